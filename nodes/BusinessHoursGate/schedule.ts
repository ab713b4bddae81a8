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
	/** Of `nextOpeningText`. */
	language: Language;
	/** What the clock on the shop's wall shows, with its distance from UTC. */
	localTime: string;
	closesAt: string | null;
	/** The opening after the next close; while closed the same as `nextOpening`. */
	opensAgainAt: string | null;
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
export function checkSchedule(
	schedule: Schedule,
	at: Date,
	language = languageOfTimezone(schedule.timezone),
): BusinessHours {
	const state = stateAt(schedule, at);
	const localMs = at.getTime() + state.offsetMs;
	const until = state.untilMs === null ? null : new Date(state.untilMs).toISOString();
	return {
		open: state.open,
		reason: reasonOf(schedule, state, localMs),
		timezone: schedule.timezone,
		language,
		localTime: `${new Date(localMs).toISOString().slice(0, 19)}${offsetText(state.offsetMs)}`,
		closesAt: state.open ? until : null,
		opensAgainAt: state.open ? openingAfter(schedule, state.untilMs) : until,
		...openingOf(schedule, { state, until, localMs, language }),
		periodKey: `${state.open ? 'open' : 'closed'}-${until === null ? 'always' : `until-${until}`}`,
	};
}

function openingAfter(schedule: Schedule, closesMs: number | null): string | null {
	const opensMs = closesMs === null ? null : stateAt(schedule, new Date(closesMs)).untilMs;
	return opensMs === null ? null : new Date(opensMs).toISOString();
}

type Now = { state: OpenOrClosed; until: string | null; localMs: number; language: Language };
type Opening = Pick<BusinessHours, 'nextOpening' | 'nextOpeningText' | 'minutesUntilOpening'>;

function openingOf(schedule: Schedule, { state, until, localMs, language }: Now): Opening {
	if (state.open || state.untilMs === null) {
		return { nextOpening: null, nextOpeningText: null, minutesUntilOpening: null };
	}
	const opensLocalMs = state.untilMs + stateAt(schedule, new Date(state.untilMs)).offsetMs;
	return {
		nextOpening: until,
		nextOpeningText: describeOpening(opensLocalMs, localMs, language),
		minutesUntilOpening: Math.ceil((state.untilMs - localMs + state.offsetMs) / MS_PER_MINUTE),
	};
}

function reasonOf(schedule: Schedule, { open, untilMs }: OpenOrClosed, localMs: number): BusinessHours['reason'] {
	if (open) return 'open';
	if (untilMs === null) return 'never';
	const day = Math.floor(localMs / MS_PER_DAY);
	const today = hoursOfDay(schedule, day).kind;
	if (today !== 'weekday') return today;
	if (!hadNightShift(schedule, day - 1, localMs)) return 'outsideHours';
	const yesterday = hoursOfDay(schedule, day - 1).kind;
	return yesterday === 'weekday' ? 'outsideHours' : yesterday;
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
