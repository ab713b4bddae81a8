import { readSchedule } from '../../../../nodes/shared/hours/readSchedule';

const MON = { mon: [['09:00', '18:00']] };
const week = (weekly: unknown, more: object = {}) => ({ timezone: 'America/Santiago', weekly, ...more });
const ofMonday = (weekly: unknown, more?: object) => readSchedule(week(weekly, more)).weekly[0];
const TIMES = 'Write hours and minutes from 00:00 to 24:00, such as "09:00" and "18:00".';
const DATES = 'Write year, month and day between 2000 and 2099, such as "2026-09-18", or "--12-25" for every year.';
const ZONES = 'Write region and city, such as "America/Santiago", "America/Sao_Paulo" or "America/Mexico_City".';

const good: Array<[string, unknown, object[] | undefined]> = [
	['several intervals', { mon: [['09:00', '13:00'], ['15:00', '19:00']] }, [{ opens: 540, closes: 780 }, { opens: 900, closes: 1140 }]],
	['one digit of hours', { mon: [['9:00', '18:00']] }, [{ opens: 540, closes: 1080 }]],
	['until 24:00', { mon: [['00:00', '24:00']] }, [{ opens: 0, closes: 1440 }]],
	['until 00:00 is until 24:00', { mon: [['09:00', '00:00']] }, [{ opens: 540, closes: 1440 }]],
	['past midnight', { mon: [['22:00', '06:00']] }, [{ opens: 1320, closes: 1800 }]],
	['a day left out', { tue: [['09:00', '18:00']] }, []],
	['null for closed', { mon: null, tue: [['09:00', '18:00']] }, []],
];

test.each(good)('%s', (_name, weekly, spans) => {
	expect(ofMonday(weekly)).toEqual(spans);
});

test('text is read as JSON', () => {
	expect(readSchedule(JSON.stringify(week(MON)))).toEqual(readSchedule(week(MON)));
});

test('holidays may be bare dates, have a name, or hours of their own', () => {
	const holidays = ['2026-01-01', { date: '--12-25', name: 'Navidad' }, { date: '2026-12-24', opens: '09:00', closes: '13:00' }];
	const { holidays: closed, exceptions } = readSchedule(week(MON, { holidays, holidayCalendar: 'CL' }));
	expect([[...closed], [...exceptions]]).toEqual([['2026-01-01', '--12-25'], [['2026-12-24', [{ opens: 540, closes: 780 }]]]]);
});

test('two rows of hours on one date are its morning and its afternoon', () => {
	const holidays = [{ date: '2026-12-24', opens: '09:00', closes: '13:00' }, { date: '2026-12-24', opens: '15:00', closes: '17:00' }];
	expect(readSchedule(week(MON, { holidays })).exceptions.get('2026-12-24')).toHaveLength(2);
});

test('a week that is closed on purpose names all seven days', () => {
	const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
	expect(readSchedule(week(closed)).weekly.flat()).toEqual([]);
});

test('29 February may recur', () => {
	expect(readSchedule(week(MON, { holidays: [{ date: '--02-29' }] })).holidays.has('--02-29')).toBe(true);
});

