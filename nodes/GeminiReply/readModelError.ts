import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import type { ReplyVerdict } from './readReply';

type GoogleError = { message: string; status: string; details: JsonRecord[] };

const TEMPORARY = new Set([0, 408, 500, 502, 503, 504]);
const BAD_KEY = /api[ _]key (?:not valid|expired|invalid|not found)|reported as leaked|valid api key/i;
const NO_MONEY = /prepay(?:ment)? credits|spending cap|billing account/i;
const MAX_TEXT_CHARACTERS = 200;

/**
 * Reads an answer of the Gemini API that is no 200. Google's shapes: `error.status` and `error.details` with
 * `ErrorInfo.reason`, `QuotaFailure.violations[].quotaId` and `RetryInfo.retryDelay` ("36s"). A bad key is a 400.
 *
 * @param status HTTP status, 0 when no answer came
 */
export function readModelError(status: number, body: unknown): ReplyVerdict {
	const error = readError(body);
	if (status === 429) return readQuota(error);
	if (TEMPORARY.has(status)) return busy(status, error);
	if (isOwnersMatter(status, error)) return { verdict: 'credential', reason: ownersReason(status, error) };
	if (status === 404) return { verdict: 'handoff', otherModel: true, reason: `Gemini does not know this model${said(error)}. Choose another one in the node.` };
	return { verdict: 'handoff', reason: `Gemini refused the request (${status})${said(error)}.` };
}

export function isBadKey(error: GoogleError): boolean {
	return error.details.some(({ reason }) => reason === 'API_KEY_INVALID') || BAD_KEY.test(error.message);
}

export function isBlockedRegion({ message, status }: GoogleError): boolean {
	return status === 'FAILED_PRECONDITION' && /location|region|country/i.test(message) && !/billing/i.test(message);
}

/** `error` of Google's JSON, empty where the body is none. */
export function readError(body: unknown): GoogleError {
	const inner = Array.isArray(body) ? (body as unknown[])[0] : body;
	const error = isRecord(inner) && isRecord(inner.error) ? inner.error : {};
	return {
		message: typeof error.message === 'string' ? error.message : '',
		status: typeof error.status === 'string' ? error.status : '',
		details: Array.isArray(error.details) ? error.details.filter(isRecord) : [],
	};
}

function isOwnersMatter(status: number, error: GoogleError): boolean {
	if (status === 401 || status === 403 || status === 402) return true;
	return status === 400 && (isBadKey(error) || (error.status === 'FAILED_PRECONDITION' && !isBlockedRegion(error)));
}

function ownersReason(status: number, error: GoogleError): string {
	if (isBadKey(error)) return `Gemini does not accept the API key${said(error)}. Put a valid key into the Gemini credential.`;
	return `Gemini does not serve this project (${status})${said(error)}. Check the key, the project and its billing.`;
}

/** A day's quota is not worth a wait; another model has its own. */
function readQuota(error: GoogleError): ReplyVerdict {
	const violations = error.details.flatMap(({ violations }) => (Array.isArray(violations) ? violations.filter(isRecord) : []));
	if (violations.some(({ quotaId }) => /per_?day/i.test(String(quotaId)))) {
		return { verdict: 'handoff', otherModel: true, reason: 'The daily quota of Gemini is used up. Fallback Models, or a paid key, would go on.' };
	}
	if (NO_MONEY.test(error.message)) return { verdict: 'credential', reason: `Gemini refused for lack of credit${said(error)}. Check the billing of the key in Google AI Studio.` };
	const reason = 'Gemini allows no more requests at the moment.';
	return { verdict: 'retry', otherModel: true, reason, ...retryAfter(error) };
}

function busy(status: number, error: GoogleError): ReplyVerdict {
	const reason = status === 0 ? 'Gemini gave no answer in time.' : `Gemini is in trouble (${status})${said(error)}.`;
	return { verdict: 'retry', otherModel: true, reason, ...retryAfter(error) };
}

function retryAfter({ details }: GoogleError): { retryAfterSeconds?: number } {
	for (const { retryDelay } of details) {
		const seconds = typeof retryDelay === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(retryDelay)?.[1] : undefined;
		if (seconds !== undefined) return { retryAfterSeconds: Number(seconds) };
	}
	return {};
}

function said({ message }: GoogleError): string {
	const line = message.replace(/\s+/g, ' ').trim().replace(/(?<![.\s])[.\s]+$/, '');
	if (line === '') return '';
	return `: "${line.length > MAX_TEXT_CHARACTERS ? `${line.slice(0, MAX_TEXT_CHARACTERS)}…` : line}"`;
}
