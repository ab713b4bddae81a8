import {
	isOneDigitRepeated,
	readAnyPhone,
	type PhoneOptions,
	type PhoneReading,
} from './phoneReading';
import { MOBILE_RANGES, VARIANTS } from './phoneRules';

/** One order comes again as paid, fulfilled and shipped; the customers in between are few. */
const MAX_REMEMBERED = 500;
const MAX_REMEMBERED_LENGTH = 40;

const remembered = new Map<string, PhoneReading>();

/**
 * A phone as typed → E.164 (`+56961234567`), or undefined when no single valid number can be
 * read. `country` (ISO 3166, two letters) tells where a number without calling code belongs.
 */
export function normalizePhone(text: string, country?: string): string | undefined {
	return readPhone(text, country).e164;
}

/** As `normalizePhone`, with the number's country, or the reason why there is no number. */
export function readPhone(text: string, country?: string, options?: PhoneOptions): PhoneReading {
	if (typeof text !== 'string') return { reason: 'empty' };
	const home = readCountry(country);
	const mobile = readPlainMobile(text, home);
	if (mobile) return mobile;
	if (text.length > MAX_REMEMBERED_LENGTH) return readAnyPhone(text, home, options);
	const key = `${home ?? ''}${options?.assumeMobile ? '!' : ':'}${text}`;
	return remembered.get(key) ?? remember(key, readAnyPhone(text, home, options));
}

/**
 * The E.164 numbers under which the same person may already be known, the given one first:
 * Brazilian mobiles with and without the ninth digit, Mexican numbers with and without the 1,
 * Argentinian ones with and without the 9. To find a contact with, never to send to.
 */
export function phoneVariants(e164: string): string[] {
	const others = VARIANTS.filter(({ pattern }) => pattern.test(e164));
	return [e164, ...others.map(({ pattern, to }) => e164.replace(pattern, to))];
}

function readCountry(country: string | undefined): string | undefined {
	if (typeof country !== 'string') return undefined;
	const code = country.trim().toUpperCase();
	return /^[A-Z]{2}$/.test(code) ? code : undefined;
}

function remember(key: string, reading: PhoneReading): PhoneReading {
	// A Map keeps the order of insertion: its first key is the oldest.
	const oldest = remembered.size >= MAX_REMEMBERED ? remembered.keys().next().value : undefined;
	if (oldest !== undefined) remembered.delete(oldest);
	remembered.set(key, reading);
	return reading;
}

/** What most customers type, read without the library: a mobile of a country in the table. */
function readPlainMobile(text: string, home?: string): PhoneReading | undefined {
	if (text.length > MAX_REMEMBERED_LENGTH || !/^\+?[\d ().-]+$/.test(text)) return undefined;
	const digits = text.replace(/\D+/g, '');
	const international = text.startsWith('+');
	for (const { country, callingCode, pattern, trunkZero } of MOBILE_RANGES) {
		if (!international && country !== home) continue;
		const afterCode = digits.startsWith(callingCode) ? digits.slice(callingCode.length) : '';
		const asAtHome = trunkZero && digits.startsWith('0') ? digits.slice(1) : digits;
		const national = international || pattern.test(afterCode) ? afterCode : asAtHome;
		if (!pattern.test(national) || isOneDigitRepeated(national)) continue;
		return { e164: `+${callingCode}${national}`, country };
	}
	return undefined;
}
