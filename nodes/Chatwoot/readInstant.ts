import { textOf } from './operation';

/**
 * Unix seconds of a date field: ISO text, a date from an expression (luxon or Date), or seconds already.
 *
 * @returns undefined when the field is empty
 * @throws Error with a sentence naming the field
 */
export function unixSecondsOf(value: unknown, displayName: string): number | undefined {
	const text = value instanceof Date ? value.toISOString() : textOf(value);
	if (text === '') return undefined;
	if (/^\d{9,10}$/.test(text)) return Number(text);
	const milliseconds = Date.parse(text);
	if (!Number.isNaN(milliseconds)) return Math.floor(milliseconds / 1000);
	throw new Error(`${displayName} is no date: "${text.slice(0, 40)}". Enter one such as 2026-12-31T09:00:00-03:00.`);
}
