/**
 * What people in Latin America type, as data. Sources: the national numbering plans as
 * libphonenumber-js 1.13 states them, and the ids WhatsApp gives to old accounts.
 */

type MobileRange = {
	country: string;
	callingCode: string;
	/** National numbers that are mobiles beyond doubt: but for Chile, a subset of the library's own pattern. */
	pattern: RegExp;
	/** A 0 in front is dialled at home, or was until lately. */
	trunkZero?: true;
};

/**
 * Every Chilean mobile is a 9 and eight digits. Which ranges are in use changes faster than any library, and an
 * order skipped for a new number is a customer left without word, so all of them count.
 */
export const CHILEAN_MOBILE = /^9[1-9]\d{7}$/;

/** Settles most orders without the library; a test holds every row against it. */
export const MOBILE_RANGES: readonly MobileRange[] = [
	{
		country: 'CL',
		callingCode: '56',
		pattern: CHILEAN_MOBILE,
		trunkZero: true,
	},
	{
		country: 'BR',
		callingCode: '55',
		pattern: /^(?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])9\d{8}$/,
		trunkZero: true,
	},
	{ country: 'MX', callingCode: '52', pattern: /^(?:33|5[56]|81)\d{8}$/ },
	{ country: 'AR', callingCode: '54', pattern: /^911[2-7]\d{7}$/ },
	{ country: 'CO', callingCode: '57', pattern: /^3(?:0[0-5]|1\d|2[0-3]|5[01])\d{7}$/ },
	{ country: 'PE', callingCode: '51', pattern: /^9\d{8}$/, trunkZero: true },
	{ country: 'ES', callingCode: '34', pattern: /^(?:6\d|7[1-4])\d{7}$/ },
	{ country: 'EC', callingCode: '593', pattern: /^9[89]\d{7}$/, trunkZero: true },
	{ country: 'UY', callingCode: '598', pattern: /^9[1-9]\d{6}$/, trunkZero: true },
];

type Rewrite = { callingCode: string; pattern: RegExp; to: string };

/** National numbers as they were dialled before a reform, and how they are dialled today. */
export const NATIONAL_REPAIRS: readonly Rewrite[] = [
	// Chile dropped the trunk 0 (09 for mobiles, 02 for Santiago) in 2014.
	{ callingCode: '56', pattern: /^0+(\d{9})$/, to: '$1' },
	// Brazil put a 9 before every mobile (first digit 6-9) until 2016; landlines (2-5) have none.
	{ callingCode: '55', pattern: /^(\d\d)([6-9]\d{7})$/, to: '$19$2' },
	// Mexico abolished 01, 044, 045 and the mobile 1 in 2019; WhatsApp still writes the 1.
	{ callingCode: '52', pattern: /^(?:1|01|044|045)(\d{10})$/, to: '$1' },
	// Argentina dials a mobile with 9 from abroad and with 15 at home; some write both.
	{ callingCode: '54', pattern: /^9(?=\d{12}$)(11|[23]\d{2,3})15(\d+)$/, to: '9$1$2' },
];

/** Eight digits in Chile: a mobile without its 9, or a landline of before 2014. Nobody can tell. */
export const CHILE_WITHOUT_NINE = /^\+56([2-9]\d{7})$/;

/** The other forms under which WhatsApp, and so Chatwoot, may know the same person. */
export const VARIANTS: ReadonlyArray<{ pattern: RegExp; to: string }> = [
	// Without its 9 a number that goes on with 2-5 would be somebody's landline.
	{ pattern: /^\+55(\d\d)9([6-9]\d{7})$/, to: '+55$1$2' },
	{ pattern: /^\+55(\d\d)([6-9]\d{7})$/, to: '+55$19$2' },
	{ pattern: /^\+521(\d{10})$/, to: '+52$1' },
	{ pattern: /^\+52([2-9]\d{9})$/, to: '+521$1' },
	{ pattern: /^\+549(\d{10})$/, to: '+54$1' },
	{ pattern: /^\+54([1-8]\d{9})$/, to: '+549$1' },
];

/** Why a text is not a phone, as sentences for the person who has to mend it. */
export const PHONE_PROBLEMS = {
	empty: 'There is no phone number',
	notANumber: 'This is text, an e-mail or a user id, not a phone number',
	tooShort: 'The phone number has too few digits',
	tooLong: 'The phone number has too many digits',
	unknownCountry:
		'The phone number has no country: write it with + and the country code, or name the country',
	ambiguous: 'The phone number can be read in two ways: write it with + and the country code',
	invalid: 'No such phone number can exist in its country',
} as const;

export type PhoneProblem = keyof typeof PHONE_PROBLEMS;
