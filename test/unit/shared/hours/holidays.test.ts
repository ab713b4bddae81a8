import { holidaysOf, isLegalHoliday } from '../../../../nodes/shared/hours/holidays';

/** As decreed or announced, without elections. */
const YEARS: Array<['CL' | 'BR', number, string]> = [
	['CL', 2024, '01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25'],
	['CL', 2025, '01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25'],
	['CL', 2026, '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25'],
	['CL', 2027, '01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25'],
	['BR', 2025, '01-01 04-18 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
	['BR', 2026, '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
	['BR', 2027, '01-01 03-26 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
];

test.each(YEARS)('%s %i', (calendar, year, days) => {
	expect([...holidaysOf(calendar, year)].sort()).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

const ONE_BY_ONE: Array<[string, string, boolean]> = [
	['San Pedro y San Pablo on a Tuesday is kept on the Monday before', '2027-06-28', true],
	['and not on the day itself', '2027-06-29', false],
	['on a Friday, on the Monday after', '2029-10-15', true],
	['not on that Friday', '2029-10-12', false],
	['31 October on a Tuesday is kept on the Friday before', '2028-10-27', true],
	['on a Wednesday, on the Friday after', '2029-11-02', true],
	['17 September on a Monday', '2029-09-17', true],
	['17 September on a Thursday is a working day', '2026-09-17', false],
	['20 September on a Friday', '2030-09-20', true],
	['2 January on a Monday', '2023-01-02', true],
	['2 January on a Saturday', '2027-01-02', false],
	['the solstice of 2028', '2028-06-20', true],
	['the solstice of 2031', '2031-06-21', true],
	['Sábado Santo', '2026-04-04', true],
	['Easter Sunday is none', '2026-04-05', false],
];

test.each(ONE_BY_ONE)('Chile: %s', (_name, date, holiday) => {
	expect(isLegalHoliday('CL', date)).toBe(holiday);
});

test('Carnaval and Corpus Christi are no national holidays of Brazil', () => {
	expect(['2026-02-16', '2026-02-17', '2026-06-04'].map((date) => isLegalHoliday('BR', date))).toEqual([false, false, false]);
});

test('without a calendar no day is a holiday', () => {
	expect(isLegalHoliday('none', '2026-12-25')).toBe(false);
});
