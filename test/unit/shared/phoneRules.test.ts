import { readPhone } from '../../../nodes/shared/phone';
import { parseNumber } from '../../../nodes/shared/phoneLibrary';
import { isOneDigitRepeated, readAnyPhone } from '../../../nodes/shared/phoneReading';
import { MOBILE_RANGES } from '../../../nodes/shared/phoneRules';
import { createRandom } from '../../simulator/random';

const SEED = 5696;
const ROUNDS = 4_000;

/** Random national numbers of which about half fall into the range. */
function makeNumber(random: () => number, start: string, length: number): string {
	let digits = random() < 0.8 ? start : '';
	while (digits.length < length) digits += String(Math.floor(random() * 10));
	return digits;
}

describe('the table of mobiles agrees with the library', () => {
	it.each([
		['BR', '', 11],
		['MX', '', 10],
		['AR', '911', 11],
		['CO', '3', 10],
		['PE', '9', 9],
		['ES', '', 9],
		['EC', '9', 9],
		['UY', '9', 8],
	] as const)('%s', (country, start, length) => {
		const range = MOBILE_RANGES.find((row) => row.country === country);
		const random = createRandom(SEED);
		const wrong: string[] = [];
		let inRange = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const national = makeNumber(random, start, length);
			if (!range?.pattern.test(national) || isOneDigitRepeated(national)) continue;
			inRange += 1;
			const parsed = parseNumber(`+${range.callingCode}${national}`);
			if (!parsed?.valid || parsed.country !== country) wrong.push(national);
		}
		expect(inRange).toBeGreaterThan(100);
		expect(wrong).toEqual([]);
	});

	it('CL takes every mobile the library takes, and ranges it does not know yet', () => {
		const range = MOBILE_RANGES.find((row) => row.country === 'CL');
		const random = createRandom(SEED);
		const wrong: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const national = makeNumber(random, '9', 9);
			const parsed = parseNumber(`+56${national}`);
			if (parsed?.valid && national.startsWith('9') && !range?.pattern.test(national)) wrong.push(national);
		}
		expect(wrong).toEqual([]);
		expect(['912345678', '969123456'].map((national) => range?.pattern.test(national))).toEqual([true, true]);
	});

	it('gives what all the rules together give, however it is typed', () => {
		const random = createRandom(SEED);
		const wrong: string[] = [];
		for (const { country, callingCode } of MOBILE_RANGES) {
			for (let round = 0; round < 120; round++) {
				const national = makeNumber(random, '', 8 + Math.floor(random() * 4));
				const code = `${callingCode}${national}`;
				const national9 = `9${national.slice(1)}`;
				const typed = [national, `0${national}`, code, `+${code}`, `0${code}`, `+0${code}`];
				const typed9 = [national9, `0${national9}`, `${callingCode}0${national9}`, `00${national9}`];
				for (const text of [...typed, ...typed9]) {
					const quick = readPhone(text, country);
					const slow = readAnyPhone(text, country);
					if (JSON.stringify(quick) !== JSON.stringify(slow)) wrong.push(`${country} ${text}`);
				}
			}
		}
		expect(wrong).toEqual([]);
	});
});
