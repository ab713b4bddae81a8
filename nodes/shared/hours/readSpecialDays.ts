import { isRecord } from '../chatwoot/errors';
import { readDate, readSpan } from './readClock';
import type { Span } from './schedule';

/** Days that are no ordinary weekday: closed ones, and ones with hours of their own. */
export type SpecialDays = { closed: Set<string>; hours: Map<string, Span[]> };

/**
 * Reads `{ date, opens?, closes? }` rows: closed without hours, open at these hours with them. Several rows
 * with hours may share a date, as a morning and an afternoon do.
 *
 * @param name what the user calls the list, for the sentence
 * @throws Error with a sentence that names the row and shows a right value
 */
export function readSpecialDays(rows: unknown[], name: string): SpecialDays {
	const days: SpecialDays = { closed: new Set(), hours: new Map() };
	for (const [index, row] of rows.entries()) {
		const where = `"${name}", row ${index + 1},`;
		const { date: written, opens, closes } = isRecord(row) ? row : { date: row };
		const date = readDate(written, where);
		if (isEmpty(opens) && isEmpty(closes)) days.closed.add(date);
		else days.hours.set(date, [...(days.hours.get(date) ?? []), readSpan(opens, closes, where)]);
	}
	const both = [...days.closed].find((date) => days.hours.has(date));
	if (both === undefined) return days;
	throw new Error(`"${name}" closes ${both} in one row and opens it in another. Keep one of them: a row without times closes the day, a row such as 09:00 to 13:00 opens it.`);
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
