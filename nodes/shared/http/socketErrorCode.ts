import { isRecord } from '../chatwoot/errors';

/** ECONNREFUSED, ERR_TLS_CERT_ALTNAME_INVALID…; not an HTTP status, which would be an answer. */
const SOCKET_CODE = /^[A-Z][A-Z_0-9]+$/;

/** n8n wraps what axios threw, once or twice, depending on its version; the outermost keeps the code as `httpCode`. */
export function socketErrorCode(error: unknown): string | undefined {
	for (let inner = error, depth = 0; isRecord(inner) && depth < 4; depth++) {
		const code = [inner.code, inner.httpCode].find((one) => typeof one === 'string' && SOCKET_CODE.test(one));
		if (code !== undefined) return String(code);
		inner = inner.cause;
	}
	return undefined;
}
