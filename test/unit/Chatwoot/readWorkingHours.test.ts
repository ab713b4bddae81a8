import { readWorkingHours } from '../../../nodes/Chatwoot/readWorkingHours';

const row = (opens: string, closes: string, day: unknown = 1) => readWorkingHours([{ day, opens, closes }])[0];
const open = { day_of_week: 1, closed_all_day: false, open_all_day: false };

test.each([
	['09:00', '18:30', { ...open, open_hour: 9, open_minutes: 0, close_hour: 18, close_minutes: 30 }],
	['9:05', '9:06', { ...open, open_hour: 9, open_minutes: 5, close_hour: 9, close_minutes: 6 }],
	['00:00', '23:59', { ...open, open_hour: 0, open_minutes: 0, close_hour: 23, close_minutes: 59 }],
	['00:00', '24:00', { day_of_week: 1, closed_all_day: false, open_all_day: true }],
	['', '', { day_of_week: 1, closed_all_day: true, open_all_day: false }],
])('from "%s" to "%s"', (opens, closes, wanted) => {
	expect(row(opens, closes)).toEqual(wanted);
});

test.each([
	['18:00', '09:00', 1, /^Monday would close at 09:00 and open at 18:00\. Closes must be later/],
	['09:00', '09:00', 0, /^Sunday would close/],
	['09:00', '24:00', 1, /23:59 at the latest/],
	['09:00', '24:30', 1, /"24:30" on Monday is no time/],
	['nine', '18:00', 1, /"nine" on Monday is no time\. Write it as 09:00/],
	['', '18:00', 1, /"" on Monday is no time/],
	['09:00', '18:00', 7, /Day must be a number from 0 \(Sunday\) to 6 \(Saturday\), but is "7"/],
])('refuses from "%s" to "%s" on day %s', (opens, closes, day, sentence) => {
	expect(() => row(opens, closes, day)).toThrow(sentence);
});

test('refuses no rows', () => {
	expect(() => readWorkingHours(undefined)).toThrow(/Hours is empty/);
});
