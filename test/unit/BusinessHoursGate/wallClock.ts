const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MINUTES_PER_DAY = 1_440;
const formats = new Map<string, Intl.DateTimeFormat>();

export type WallClock = { day: string; time: string };
export type Week = Record<string, Array<[opens: string, closes: string]>>;

/**
 * Whether a shop is open by nothing but what the clock on its wall shows, compared with the hours as text. No arithmetic with time zones, so it shares no mistake with the schedule's.
 */
export function isOpenOnWall({ day, time }: WallClock, week: Week): boolean {
	const yesterday = DAYS[(DAYS.indexOf(day) + 6) % 7] ?? '';
	const today = (week[day] ?? []).some(([opens, closes]) => time >= opens && (closes <= opens || time < closes));
	return today || (week[yesterday] ?? []).some(([opens, closes]) => closes <= opens && time < closes);
}

/** What the clock on a wall shows, in Intl's words. */
export function wallClock(timezone: string, at: Date): WallClock {
	const format = formats.get(timezone) ?? new Intl.DateTimeFormat('en-US', { timeZone: timezone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	formats.set(timezone, format);
	const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
	return { day: String(parts.weekday).toLowerCase(), time: `${parts.hour}:${parts.minute}` };
}

/** The instants within a span of years at which the clock on the wall jumps, to the hour. */
export function clockChanges(timezone: string, fromYear: number, toYear: number): Date[] {
	const minuteOfDay = (atMs: number) => {
		const [hours = 0, minutes = 0] = wallClock(timezone, new Date(atMs)).time.split(':').map(Number);
		return hours * 60 + minutes;
	};
	const jumps = (fromMs: number, lengthMs: number) =>
		(minuteOfDay(fromMs) + lengthMs / MINUTE_MS) % MINUTES_PER_DAY !== minuteOfDay(fromMs + lengthMs);
	const changes: Date[] = [];
	for (let dayMs = Date.UTC(fromYear, 0, 1); dayMs < Date.UTC(toYear + 1, 0, 1); dayMs += DAY_MS) {
		if (!jumps(dayMs, DAY_MS)) continue;
		let hourMs = dayMs;
		while (!jumps(hourMs, HOUR_MS)) hourMs += HOUR_MS;
		changes.push(new Date(hourMs + HOUR_MS));
	}
	return changes;
}
