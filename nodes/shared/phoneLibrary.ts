import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** What the library made of a string of digits; `valid` is exact, not only a length check. */
export type ParsedNumber = {
	e164: string;
	callingCode: string;
	nationalNumber: string;
	country?: string;
	valid: boolean;
};

/**
 * The only file that imports libphonenumber-js, so that the build bundles it once.
 * `phone.ts` loads it on the first number that its own table does not settle: evaluating
 * the library takes about 8 ms, which every start of n8n would pay otherwise.
 *
 * @param digits digits, with a leading `+` when they begin with a calling code
 * @param country ISO 3166 code in capitals; an unknown one counts as none
 */
export function parseNumber(digits: string, country?: string): ParsedNumber | undefined {
	const parsed = parsePhoneNumberFromString(digits, {
		defaultCountry: country as CountryCode | undefined,
		extract: false,
	});
	if (!parsed) return undefined;
	return {
		e164: parsed.number,
		callingCode: parsed.countryCallingCode,
		nationalNumber: parsed.nationalNumber,
		country: parsed.country,
		valid: parsed.isValid(),
	};
}

/** Whether the number is certainly a mobile; many countries do not tell. */
export function isMobile(e164: string): boolean {
	return parsePhoneNumberFromString(e164, { extract: false })?.getType() === 'MOBILE';
}
