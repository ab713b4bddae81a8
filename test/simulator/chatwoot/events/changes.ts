import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../whatsapp/json';

/** `changed_attributes`: an array of objects with one key each. */
export type Change = Record<string, { previous_value: unknown; current_value: unknown }>;

export function change(column: string, previous: unknown, current: unknown): Change {
	return { [column]: { previous_value: previous, current_value: current } };
}

/** Which of `after`'s fields differ from `before`, compared by value. */
export function changedKeys<Row extends object>(
	before: Row,
	after: Partial<Row>,
): Array<keyof Row> {
	return (Object.keys(after) as Array<keyof Row>).filter(
		(key) => !isDeepStrictEqual(before[key], after[key]),
	);
}

/** Rows that show as their id. */
export function idOf(row: { id: number } | null): number | null {
	return row?.id ?? null;
}

export type Payload = Json & { changed_attributes?: Change[] | null };
