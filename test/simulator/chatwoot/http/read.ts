import { asObject, asText, type Json } from '../../whatsapp/json';
import type { Call } from './Router';
import { ApiError } from './ApiError';

/** A parameter as Rails finds it: in the body, else in the query. */
export function param({ body, query }: Pick<Call, 'body' | 'query'>, name: string): unknown {
	return name in body ? body[name] : query[name];
}

/** Text, with numbers and booleans as their text; null stays null, absent undefined. */
export function textParam(
	call: Pick<Call, 'body' | 'query'>,
	name: string,
): string | null | undefined {
	const value = param(call, name);
	if (value === undefined || value === null) return value;
	return typeof value === 'object' ? undefined : String(value);
}

/** Rails' idea of true: everything but false, 0 and their texts. */
export function isTrue(value: unknown): boolean {
	return ![undefined, null, false, 0, '', 'false', 'f', '0', 'off', 'FALSE', 'F', 'OFF'].includes(
		value as never,
	);
}

/** `{ webhook: {…} }` and `{…}` are the same to Rails. */
export function unwrap(body: Json, name: string): Json {
	return name in body ? asObject(body[name]) : body;
}

/** Which page; `given` is what the meta echoes: the text when it was asked for, else 1. */
export function pageOf(call: Call): { page: number; given: string | number } {
	const given = textParam(call, 'page');
	const page = Math.max(1, Number.parseInt(given ?? '1', 10) || 1);
	return { page, given: given ?? 1 };
}

export function findIn<Row>(rows: ReadonlyMap<number, Row>, id: unknown): Row {
	const row = rows.get(Number(id));
	if (row === undefined) throw ApiError.notFound();
	return row;
}

export function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

export function textOr(value: unknown, otherwise: string): string {
	return asText(value) ?? otherwise;
}
