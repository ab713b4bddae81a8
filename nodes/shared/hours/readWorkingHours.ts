import { isRecord } from '../chatwoot/errors';
import { readAfresh } from '../chatwoot/inboxCache';
import type { ChatwootClient, JsonRecord } from '../chatwoot/types';
import { readSpan, readTimezone } from './readClock';
import type { Schedule, Span } from './schedule';
import { DAYS } from './schedule';

const WHOLE_DAY: readonly Span[] = [{ opens: 0, closes: 1440 }];
const DAYS_PER_WEEK = 7;

/**
 * The business hours of an inbox, as Chatwoot keeps them now.
 *
 * @throws ChatwootError, 404 when the inbox is gone; Error with a sentence when it has no hours
 */
export async function askWorkingHours(client: ChatwootClient, inboxId: number, now: Date): Promise<Schedule> {
	return readWorkingHours(await readAfresh(client, inboxId, now));
}

/**
 * Reads an inbox's `working_hours`. Switched off means always open, as for Chatwoot itself. A day that is open
 * all day lasts until 24:00, and closing times are exclusive: Chatwoot stores 23:59 for the former and counts
 * the closing minute's first instant as open.
 *
 * @throws Error with a sentence that names the inbox and says what to set
 */
export function readWorkingHours(inbox: JsonRecord): Schedule {
	const name = `Inbox "${String(inbox.name ?? inbox.id)}"`;
	const rules = { holidays: new Set<string>(), holidayCalendar: 'none', exceptions: new Map<string, Span[]>() } as const;
	const timezone = readTimezone(inbox.timezone, `${name}: its time zone`);
	if (inbox.working_hours_enabled === false) return { timezone, weekly: DAYS.map(() => WHOLE_DAY), ...rules };
	const rows = Array.isArray(inbox.working_hours) ? inbox.working_hours.filter(isRecord) : [];
	if (rows.length === 0) {
		throw new Error(`${name} has no business hours. Set them in Chatwoot under Settings, Inboxes, Business Hours, such as Monday 09:00 to 18:00, or choose another Schedule Source.`);
	}
	const weekly = DAYS.map((_day, index) => {
		const row = rows.find((one) => one.day_of_week === (index + 1) % DAYS_PER_WEEK);
		return row ? spansOf(row, `${name}, ${DAYS[index]},`) : [];
	});
	return { timezone, weekly, ...rules };
}

function spansOf(row: JsonRecord, where: string): readonly Span[] {
	if (row.closed_all_day === true) return [];
	if (row.open_all_day === true) return WHOLE_DAY;
	const opens = clockText(row.open_hour, row.open_minutes);
	return [readSpan(opens, clockText(row.close_hour, row.close_minutes), where)];
}

function clockText(hour: unknown, minutes: unknown): string {
	return `${String(hour)}:${String(minutes ?? 0).padStart(2, '0')}`;
}
