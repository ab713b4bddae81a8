import { DatabaseError } from './Database';

/** What PostgREST refuses a request with. */
export class PostgrestError extends Error {
	readonly details: string | null = null;

	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly hint: string | null = null,
	) {
		super(message);
	}
}

/** Statuses that PostgREST gives PostgreSQL's codes, by their beginning, the longest first; 400 for the others. */
const STATUSES: Array<[string, number]> = [
	...([['21000', 500], ['23503', 409], ['23505', 409], ['25006', 405], ['42883', 404], ['42P01', 404], ['42P17', 500]] as Array<[string, number]>),
	...([['53400', 500], ['57P01', 503], ['P0001', 400]] as Array<[string, number]>),
	...([['08', 503], ['09', 500], ['0L', 403], ['0P', 403], ['25', 500], ['28', 403], ['2D', 500], ['38', 500]] as Array<[string, number]>),
	...([['39', 500], ['3B', 500], ['40', 500], ['53', 503], ['54', 500], ['55', 500], ['57', 500], ['58', 500]] as Array<[string, number]>),
	...([['F0', 500], ['HV', 500], ['P0', 500], ['XX', 500]] as Array<[string, number]>),
];

/** The answer to a failed request. `isKnown`: the caller has shown more than the public key. */
export function presentError(error: unknown, isKnown: boolean): { status: number; json: object } {
	if (error instanceof PostgrestError) {
		const { status, code, details, hint, message } = error;
		return { status, json: { code, details, hint, message } };
	}
	if (!(error instanceof DatabaseError)) throw error;
	const { code, detail: details, hint, message } = error;
	return { status: statusOf(code, isKnown), json: { code, details, hint, message } };
}

function statusOf(code: string, isKnown: boolean): number {
	if (code === '42501') return isKnown ? 403 : 401;
	return STATUSES.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 400;
}
