export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Day = (typeof DAYS)[number];

export const HOLIDAY_CALENDARS = ['none', 'CL', 'BR'] as const;

export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

/** Minutes after midnight of the local day on which it starts; a night shift closes after 1440. */
export type Span = { opens: number; closes: number };

/**
 * When a shop is open, read and checked. Never changed once it is read: what is computed from it is remembered.
 * A day's hours come from its exception, else none when it is a holiday, else from its weekday.
 */
export type Schedule = {
	/** IANA name. */
	timezone: string;
	/** Seven days, Monday first. */
	weekly: ReadonlyArray<readonly Span[]>;
	/** `2026-09-18`, or `--12-25` for every year. */
	holidays: ReadonlySet<string>;
	holidayCalendar: HolidayCalendar;
	/** By the same dates as holidays. A day without spans is closed. */
	exceptions: ReadonlyMap<string, readonly Span[]>;
};
