import { isRecord } from '../chatwoot/errors';
import type { JsonRecord } from '../chatwoot/types';
import { parseJson } from '../parseJson';
import { readDate, readSpan, readTimezone, show } from './readClock';
import { readSpecialDays } from './readSpecialDays';
import type { Day, HolidayCalendar, Schedule, Span } from './schedule';
import { DAYS, HOLIDAY_CALENDARS } from './schedule';

const KNOWN_KEYS = ['timezone', 'weekly', 'holidays', 'holidayCalendar', 'exceptions', 'name'];
const RIGHT_HOURS = '"mon": [["09:00", "18:00"]]';
const RIGHT_EXCEPTION = '{ "date": "2026-12-24", "intervals": [["09:00", "13:00"]] }';

/**
 * Reads a schedule: `{ timezone, weekly: { mon: [["09:00","13:00"], …], … }, holidays?, holidayCalendar?,
 * exceptions? }`, or the same as JSON text.
 *
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readSchedule(json: unknown): Schedule {
	const record = readObject(json);
	const unknown = Object.keys(record).find((key) => !KNOWN_KEYS.includes(key));
	if (unknown !== undefined) {
		throw new Error(`The schedule has ${show(unknown)}, which means nothing. It may hold ${KNOWN_KEYS.slice(0, -1).join(', ')}.`);
	}
	const timezone = readTimezone(record.timezone, '"timezone" of the schedule');
	const weekly = readWeek(record.weekly);
	const special = readSpecialDays(listOf(record.holidays, 'holidays', '[{ "date": "2026-09-18" }]'), 'holidays');
	const exceptions = readExceptions(record.exceptions, special.hours);
	const schedule = { timezone, weekly, holidays: special.closed, holidayCalendar: readCalendar(record.holidayCalendar), exceptions };
	// Seven empty days are a decision; a week without any is a field nobody filled in.
	if (!opensEver(schedule) && !DAYS.every((day) => isRecord(record.weekly) && day in record.weekly)) throw noHours();
	return schedule;
}

/** Whether any day has hours. */
export function opensEver({ weekly, exceptions }: Pick<Schedule, 'weekly' | 'exceptions'>): boolean {
	return [...weekly, ...exceptions.values()].some((spans) => spans.length > 0);
}

/** @throws Error with a sentence that shows the calendars there are */
export function readCalendar(value: unknown): HolidayCalendar {
	const calendar = HOLIDAY_CALENDARS.find((known) => known === (value ?? 'none'));
	if (calendar !== undefined) return calendar;
	throw new Error(`The holiday calendar is ${show(value)}. Choose "CL" (Chile), "BR" (Brazil) or "none", and list other holidays by date.`);
}

function readObject(json: unknown): JsonRecord {
	const value = typeof json === 'string' ? parseJson(json) : json;
	if (isRecord(value)) return value;
	throw new Error(`The schedule is no JSON object. Write it such as { "timezone": "America/Santiago", "weekly": { ${RIGHT_HOURS} } }.`);
}

function readWeek(value: unknown): Span[][] {
	if (!isRecord(value)) throw noHours();
	const stranger = Object.keys(value).find((key) => !DAYS.some((day) => day === key));
	if (stranger !== undefined) {
		throw new Error(`"weekly" has the day ${show(stranger)}. Name the days ${DAYS.join(', ')}.`);
	}
	return DAYS.map((day: Day) => readSpans(value[day] ?? [], `"weekly.${day}"`));
}

function readSpans(value: unknown, where: string): Span[] {
	const pairs = Array.isArray(value) ? value : undefined;
	if (pairs?.every((pair) => Array.isArray(pair) && pair.length === 2)) {
		return pairs.map((pair: unknown[]) => readSpan(pair[0], pair[1], where));
	}
	throw new Error(`${where} is ${show(value)}. Write a list of openings and closings, such as [["09:00", "13:00"], ["15:00", "19:00"]], or [] for closed.`);
}

function readExceptions(value: unknown, hours: ReadonlyMap<string, Span[]>): Map<string, Span[]> {
	const exceptions = new Map(hours);
	for (const [index, entry] of listOf(value, 'exceptions', `[${RIGHT_EXCEPTION}]`).entries()) {
		const where = `"exceptions", entry ${index + 1},`;
		const { date: written, intervals } = isRecord(entry) ? entry : {};
		const date = readDate(written, where);
		if (exceptions.has(date)) {
			throw new Error(`${where} names ${date} a second time. Put all hours of a day into one entry, such as ${RIGHT_EXCEPTION}.`);
		}
		exceptions.set(date, readSpans(intervals, `${where} "intervals",`));
	}
	return exceptions;
}

function listOf(value: unknown, name: string, right: string): unknown[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value;
	throw new Error(`"${name}" is ${show(value)}. Write a list, such as ${right}.`);
}

function noHours(): Error {
	return new Error(`"weekly" has no hours, so the shop would never open. Give at least one day hours, such as ${RIGHT_HOURS}. If it is meant to stay closed, list all seven days with [].`);
}
