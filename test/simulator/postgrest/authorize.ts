import type { IncomingHttpHeaders } from 'node:http';

import { Refusal } from './postgrestError';

export type Keys = { secret: string; publishable: string };
export type Role = 'service_role' | 'anon';

/**
 * Supabase's gateway: the key belongs into `apikey`. Keys are no JWTs, so that one that is also sent as a bearer
 * token is refused by PostgREST, and a secret key from a browser by the gateway.
 */
export function authorize(headers: IncomingHttpHeaders, { secret, publishable }: Keys): Role {
	const key = headers.apikey;
	if (key === undefined || key === '') {
		throw new Refusal(401, { message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' });
	}
	if (key !== secret && key !== publishable) {
		throw new Refusal(401, { message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' });
	}
	checkBearer(headers.authorization);
	if (key === secret && /Mozilla\//.test(headers['user-agent'] ?? '')) {
		throw new Refusal(401, { message: 'Forbidden use of secret API key in browser' });
	}
	return key === secret ? 'service_role' : 'anon';
}

function checkBearer(authorization: string | undefined): void {
	const token = /^Bearer (.*)$/i.exec(authorization ?? '')?.[1];
	if (token === undefined) return;
	const parts = token.split('.').length;
	const message = parts === 3 ? 'No suitable key or wrong key type' : `Expected 3 parts in JWT; got ${parts}`;
	throw new Refusal(401, { code: 'PGRST301', message });
}
