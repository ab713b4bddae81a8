import { DateTime } from 'luxon';

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
	const text = value instanceof Date ? value.toISOString() : String(value).trim();
	const instant = /^\d{9,10}$/.test(text)
		? DateTime.fromSeconds(Number(text))
		: DateTime.fromISO(text.replace(' ', 'T'), { zone: timezone });
	if (instant.isValid) return instant.toJSDate();
	throw new Error(`${displayName} must be a date and time such as 2026-11-22T09:00, but is "${text.slice(0, 60)}".`);
}
