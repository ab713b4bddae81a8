export type Json = Record<string, unknown>;

/** What `value` holds as an object; an empty one when it is something else. */
export function asObject(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Json)
		: {};
}

export function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
