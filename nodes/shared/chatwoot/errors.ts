import type { JsonRecord } from './types';

/** What went wrong with one request, in words a shop owner can act on. Holds no token. */
export class ChatwootError extends Error {
	constructor(
		/** What happened. */
		readonly what: string,
		/** What to do about it. */
		readonly advice: string,
		readonly details: ErrorDetails,
	) {
		super(`${what} ${advice}`.trim());
		this.name = 'ChatwootError';
	}
}

export type ErrorDetails = {
	method: string;
	path: string;
	/** Undefined when no answer came. */
	status: number | undefined;
	/** Which fields Chatwoot refused: never translated, unlike its message. */
	attributes: string[];
	/** True when the request may have taken effect although no good answer came. */
	uncertain: boolean;
	/** After 429, when the request may come again; undefined when it has to be given up. */
	retryAfterMs?: number;
};

export type FailedAnswer = {
	method: string;
	path: string;
	status: number | undefined;
	body: unknown;
	/** Code of the socket error when no answer came, such as ECONNREFUSED. */
	code?: string;
	/** Whether the request changes something. */
	writes: boolean;
	retryAfterMs?: number;
};

/** Statuses after which a write may have happened: the server, or a proxy before it, broke off midway. */
const UNCERTAIN_STATUSES = new Set([408, 500, 502, 503, 504]);
/** The connection was never made, so nothing happened. */
const NOTHING_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const MAX_TEXT_CHARACTERS = 300;

/**
 * Finds Chatwoot's own words in an error body: `message` + `attributes`, `error`, `errors[]` or plain text.
 *
 * @returns an empty string when the body says nothing a person can read (HTML, nothing at all)
 */
export function readErrorText(body: unknown): string {
	if (typeof body === 'string') return /^\s*</.test(body) ? '' : shorten(body);
	if (!isRecord(body)) return '';
	const { message, error, errors } = body;
	if (typeof message === 'string' && message) return shorten(message);
	if (typeof error === 'string' && error) return shorten(error);
	if (Array.isArray(errors)) return shorten(errors.map(errorEntryText).filter(Boolean).join('; '));
	return '';
}

function errorEntryText(entry: unknown): string {
	if (typeof entry === 'string') return entry;
	return isRecord(entry) && typeof entry.message === 'string' ? entry.message : '';
}

/** The refused fields of a 422, such as `["phone_number"]`. */
export function readErrorAttributes(body: unknown): string[] {
	if (!isRecord(body) || !Array.isArray(body.attributes)) return [];
	return body.attributes.filter((name): name is string => typeof name === 'string');
}

/** Turns a failed answer, or the lack of one, into an error that says what happened and what to do. */
export function describeFailure(answer: FailedAnswer): ChatwootError {
	const text = readErrorText(answer.body);
	const request = `${answer.method} ${answer.path}`;
	const said = text ? `: "${text.replace(/(?<![.\s])[.\s]+$/, '')}"` : '';
	const details: ErrorDetails = {
		method: answer.method,
		path: answer.path,
		status: answer.status,
		attributes: readErrorAttributes(answer.body),
		uncertain: answer.writes && mayHaveHappened(answer),
		...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
	};
	if (answer.status === undefined) {
		// In the advice, because n8n replaces a message that holds such a code by a sentence of its own.
		const code = answer.code ? ` (${answer.code})` : '';
		return new ChatwootError(`Chatwoot gave no answer to ${request}.`, `${silenceAdvice(answer.code)}${code}`, details);
	}
	return new ChatwootError(
		`Chatwoot answered ${answer.status} to ${request}${said}.`,
		adviceFor(answer.status, text),
		details,
	);
}

function mayHaveHappened(answer: FailedAnswer): boolean {
	if (answer.status === undefined) return !NOTHING_SENT.has(answer.code ?? '');
	return UNCERTAIN_STATUSES.has(answer.status);
}

function silenceAdvice(code: string | undefined): string {
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Check the Base URL in the Chatwoot credential: no server has that name.';
	if (code === 'ECONNREFUSED') return 'Check the Base URL in the Chatwoot credential and that Chatwoot is running.';
	return 'Chatwoot may be overloaded or restarting. Run this again; what has an Idempotency Key is not sent twice.';
}

const BOT_REFUSED = /not authorized for bots/i;
const NOT_A_MEMBER = /access this account/i;
const ROLE_REFUSED = /not authorized to do this/i;
const BAD_TOKEN = /invalid access token|sign in or sign up/i;
/** With an underscore: what the server says to everybody who is no platform app. */
const NO_PLATFORM_APP = /invalid access_token/i;

function adviceFor(status: number, text: string): string {
	if (status === 401) return unauthorizedAdvice(text);
	if (status === 402) return 'The Chatwoot plan does not include this. See Billing in Chatwoot.';
	if (status === 403) return 'Chatwoot does not allow this here. Check the inbox type and the permissions of the token.';
	// A record that is missing is named in words; a request that the server does not know is not.
	if (status === 404 && text === '') return 'This Chatwoot does not know this request: it is too old for it, or the Base URL leads somewhere else.';
	if (status === 404) return 'It does not exist in this account. Check the ID, the Account ID in the credential, and the Base URL.';
	if (status === 409) return 'Chatwoot has this already. Use what is there, or another name.';
	if (status === 413) return 'The message or file is too large for this Chatwoot server. Send a smaller one, or several.';
	if (status === 422) return 'Change the value that Chatwoot names and run this again.';
	if (status === 429) return 'Chatwoot allows only so many requests a minute. Run this again in a minute, or send fewer at once.';
	if (status >= 300 && status < 400) return 'The Base URL in the credential redirects. Enter the address it leads to, with https.';
	if (status >= 500) return 'Chatwoot could not handle this. A value may have a form it does not know, or the server is in trouble. See the Chatwoot log if it stays.';
	return 'Check the values of this step.';
}

function unauthorizedAdvice(text: string): string {
	if (BOT_REFUSED.test(text)) return 'The credential holds the token of an agent bot, and bots may not do this. Use the access token of a user (Profile Settings).';
	if (NO_PLATFORM_APP.test(text)) return 'This needs a credential with the token of a platform app, which a super administrator creates (Super Admin, Platform Apps).';
	if (NOT_A_MEMBER.test(text)) return "The token's owner is no member of this account. Check the Account ID in the credential.";
	if (ROLE_REFUSED.test(text)) return 'The token belongs to an agent, and this needs an administrator. Put the access token of one into the Chatwoot credential.';
	if (BAD_TOKEN.test(text)) return 'The access token is wrong or was renewed. Copy it again from Profile Settings in Chatwoot into the credential.';
	return 'Check the access token and the Account ID in the Chatwoot credential.';
}

/** Something this package refuses by itself, before anything is sent. */
export function refusal(what: string, advice: string): ChatwootError {
	const details = { method: '', path: '', status: undefined, attributes: [], uncertain: false };
	return new ChatwootError(what, advice, details);
}

/** An answer that is not what was asked for, such as a proxy's page with status 200: never taken for "none". */
export function strangeAnswer({ method, path }: { method: string; path: string }, kind: string): ChatwootError {
	return new ChatwootError(
		`${method} ${path} did not answer with ${kind}.`,
		'Check that the Base URL in the credential is the address of Chatwoot itself.',
		{ method, path, status: 200, attributes: [], uncertain: false },
	);
}

export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(text: string): string {
	const oneLine = text.replace(/\s+/g, ' ').trim();
	return oneLine.length > MAX_TEXT_CHARACTERS ? `${oneLine.slice(0, MAX_TEXT_CHARACTERS)}…` : oneLine;
}
