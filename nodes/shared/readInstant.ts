import { DateTime } from 'luxon';

import { printed } from './printed';

/** What lies beyond is a mistake, and the neighbourhood of the last instant that a computer knows breaks calculations. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/**
 * An instant from a date field: what the panel's picker stores (`2026-11-22T09:00:00`, in the workflow's time
 * zone), ISO text with an offset, a Date or luxon DateTime from an expression, or Unix seconds.
 *
 * @returns undefined when not set
 * @throws Error with a sentence naming the field
 */
export function readInstant(
	value: unknown,
	displayName: string,
	timezone: string,
): Date | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = value instanceof Date && value.getTime() > 0 ? value.toISOString() : printed(value).trim();
	const instant = /^\d{9,10}$/.test(text)
		? DateTime.fromSeconds(Number(text))
		: DateTime.fromISO(text.replace(' ', 'T'), { zone: timezone });
	if (instant.isValid && instant.year >= FIRST_YEAR && instant.year <= LAST_YEAR) return instant.toJSDate();
	throw new Error(`${displayName} must be a date and time such as 2026-11-22T09:00, but is "${text.slice(0, 60)}".`);
}
