import { readSchedule } from '../../../nodes/BusinessHoursGate/readSchedule';
import { businessMinutes, checkSchedule } from '../../../nodes/BusinessHoursGate/schedule';
import { clockChanges, isOpenOnWall, wallClock, type WallClock, type Week } from './wallClock';

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
/** A prime, so that no edge is always met the same way. */
const EACH_MINUTES = 13;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const everyDay = (...hours: Array<[string, string]>): Week => Object.fromEntries(DAYS.map((day) => [day, hours]));

const ZONES: Array<[timezone: string, changes: number]> = [
	['America/Santiago', 6],
	['America/Sao_Paulo', 0],
	['America/Mexico_City', 0],
	['America/Tijuana', 6],
	['America/Punta_Arenas', 0],
	['Pacific/Kiritimati', 0],
];
/** Edges at, inside and around the hours that are skipped or come twice (23:00 to 03:00). */
const WEEKS: Array<[name: string, week: Week]> = [
	['a shop', { ...everyDay(['09:00', '13:00'], ['15:00', '19:00']), sun: [] }],
	['nights', everyDay(['22:00', '06:00'])],
	['from midnight', everyDay(['00:00', '02:00'])],
	['within the skipped hour', everyDay(['00:15', '00:45'], ['02:15', '02:45'])],
	['around the hour that comes twice', everyDay(['22:30', '23:30'], ['01:30', '02:30'])],
	['until 24:00', everyDay(['12:00', '24:00'])],
	['always', everyDay(['00:00', '24:00'])],
	['one night a week', { ...everyDay(), sat: [['23:30', '00:30']] }],
];

type Moment = { at: Date; wall: WallClock };

/** Every minute from 16 hours before to 16 hours after a change; where there is none, around those of another place. */
function strollsOf(timezone: string): Moment[][] {
	const own = clockChanges(timezone, 2025, 2027);
	const changes = own.length > 0 ? own : clockChanges('America/Santiago', 2026, 2026);
	return changes.map((change) =>
		Array.from({ length: 32 * 60 }, (_, index) => {
			const at = new Date(change.getTime() - 16 * MS_PER_HOUR + index * MS_PER_MINUTE);
			return { at, wall: wallClock(timezone, at) };
		}),
	);
}

test.each(ZONES)('%s changes its clock %i times from 2025 to 2027', (timezone, changes) => {
	expect(clockChanges(timezone, 2025, 2027)).toHaveLength(changes);
});

describe.each(ZONES)('%s, around every change of the clock', (timezone) => {
	const strolls = strollsOf(timezone);

	test.each(WEEKS)('%s', (_name, weekly) => {
		const schedule = readSchedule({ timezone, weekly: { ...everyDay(), ...weekly } });
		const check = (at: Date) => checkSchedule(schedule, at);
		const wrong: string[] = [];
		for (const { at, wall } of strolls.flatMap((stroll) => stroll.filter((_moment, index) => index % EACH_MINUTES === 0))) {
			const found = check(at);
			const edge = found.nextOpening ?? found.closesAt;
			const last = edge === null ? found : check(new Date(Date.parse(edge) - 1_000));
			const next = edge === null ? undefined : check(new Date(edge));
			const claims = {
				'open as on the wall': found.open === isOpenOnWall(wall, weekly),
				'the same until a second before the edge': last.open === found.open && last.periodKey === found.periodKey,
				'the other way at the edge': next === undefined || next.open !== found.open,
				'another key from there on': next === undefined || next.periodKey !== found.periodKey,
			};
			wrong.push(...Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [`${claim}: ${at.toISOString()}`])));
		}
		expect(wrong).toEqual([]);
	});

	test.each(WEEKS)('%s: open minutes add up, and are those that the wall shows', (_name, weekly) => {
		const schedule = readSchedule({ timezone, weekly: { ...everyDay(), ...weekly } });
		const minutes = strolls.map((stroll) => {
			const from = stroll[0]?.at ?? new Date(NaN);
			const middle = stroll[967]?.at ?? new Date(NaN);
			const to = new Date(from.getTime() + stroll.length * MS_PER_MINUTE);
			const parts = businessMinutes(schedule, from, middle) + businessMinutes(schedule, middle, to);
			return [parts, businessMinutes(schedule, from, to)];
		});
		expect(minutes).toEqual(
			strolls.map((stroll) => {
				const shown = stroll.filter(({ wall }) => isOpenOnWall(wall, weekly)).length;
				return [shown, shown];
			}),
		);
	});
});