const bad: Array<[string, unknown, string]> = [
	['no object', [], 'The schedule is no JSON object. Write it such as { "timezone": "America/Santiago", "weekly": { "mon": [["09:00", "18:00"]] } }.'],
	['broken text', '{', 'The schedule is no JSON object.'],
	['a key that means nothing', week(MON, { holiday: [] }), 'The schedule has "holiday", which means nothing. It may hold timezone, weekly, holidays, holidayCalendar, exceptions.'],
	['no time zone', { weekly: MON }, `"timezone" of the schedule is missing. ${ZONES}`],
	['an unknown time zone', { timezone: 'Chile', weekly: MON }, `"timezone" of the schedule is "Chile", which is no time zone. ${ZONES}`],
	['no week', { timezone: 'America/Santiago' }, '"weekly" has no hours, so the shop would never open. Give at least one day hours, such as "mon": [["09:00", "18:00"]]. If it is meant to stay closed, list all seven days with [].'],
	['a week without hours', week({ mon: [] }), '"weekly" has no hours, so the shop would never open.'],
	['a day in Spanish', week({ lunes: [['09:00', '18:00']] }), '"weekly" has the day "lunes". Name the days mon, tue, wed, thu, fri, sat, sun.'],
	['25:00', week({ mon: [['09:00', '25:00']] }), `"weekly.mon" has "25:00" for a time. ${TIMES}`],
	['24:01', week({ mon: [['09:00', '24:01']] }), `"weekly.mon" has "24:01" for a time. ${TIMES}`],
	['09:60', week({ mon: [['09:60', '18:00']] }), `"weekly.mon" has "09:60" for a time. ${TIMES}`],
	['words', week({ mon: [['9 am', '6 pm']] }), `"weekly.mon" has "9 am" for a time. ${TIMES}`],
	['numbers', week({ mon: [[9, 18]] }), `"weekly.mon" has 9 for a time. ${TIMES}`],
	['opening at 24:00', week({ mon: [['24:00', '02:00']] }), '"weekly.mon" opens at 24:00. Let it open at "00:00" of the next day.'],
	['an interval that ends where it begins', week({ mon: [['09:00', '09:00']] }), '"weekly.mon" ends where it begins, at "09:00". Write two times, such as "09:00" and "18:00"; a whole day is "00:00" and "24:00".'],
	['an interval without its list', week({ mon: ['09:00', '18:00'] }), '"weekly.mon" is ["09:00","18:00"]. Write a list of openings and closings, such as [["09:00", "13:00"], ["15:00", "19:00"]], or [] for closed.'],
	['an interval of one time', week({ mon: [['09:00']] }), '"weekly.mon" is [["09:00"]]. Write a list of openings and closings'],
	['holidays that are no list', week(MON, { holidays: '2026-01-01' }), '"holidays" is "2026-01-01". Write a list, such as [{ "date": "2026-09-18" }].'],
	['a date that is none', week(MON, { holidays: [{ date: '2026-02-30' }] }), `"holidays", row 1, has "2026-02-30" for a date. ${DATES}`],
	['a date of another century', week(MON, { holidays: [{ date: '1999-12-31' }] }), `"holidays", row 1, has "1999-12-31" for a date. ${DATES}`],
	['a day first', week(MON, { holidays: ['18-09-2026'] }), `"holidays", row 1, has "18-09-2026" for a date. ${DATES}`],
	['a date closed and open', week(MON, { holidays: [{ date: '2026-12-24' }, { date: '2026-12-24', opens: '09:00', closes: '13:00' }] }), '"holidays" closes 2026-12-24 in one row and opens it in another. Keep one of them: a row without times closes the day, a row such as 09:00 to 13:00 opens it.'],
	['an opening without its closing', week(MON, { holidays: [{ date: '2026-12-24', opens: '09:00' }] }), `"holidays", row 1, has nothing for a time. ${TIMES}`],
	['overlapping exceptions', week(MON, { exceptions: [{ date: '2026-12-24', intervals: [] }, { date: '2026-12-24', intervals: [] }] }), '"exceptions", entry 2, names 2026-12-24 a second time. Put all hours of a day into one entry, such as { "date": "2026-12-24", "intervals": [["09:00", "13:00"]] }.'],
	['an exception without hours', week(MON, { exceptions: [{ date: '2026-12-24' }] }), '"exceptions", entry 1, "intervals", is nothing. Write a list of openings and closings'],
	['a calendar that is none', week(MON, { holidayCalendar: 'AR' }), 'The holiday calendar is "AR". Choose "CL" (Chile), "BR" (Brazil) or "none", and list other holidays by date.'],
];

test.each(bad)('%s: a sentence that names the field and shows a right value', (_name, json, sentence) => {
	expect(() => readSchedule(json)).toThrow(sentence);
});

test('what is shown of a long value is short', () => {
	expect(() => readSchedule(week({ mon: 'x'.repeat(5_000) }))).toThrow(/^.{0,220}$/);
});
