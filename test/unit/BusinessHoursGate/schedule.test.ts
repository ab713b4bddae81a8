import { readSchedule } from '../../../nodes/BusinessHoursGate/readSchedule';
import { businessMinutes, checkSchedule } from '../../../nodes/BusinessHoursGate/schedule';

const MS_PER_MINUTE = 60_000;
const NINE_TO_SIX = [['09:00', '18:00']];
const workdays = { mon: NINE_TO_SIX, tue: NINE_TO_SIX, wed: NINE_TO_SIX, thu: NINE_TO_SIX, fri: NINE_TO_SIX };
const NIGHTS = { thu: [['20:00', '03:00']], fri: [['20:00', '03:00']] };
const shop = (weekly: object, more: object = {}) => readSchedule({ timezone: 'America/Santiago', weekly, ...more });
/** Summer in Santiago. */
const at = (local: string) => new Date(`${local}-03:00`);

// 25 December 2026 is a Friday.
const reasons: Array<[string, ReturnType<typeof shop>, string, string]> = [
	['open', shop(workdays), '2026-11-23T10:00', 'open'],
	['at the second it opens', shop(workdays), '2026-11-23T09:00', 'open'],
	['at the second it closes', shop(workdays), '2026-11-23T18:00', 'outsideHours'],
	['a day without hours', shop(workdays), '2026-11-22T10:00', 'outsideHours'],
	['a holiday', shop(workdays, { holidays: ['--12-25'] }), '2026-12-25T10:00', 'holiday'],
	['the evening of a holiday', shop(workdays, { holidays: ['--12-25'] }), '2026-12-25T22:00', 'holiday'],
	['a legal holiday', shop(workdays, { holidayCalendar: 'CL' }), '2026-12-08T10:00', 'holiday'],
	['an exception that closes', shop(workdays, { exceptions: [{ date: '2026-12-24', intervals: [] }] }), '2026-12-24T10:00', 'exception'],
	['an exception that opens a holiday', shop(workdays, { holidays: ['2026-12-25'], exceptions: [{ date: '2026-12-25', intervals: NINE_TO_SIX }] }), '2026-12-25T10:00', 'open'],
	['a dated exception before a yearly one', shop(workdays, { exceptions: [{ date: '--12-24', intervals: [] }, { date: '2026-12-24', intervals: NINE_TO_SIX }] }), '2026-12-24T10:00', 'open'],
	['the night after a holiday, which cancelled the shift', shop(NIGHTS, { holidays: ['2026-12-25'] }), '2026-12-26T01:00', 'holiday'],
	['the night after a holiday, past the shift', shop(NIGHTS, { holidays: ['2026-12-25'] }), '2026-12-26T03:00', 'outsideHours'],
	['the night into a holiday goes on', shop(NIGHTS, { holidays: ['2026-12-25'] }), '2026-12-25T01:00', 'open'],
	['only dates that are over', shop({}, { exceptions: [{ date: '2020-01-01', intervals: NINE_TO_SIX }] }), '2026-11-23T10:00', 'never'],
];

test.each(reasons)('%s', (_name, schedule, local, reason) => {
	expect(checkSchedule(schedule, at(local)).reason).toBe(reason);
});

const minutes: Array<[string, string, number]> = [
	['a second before', '2026-11-23T08:59:59', 1],
	['half a minute more than one', '2026-11-23T08:58:30', 2],
	['an hour before', '2026-11-23T08:00', 60],
];

test.each(minutes)('minutes until the opening, rounded up: %s', (_name, local, expected) => {
	expect(checkSchedule(shop(workdays), at(local)).minutesUntilOpening).toBe(expected);
});

