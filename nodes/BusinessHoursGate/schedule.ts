import type { OpenOrClosed } from '../shared/hours/periods';
import { stateAt } from '../shared/hours/periods';
import { hoursOfDay, MS_PER_DAY, weekdayHours } from '../shared/hours/dayHours';
import type { Schedule } from '../shared/hours/schedule';
import { describeOpening } from './describeOpening';
import { languageOfTimezone, type Language } from './languages';

export { businessMinutes } from '../shared/hours/businessMinutes';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** What the node adds to an item. Instants are ISO text in UTC, null where there is none. */
export type BusinessHours = {
	open: boolean;
	reason: 'open' | 'outsideHours' | 'holiday' | 'exception' | 'never';
	timezone: string;
	/** What the clock on the shop's wall shows, with its distance from UTC. */
	localTime: string;
	closesAt: string | null;
	nextOpening: string | null;
	/** `mañana a las 09:00` */
	nextOpeningText: string | null;
	/** Rounded up. */
	minutesUntilOpening: number | null;
	/** The same at every instant of one open or closed period, another in the next. */
	periodKey: string;
};

/**
 * Judges an instant by a schedule.
 *
 * @param language of `nextOpeningText`; the one spoken in the schedule's time zone when left out
 */
export function checkSchedule(schedule: Schedule, at: Date, language?: Language): BusinessHours {
	const state = stateAt(schedule, at);
	const localMs = at.getTime() + state.offsetMs;
	const shown = {
		open: state.open,
		reason: reasonOf(schedule, state, localMs),
		timezone: schedule.timezone,
		localTime: `${new Date(localMs).toISOString().slice(0, 19)}${offsetText(state.offsetMs)}`,
	};
	const until = state.untilMs === null ? null : new Date(state.untilMs).toISOString();
	const periodKey = `${state.open ? 'open' : 'closed'}-${until === null ? 'always' : `until-${until}`}`;
	if (state.open || state.untilMs === null) {
		const nothing = { nextOpening: null, nextOpeningText: null, minutesUntilOpening: null };
		return { ...shown, closesAt: until, ...nothing, periodKey };
	}
	const opensLocalMs = state.untilMs + stateAt(schedule, new Date(state.untilMs)).offsetMs;
	return {
		...shown,
		closesAt: null,
		nextOpening: until,
		nextOpeningText: describeOpening(opensLocalMs, localMs, language ?? languageOfTimezone(schedule.timezone)),
		minutesUntilOpening: Math.ceil((state.untilMs - at.getTime()) / MS_PER_MINUTE),
		periodKey,
	};
}

function reasonOf(schedule: Schedule, { open, untilMs }: OpenOrClosed, localMs: number): BusinessHours['reason'] {
	if (open) return 'open';
	if (untilMs === null) return 'never';
	const day = Math.floor(localMs / MS_PER_DAY);
	const today = hoursOfDay(schedule, day).kind;
	if (today !== 'weekday') return today;
	const yesterday = hoursOfDay(schedule, day - 1).kind;
	return yesterday !== 'weekday' && hadNightShift(schedule, day - 1, localMs) ? yesterday : 'outsideHours';
}

/** Whether the hours of the weekday would reach past midnight to this minute, had nothing replaced them. */
function hadNightShift(schedule: Schedule, day: number, localMs: number): boolean {
	const minutes = (localMs - day * MS_PER_DAY) / MS_PER_MINUTE;
	return weekdayHours(schedule, day).some(({ closes }) => closes > MINUTES_PER_DAY && minutes < closes);
}

function offsetText(offsetMs: number): string {
	const minutes = Math.round(Math.abs(offsetMs) / MS_PER_MINUTE);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
