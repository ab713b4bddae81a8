import { unreachable, type AccountVerdict, type ProbeAnswer } from '../shared/chatwoot/checkAccount';
import { isRecord } from '../shared/chatwoot/errors';
import { isBadKey, isBlockedRegion, readError } from './readModelError';

/** Says in one sentence whether a key works, and if not what is wrong. Google answers a bad key with 400, not 401. */
export function checkKey({ status, code, body }: ProbeAnswer): AccountVerdict {
	const error = readError(body);
	const said = error.message ? `: "${error.message.slice(0, 200)}"` : '.';
	if (status === undefined) return bad(unreachable(code));
	if (status === 200 && isRecord(body) && Array.isArray(body.models)) return { ok: true, message: 'Connected' };
	if (isBadKey(error)) return bad('The API Key is wrong, expired or was deleted. Copy it again from Google AI Studio.');
	if (isBlockedRegion(error)) {
		return bad('Google does not offer Gemini at the place where this n8n runs. The key may be right; run n8n, or its proxy, in another region.');
	}
	if (status === 401 || status === 403) return bad(`Google knows the key and refuses it${said} Check that it may use the Generative Language API.`);
	if (status === 429) return bad('The quota of this key is used up for now; the key itself is right. Wait, or raise its limits in Google AI Studio.');
	if (error.status === 'FAILED_PRECONDITION') return bad(`Google does not serve this project${said} Check its billing.`);
	if (status >= 500) return bad(`Gemini is in trouble (${status}). Test again in a minute.`);
	if (error.status === '') return bad('The Base URL leads to something that does not answer like Gemini. Usually it is https://generativelanguage.googleapis.com.');
	return bad(`Gemini answered ${status}${said} Check the key.`);
}

function bad(message: string): AccountVerdict {
	return { ok: false, message };
}
