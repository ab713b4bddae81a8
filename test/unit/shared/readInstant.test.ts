import { readInstant } from '../../../nodes/shared/readInstant';

const zone = 'America/Santiago';
const rows: Array<[string, unknown, string]> = [
	['what the picker stores, in the time zone of the workflow', '2026-11-22T09:00:00', '2026-11-22T12:00:00.000Z'],
	['the same in winter', '2026-07-22T09:00:00', '2026-07-22T13:00:00.000Z'],
	['a space for the T', '2026-11-22 09:00', '2026-11-22T12:00:00.000Z'],
	['a day', '2026-11-22', '2026-11-22T03:00:00.000Z'],
	['an offset of its own', '2026-11-22T09:00:00+01:00', '2026-11-22T08:00:00.000Z'],
	['UTC', '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00.000Z'],
	['a Date', new Date('2026-11-22T09:00:00Z'), '2026-11-22T09:00:00.000Z'],
	['what an expression makes of $now', { toString: () => '2026-11-22T09:00:00.000-03:00' }, '2026-11-22T12:00:00.000Z'],
	['Unix seconds', 1_795_348_800, '2026-11-22T12:00:00.000Z'],
	['Unix seconds as text', '1795348800', '2026-11-22T12:00:00.000Z'],
];

test.each(rows)('%s', (_name, value, expected) => {
	expect(readInstant(value, 'Until', zone)?.toISOString()).toBe(expected);
});

test.each([['nothing', ''], ['null', null], ['undefined', undefined]])('%s is not set', (_name, value) => {
	expect(readInstant(value, 'Until', zone)).toBeUndefined();
});

test.each([['a word', 'tomorrow'], ['a day that is none', '2026-02-30'], ['an object', {}]])('%s is refused', (_name, value) => {
	expect(() => readInstant(value, 'Until', zone)).toThrow(/^Until must be a date and time such as 2026-11-22T09:00, but is "/);
});
