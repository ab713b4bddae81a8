import { asObject, asText } from '../whatsapp/json';
import type { Answer } from '../chatwoot/http/Answer';

export type PostgrestError = { code: string | null; message: string; details: string | null; hint: string | null };

/** An answer of PostgREST's own: nothing reached the database. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: Partial<PostgrestError> & { message: string },
	) {
		super(body.message);
	}

	answer(): Answer {
		return { status: this.status, json: { code: null, details: null, hint: null, ...this.body } };
	}
}

/** By class or code of the database's error, first match; as in PostgREST 12. */
const STATUSES: ReadonlyArray<[RegExp, number]> = [
	[/^23503$|^23505$/, 409],
	[/^21000$/, 500],
	[/^22|^23/, 400],
	[/^25006$/, 405],
	[/^25|^2D|^38|^39|^3B|^40|^54|^55|^57|^F0|^HV|^XX/, 500],
	[/^53|^08|^57P01/, 503],
	[/^28|^0L|^0P/, 403],
	[/^42883$|^42P01$/, 404],
	[/^42P17$/, 500],
];

/** What PostgREST answers when the database refuses; `isAnonymous` turns a lack of rights into 401. */
export function databaseAnswer(error: unknown, isAnonymous: boolean): Answer {
	const { code, message, detail, hint } = error instanceof Error ? asObject({ ...error, message: error.message }) : asObject(undefined);
	const name = asText(code) ?? 'XX000';
	const known = STATUSES.find(([pattern]) => pattern.test(name))?.[1] ?? 400;
	const status = name === '42501' ? (isAnonymous ? 401 : 403) : known;
	return { status, json: { code: name, details: asText(detail) ?? null, hint: asText(hint) ?? null, message: asText(message) ?? '' } };
}
