import type { HolidayCalendar } from './schedule';

const MS_PER_DAY = 86_400_000;
const SUNDAY = 0;
const MONDAY = 1;
const TUESDAY = 2;
const WEDNESDAY = 3;
const FRIDAY = 5;

const CHILE_FIXED = ['01-01', '05-01', '05-21', '07-16', '08-15', '09-18', '09-19', '11-01', '12-08', '12-25'];
const BRAZIL_FIXED = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'];

const remembered = new Map<string, Set<string>>();

/**
 * Whether a date is a legal holiday of a whole country. Elections, and the days that only offices keep
 * (Carnaval, Corpus Christi), are not known by rule.
 *
 * @param date `2026-09-18`
 */
export function isLegalHoliday(calendar: HolidayCalendar, date: string): boolean {
	if (calendar === 'none') return false;
	return holidaysOf(calendar, Number(date.slice(0, 4))).has(date);
}

/** The legal holidays of a year, as `2026-09-18`. */
export function holidaysOf(calendar: 'CL' | 'BR', year: number): Set<string> {
	const name = `${calendar}${year}`;
	const known = remembered.get(name);
	if (known) return known;
	const days = new Set(calendar === 'CL' ? chile(year) : brazil(year));
	remembered.set(name, days);
	return days;
}

/** Law 2.977 and those that changed it: 19.668 (moving Mondays), 20.215, 20.299, 20.983, 21.357. */
function chile(year: number): string[] {
	const easter = easterOf(year);
	return [
		...CHILE_FIXED.map((day) => `${year}-${day}`),
		isoOf(easter - 2 * MS_PER_DAY),
		isoOf(easter - MS_PER_DAY),
		isoOf(solsticeOf(year)),
		nearestMonday(utc(year, 6, 29)),
		nearestMonday(utc(year, 10, 12)),
		reformationDay(utc(year, 10, 31)),
		...bridges(year),
	];
}

function brazil(year: number): string[] {
	return [...BRAZIL_FIXED.map((day) => `${year}-${day}`), isoOf(easterOf(year) - 2 * MS_PER_DAY)];
}

/** Tuesday to Thursday are kept on the Monday before, Friday on the Monday after. */
function nearestMonday(dayMs: number): string {
	const weekday = weekdayOf(dayMs);
	if (weekday === FRIDAY) return isoOf(dayMs + 3 * MS_PER_DAY);
	return isoOf(weekday > MONDAY && weekday < FRIDAY ? dayMs - (weekday - MONDAY) * MS_PER_DAY : dayMs);
}

/** Tuesday is kept on the Friday before, Wednesday on the Friday after. */
function reformationDay(dayMs: number): string {
	const weekday = weekdayOf(dayMs);
	if (weekday === TUESDAY) return isoOf(dayMs - 4 * MS_PER_DAY);
	return isoOf(weekday === WEDNESDAY ? dayMs + 2 * MS_PER_DAY : dayMs);
}

/** Single working days between a weekend and the national days, or after New Year. */
function bridges(year: number): string[] {
	const before = utc(year, 9, 17);
	const after = utc(year, 9, 20);
	const newYear = utc(year, 1, 2);
	return [
		...([MONDAY, FRIDAY].includes(weekdayOf(before)) ? [isoOf(before)] : []),
		...(weekdayOf(after) === FRIDAY ? [isoOf(after)] : []),
		...(weekdayOf(newYear) === MONDAY && weekdayOf(utc(year, 1, 1)) === SUNDAY ? [isoOf(newYear)] : []),
	];
}

/**
 * Winter solstice on the clock of Santiago: 20 or 21 June. Meeus, Astronomical Algorithms, table 27.b, without
 * the periodic terms of at most a quarter of an hour.
 */
function solsticeOf(year: number): number {
	const y = (year - 2000) / 1000;
	const julianDay = 2451716.56767 + 365241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4;
	const unixDays = julianDay - 2440587.5;
	return Math.floor(unixDays - 4 / 24) * MS_PER_DAY;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easterOf(year: number): number {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return utc(year, Math.floor(f / 31), (f % 31) + 1);
}

function utc(year: number, month: number, day: number): number {
	return Date.UTC(year, month - 1, day);
}

function weekdayOf(dayMs: number): number {
	return new Date(dayMs).getUTCDay();
}

function isoOf(dayMs: number): string {
	return new Date(dayMs).toISOString().slice(0, 10);
}
