import type { ParsedNumber } from './phoneLibrary';
import { CHILE_WITHOUT_NINE, CHILEAN_MOBILE, NATIONAL_REPAIRS, type PhoneProblem } from './phoneRules';
import { readPhoneText, type PhoneDigits } from './phoneText';

export type PhoneReading =
	| { e164: string; country?: string; reason?: undefined }
	| { e164?: undefined; reason: PhoneProblem };

export type PhoneOptions = {
	/** Reads eight digits in Chile as a mobile that lacks its 9. */
	assumeMobile?: boolean;
};

const MIN_DIGITS = 7;
/** E.164 allows 15; an international prefix and a carrier code may come before. */
const MAX_DIGITS = 20;
/**
 * Ten digits or fewer are a national number of somewhere. One in ten of them would also
 * validate with a plus in front, and the message would reach a stranger abroad.
 */
const MIN_DIGITS_WITHOUT_PLUS = 11;

type Library = typeof import('./phoneLibrary');
let library: Library | undefined;

function loadLibrary(): Library {
	library ??= require('./phoneLibrary') as Library;
	return library;
}

function parse(digits: string, country?: string): ParsedNumber | undefined {
	const parsed = loadLibrary().parseNumber(digits, country);
	if (!parsed || parsed.valid || parsed.callingCode !== '56') return parsed;
	return CHILEAN_MOBILE.test(parsed.nationalNumber) ? { ...parsed, valid: true, country: 'CL' } : parsed;
}

/** Reads a phone field with every rule there is; `home` is an ISO code in capitals. */
export function readAnyPhone(text: string, home?: string, options?: PhoneOptions): PhoneReading {
	if (text.trim() === '') return { reason: 'empty' };
	let problem: PhoneReading | undefined;
	for (const number of readPhoneText(text)) {
		const reading = readNumber(number, home, options);
		if (reading.e164 !== undefined) return reading;
		problem ??= reading;
	}
	return problem ?? { reason: 'notANumber' };
}

/** 999 999 999 fills a form field; it is nobody's number, whatever the numbering plan says. */
export function isOneDigitRepeated(digits: string): boolean {
	return /^(\d)\1+$/.test(digits);
}

function readNumber(number: PhoneDigits, home?: string, options?: PhoneOptions): PhoneReading {
	const { digits, form } = number;
	if (digits.length > MAX_DIGITS) return { reason: 'tooLong' };
	const short = digits.length < MIN_DIGITS;
	if (isOneDigitRepeated(digits)) return { reason: short ? 'tooShort' : 'invalid' };
	const readings = form === 'plain' ? readPlain(digits, home) : [readWithCode(digits)];
	const [found, other] = readings.filter((reading) => reading?.valid);
	if (found && other && found.e164 !== other.e164) return { reason: 'ambiguous' };
	if (found && isOneDigitRepeated(found.nationalNumber)) return { reason: 'invalid' };
	if (found) return { e164: found.e164, country: found.country };
	const unfinished = readings.find((reading) => CHILE_WITHOUT_NINE.test(reading?.e164 ?? ''));
	if (unfinished) return readShortChilean(unfinished.e164, options);
	if (short) return { reason: 'tooShort' };
	return { reason: form === 'plain' && !home ? 'unknownCountry' : 'invalid' };
}

/**
 * Without a plus: as typed at home first. A number that is only valid after a repair must not
 * also be somebody's number abroad.
 */
function readPlain(digits: string, home?: string): Array<ParsedNumber | undefined> {
	const typed = home ? parse(digits, home) : undefined;
	if (typed?.valid && repair(typed) === typed) return [preferMobile(typed, digits)];
	const atHome = typed && repair(typed);
	const withoutTrunk = digits.replace(/^0(?!0)/, '');
	if (typed && withoutTrunk.startsWith(typed.callingCode)) {
		return [atHome, readWithCode(withoutTrunk)];
	}
	const mayHaveCode = digits.startsWith('00') || digits.length >= MIN_DIGITS_WITHOUT_PLUS;
	return [atHome, mayHaveCode ? readWithCode(digits) : undefined];
}

/**
 * 4915123456789 in Germany is a mobile with its calling code, although the plan has room for
 * a landline of that length.
 */
function preferMobile(typed: ParsedNumber, digits: string): ParsedNumber {
	if (!digits.startsWith(typed.callingCode) || typed.e164 === `+${digits}`) return typed;
	const withCode = readWithCode(digits);
	if (!withCode?.valid || !loadLibrary().isMobile(withCode.e164)) return typed;
	return loadLibrary().isMobile(typed.e164) ? typed : withCode;
}

function readWithCode(digits: string): ParsedNumber | undefined {
	const parsed = parse(`+${digits.replace(/^00/, '')}`);
	return parsed && repair(parsed);
}

/** Dials an old or a domestic form the way it is dialled today; anything else stays as it is. */
function repair(parsed: ParsedNumber): ParsedNumber {
	const { callingCode, nationalNumber, country } = parsed;
	const rule = NATIONAL_REPAIRS.find(
		(row) => row.callingCode === callingCode && row.pattern.test(nationalNumber),
	);
	if (rule) {
		const mended = nationalNumber.replace(rule.pattern, rule.to);
		return parse(`+${callingCode}${mended}`) ?? parsed;
	}
	const hasTrunkZero = !parsed.valid && nationalNumber.startsWith('0');
	return (hasTrunkZero && parse(nationalNumber, country)) || parsed;
}

function readShortChilean(e164: string, options?: PhoneOptions): PhoneReading {
	if (!options?.assumeMobile) return { reason: 'ambiguous' };
	const mobile = parse(e164.replace(CHILE_WITHOUT_NINE, '+569$1'));
	return mobile?.valid ? { e164: mobile.e164, country: 'CL' } : { reason: 'invalid' };
}
