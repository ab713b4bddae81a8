import type { IncomingHttpHeaders } from 'node:http';

import type { Answer } from '../chatwoot/http/Answer';
import type { Role } from './Database';
import type { Keys } from './supabase';

/**
 * Who asks: Supabase's gateway wants a key in `apikey`, PostgREST takes the role from the JWT in `Authorization`.
 * The gateway makes one of a secret or publishable key; of a JWT in `apikey` alone nothing follows.
 */
export function checkCaller(headers: IncomingHttpHeaders, keys: Keys): { role: Role } | { refusal: Answer } {
	const key = headers.apikey;
	if (key === undefined) return refuse({ message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' });
	if (!Object.values(keys).includes(String(key))) {
		return refuse({ message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' });
	}
	const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (token === undefined || token === key) return { role: roleOf(String(token ?? key), keys, token !== undefined) };
	if (token === keys.serviceJwt || token === keys.anonJwt) return { role: roleOf(token, keys, true) };
	const parts = token.split('.').length;
	const message = parts === 3 ? 'No suitable key or wrong key type' : `Expected 3 parts in JWT; got ${parts}`;
	return refuse({ code: 'PGRST301', details: null, hint: null, message });
}

function roleOf(key: string, keys: Keys, isInAuthorization: boolean): Role {
	if (key === keys.secret) return 'service';
	return isInAuthorization && key === keys.serviceJwt ? 'service' : 'anon';
}

function refuse(json: object): { refusal: Answer } {
	return { refusal: { status: 401, json } };
}
