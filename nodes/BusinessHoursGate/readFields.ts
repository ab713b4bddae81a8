import { isRecord } from '../shared/chatwoot/errors';
import { readSpan, readTimezone, show } from '../shared/hours/readClock';
import { opensEver, readCalendar, readSchedule } from '../shared/hours/readSchedule';
import { readSpecialDays } from '../shared/hours/readSpecialDays';
import type { Schedule, Span } from '../shared/hours/schedule';
import { DAYS } from '../shared/hours/schedule';
import { idOf } from '../shared/readId';

const RIGHT_ROW = 'such as Monday, 09:00 to 18:00';

export type SpecialFields = { holidays: unknown; holidayCalendar: unknown };
export type ScheduleFields = SpecialFields & { timezone: unknown; hours: unknown };

/**
 * The schedule that was filled in row by row.
 *
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readFields(fields: ScheduleFields): Schedule {
	const timezone = readTimezone(fields.timezone, 'Timezone');
	const schedule = withSpecialDays({ timezone, weekly: readHours(fields.hours) }, fields);
	if (opensEver(schedule)) return schedule;
	throw new Error(`Hours is empty, so the shop would never open. Add at least one row, ${RIGHT_ROW}.`);
}

/** Adds the rows of Holidays, and the calendar, to hours from elsewhere. */
export function withSpecialDays(hours: Pick<Schedule, 'timezone' | 'weekly'>, fields: SpecialFields): Schedule {
	const special = readSpecialDays(rowsOf(fields.holidays, 'dates'), 'Holidays');
	const holidayCalendar = readCalendar(fields.holidayCalendar || 'none');
	const { timezone, weekly } = hours;
	return { timezone, weekly, holidays: special.closed, holidayCalendar, exceptions: special.hours };
}

/** A schedule as JSON; one that names no time zone is meant in the workflow's. */
export function readJsonField(value: unknown, workflowTimezone: string): Schedule {
	const json = typeof value === 'string' ? parse(value) : value;
	return readSchedule(isRecord(json) ? { timezone: workflowTimezone, ...json } : json);
}

/**
 * The inbox whose hours apply: the chosen one, else the item's own.
 *
 * @throws Error with a sentence that names the field and shows a right value
 */
export function readInboxId(chosen: unknown, ofItem: unknown): number {
	const id = idOf(chosen, 'Inbox') ?? idOf(ofItem, 'Inbox');
	if (id !== undefined) return id;
	throw new Error('Inbox is empty, and the item names none. Choose an inbox from the list, or enter its number, such as 3.');
}

function readHours(value: unknown): Span[][] {
	const weekly: Span[][] = DAYS.map(() => []);
	for (const [index, row] of rowsOf(value, 'days').entries()) {
		const { day, opens, closes } = isRecord(row) ? row : {};
		const spans = weekly[DAYS.findIndex((known) => known === day)];
		if (!spans) {
			throw new Error(`Hours, row ${index + 1}, has ${show(day)} for a day. Choose a day from the list, or one of ${DAYS.join(', ')}, ${RIGHT_ROW}.`);
		}
		spans.push(readSpan(opens, closes, `Hours, row ${index + 1} (${String(day)}),`));
	}
	return weekly;
}

/** The rows of a field with several of them: n8n stores none as an empty object. */
function rowsOf(value: unknown, name: string): unknown[] {
	const rows = isRecord(value) ? value[name] : value;
	return Array.isArray(rows) ? rows : [];
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
