import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { printed } from '../shared/printed';
import { textOf } from './operation';

/** In Chatwoot's order: Sunday is 0. */
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const TIME = /^([01]?\d|2[0-4]):([0-5]\d)$/;

/**
 * Rows of day, opening and closing time as Chatwoot takes them. It knows one stretch a day, which ends on that day.
 *
 * @throws Error with a sentence naming the day
 */
export function readWorkingHours(rows: unknown): JsonRecord[] {
	const list = Array.isArray(rows) ? rows.filter(isRecord) : [];
	if (list.length === 0) throw new Error('Hours is empty. Add a row for each day that changes.');
	return list.map(readDay);
}

function readDay({ day, opens, closes }: JsonRecord): JsonRecord {
	const dayOfWeek = Number(printed(day));
	const name = DAYS[dayOfWeek];
	if (name === undefined) throw new Error(`Day must be a number from 0 (Sunday) to 6 (Saturday), but is "${textOf(day).slice(0, 20)}".`);
	const [from, to] = [textOf(opens), textOf(closes)];
	if (from === '' && to === '') return { day_of_week: dayOfWeek, closed_all_day: true, open_all_day: false };
	const open = minutesOf(from, name);
	const close = minutesOf(to, name);
	if (open === 0 && close === 24 * 60) return { day_of_week: dayOfWeek, closed_all_day: false, open_all_day: true };
	if (close <= open || close === 24 * 60) {
		throw new Error(`${name} would close at ${to} and open at ${from}. Closes must be later than Opens, and 23:59 at the latest.`);
	}
	return {
		day_of_week: dayOfWeek,
		closed_all_day: false,
		open_all_day: false,
		open_hour: Math.floor(open / 60),
		open_minutes: open % 60,
		close_hour: Math.floor(close / 60),
		close_minutes: close % 60,
	};
}

function minutesOf(text: string, day: string): number {
	const [, hours, minutes] = TIME.exec(text) ?? [];
	const total = Number(hours) * 60 + Number(minutes);
	if (hours !== undefined && total <= 24 * 60) return total;
	throw new Error(`"${text.slice(0, 20)}" on ${day} is no time. Write it as 09:00, or leave both fields empty for a closed day.`);
}