describe('periodKey', () => {
	const key = (schedule: ReturnType<typeof shop>, local: string) => checkSchedule(schedule, at(local)).periodKey;

	it('is one for a weekend with a holiday after it', () => {
		const schedule = shop(workdays, { holidays: ['2026-11-30'] });
		const keys = ['2026-11-27T18:00', '2026-11-28T23:59:59', '2026-11-30T12:00', '2026-12-01T08:59:59'].map((local) => key(schedule, local));
		expect(new Set(keys)).toEqual(new Set(['closed-until-2026-12-01T12:00:00.000Z']));
		expect(key(schedule, '2026-12-01T09:00')).toBe('open-until-2026-12-01T21:00:00.000Z');
	});

	it('is one for hours that meet at midnight', () => {
		const schedule = shop({ fri: [['20:00', '24:00']], sat: [['00:00', '02:00']] });
		expect(['2026-11-27T20:00', '2026-11-28T01:59'].map((local) => key(schedule, local))).toEqual(
			Array.from({ length: 2 }, () => 'open-until-2026-11-28T05:00:00.000Z'),
		);
	});

	it('is one for a period that lasts for months', () => {
		const schedule = shop({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, { exceptions: [{ date: '2029-03-01', intervals: NINE_TO_SIX }] });
		const keys = ['2026-01-01T00:00', '2027-06-01T00:00', '2029-03-01T08:59'].map((local) => key(schedule, local));
		expect(new Set(keys)).toEqual(new Set(['closed-until-2029-03-01T12:00:00.000Z']));
	});

	it('says always where there is no end', () => {
		const day = [['00:00', '24:00']];
		const always = shop({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
		expect([key(always, '2026-11-23T10:00'), checkSchedule(always, at('2026-11-23T10:00')).closesAt]).toEqual(['open-always', null]);
	});
});

describe('opensAgainAt', () => {
	const everyDay = [['00:00', '24:00']];
	const always = { mon: everyDay, tue: everyDay, wed: everyDay, thu: everyDay, fri: everyDay, sat: everyDay, sun: everyDay };
	it.each([
		['while closed', shop(workdays), '2026-11-23T20:00', '2026-11-24T12:00:00.000Z'],
		['on a Monday', shop(workdays), '2026-11-23T10:00', '2026-11-24T12:00:00.000Z'],
		['on a Friday', shop(workdays), '2026-11-27T10:00', '2026-11-30T12:00:00.000Z'],
		['before a long weekend', shop(workdays, { holidays: ['2026-11-30'] }), '2026-11-27T10:00', '2026-12-01T12:00:00.000Z'],
		['before the pause at noon', shop({ mon: [['09:00', '13:00'], ['15:00', '19:00']] }), '2026-11-23T10:00', '2026-11-23T18:00:00.000Z'],
		['before a week with a change of the clock', shop({ fri: NINE_TO_SIX }), '2027-04-02T10:00', '2027-04-09T13:00:00.000Z'],
		['never closes', shop(always), '2026-11-23T10:00', null],
		['the last day of all', shop({}, { exceptions: [{ date: '2026-11-23', intervals: NINE_TO_SIX }] }), '2026-11-23T10:00', null],
	])('%s', (_name, schedule, local, opensAgainAt) => {
		expect(checkSchedule(schedule, at(local)).opensAgainAt).toBe(opensAgainAt);
	});
});

describe('businessMinutes', () => {
	it('counts seconds as fractions', () => {
		expect(businessMinutes(shop(workdays), at('2026-11-23T08:59:30'), at('2026-11-23T09:00:15'))).toBe(0.25);
	});

	it('is 0 backwards', () => {
		expect(businessMinutes(shop(workdays), at('2026-11-23T12:00'), at('2026-11-23T11:00'))).toBe(0);
	});

	it('counts a leap year of whole days', () => {
		const day = [['00:00', '24:00']];
		const always = shop({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
		expect(businessMinutes(always, at('2028-01-01T00:00'), at('2029-01-01T00:00'))).toBe(366 * 1440);
	});

	it.each([
		['dates that are none', new Date(NaN)],
		['more than a century', new Date(at('2026-11-23T12:00').getTime() + 40_001 * 1440 * MS_PER_MINUTE)],
	])('%s: a sentence', (_name, to) => {
		expect(() => businessMinutes(shop(workdays), at('2026-11-23T12:00'), to)).toThrow('Open minutes can be counted between two valid dates within one century.');
	});
});

test('an instant that is none: a sentence', () => {
	expect(() => checkSchedule(shop(workdays), new Date(NaN))).toThrow('There is no instant to judge: the date is not valid.');
});
