import { randomBytes } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** As Rails' `has_secure_token` makes them. */
export function createToken(length = 24): string {
	let token = '';
	while (token.length < length) {
		for (const byte of randomBytes(length)) {
			if (byte < 232 && token.length < length) token += BASE58[byte % 58];
		}
	}
	return token;
}
