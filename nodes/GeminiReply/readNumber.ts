/** Numbers as people write them: 12.990, 12,990.50, 12 990, 5 mil. */

/** Groups of three, or digits with decimals. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)*)(?![\d])`;
export const SCALE = String.raw`(?:\s?(?:mil(?:lones|hoes|hao|lon)?|millones|thousand|million|k|luca(?:s)?)\b)?`;

const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;
const SCALES: Array<[RegExp, number]> = [
	[/mill?(?:on|lones|hoes|hao|ion)|million/, 1_000_000],
	[/mil|thousand|k|luca/, 1_000],
];

/**
 * The value of a written number. A single group of three behind a point or comma is a thousand (12.990), anything
 * else behind the last of them are decimals (12.99).
 */
export function readNumber(written: string, scale = ''): number {
	const digits = written.replace(/[ '’]/g, '');
	const factor = SCALES.find(([pattern]) => pattern.test(scale.toLowerCase()))?.[1] ?? 1;
	if (THOUSANDS.test(digits)) return Number(digits.replace(/[.,]/g, '')) * factor;
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last < 0) return Number(digits) * factor;
	const whole = digits.slice(0, last).replace(/[.,]/g, '');
	return Math.round(Number(`${whole}.${digits.slice(last + 1)}`) * factor * 100) / 100;
}
