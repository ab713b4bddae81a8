import { IANAZone } from 'luxon';

import type { Span } from './schedule';
import { entryOf } from '../entryOf';

const MINUTES_PER_DAY = 1440;
const TIME = /^(\d{1,2}):(\d{2})$/;
const DATE = /^(\d{4}|-)-(\d{2})-(\d{2})$/;
/** A leap year, so that 29 February may recur. */
const ANY_YEAR = '2000';
const MAX_SHOWN_CHARACTERS = 40;
/** Younger than some time zone tables in use; the same clock since it split off. */
const STAND_INS: Record<string, string> = { 'America/Coyhaique': 'America/Punta_Arenas' };

/**
 * Opening and closing time of one interval. Closing at or before the opening means the next day.
 *
 * @param where what the user calls the field, for the sentence
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readSpan(opens: unknown, closes: unknown, where: string): Span {
	const start = readTime(opens, where);
	const end = readTime(closes, where);
	if (start === MINUTES_PER_DAY) {
		throw new Error(`${where} opens at 24:00. Let it open at "00:00" of the next day.`);
	}
	if (start === end) {
		throw new Error(`${where} ends where it begins, at ${show(opens)}. Write two times, such as "09:00" and "18:00"; a whole day is "00:00" and "24:00".`);
	}
	return { opens: start, closes: end < start ? end + MINUTES_PER_DAY : end };
}

/** Minutes after midnight, 0 to 1440. */
function readTime(value: unknown, where: string): number {
	const [, hours, minutes] = TIME.exec(typeof value === 'string' ? value.trim() : '') ?? [];
	const total = Number(hours) * 60 + Number(minutes);
	if (total <= MINUTES_PER_DAY && Number(minutes) < 60) return total;
	throw new Error(`${where} has ${show(value)} for a time. Write hours and minutes from 00:00 to 24:00, such as "09:00" and "18:00".`);
}

/**
 * A date as `2026-09-18`, or `--12-25` for every year.
 *
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readDate(value: unknown, where: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	const [, year, month, day] = DATE.exec(text) ?? [];
	if (year !== undefined && isDate(`${year === '-' ? ANY_YEAR : year}-${month}-${day}`)) return text;
	throw new Error(`${where} has ${show(value)} for a date. Write year, month and day between 2000 and 2099, such as "2026-09-18", or "--12-25" for every year.`);
}

function isDate(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return text.startsWith('20') && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * The name of a time zone, as it was written.
 *
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readTimezone(value: unknown, where: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '' && zoneOf(text).isValid) return text;
	const problem = text === '' ? 'is missing' : `is ${show(value)}, which is no time zone`;
	throw new Error(`${where} ${problem}. Write region and city, such as "America/Santiago", "America/Sao_Paulo" or "America/Mexico_City".`);
}

/** The zone by that name, or the one that keeps the same time where this server does not know it yet. */
export function zoneOf(timezone: string, isKnown = (name: string) => IANAZone.isValidZone(name)): IANAZone {
	return IANAZone.create(isKnown(timezone) ? timezone : (entryOf(STAND_INS, timezone) ?? timezone));
}

export function show(value: unknown): string {
	const text = value === undefined ? 'nothing' : JSON.stringify(value);
	return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}
