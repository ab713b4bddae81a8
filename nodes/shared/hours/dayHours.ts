import { isLegalHoliday } from './holidays';
import type { Schedule, Span } from './schedule';

export const MS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday; the week of a schedule starts on Monday. */
const WEEKDAY_OF_DAY_ZERO = 3;

export type DayHours = { kind: 'exception' | 'holiday' | 'weekday'; spans: readonly Span[] };

/**
 * What a local date has for hours, and by which rule: an exception beats a holiday, a holiday the weekday.
 *
 * @param day days since 1 January 1970
 */
export function hoursOfDay(schedule: Schedule, day: number): DayHours {
	const date = dateOf(day);
	const everyYear = `-${date.slice(4)}`;
	const own = schedule.exceptions.get(date) ?? schedule.exceptions.get(everyYear);
	if (own) return { kind: 'exception', spans: own };
	const { holidays, holidayCalendar } = schedule;
	if (holidays.has(date) || holidays.has(everyYear) || isLegalHoliday(holidayCalendar, date)) {
		return { kind: 'holiday', spans: [] };
	}
	return { kind: 'weekday', spans: weekdayHours(schedule, day) };
}

/** What the weekday alone says. */
export function weekdayHours({ weekly }: Schedule, day: number): readonly Span[] {
	return weekly[(((day + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7] ?? [];
}

/** `2026-09-18` */
export function dateOf(day: number): string {
	return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
