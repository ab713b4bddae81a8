export const LANGUAGES = ['es', 'pt', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

const SPANISH = new Set(
	'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' '),
);
const PORTUGUESE = new Set('AO BR CV GW MZ PT ST TL'.split(' '));

/**
 * The language to write in: as asked; else the customer's own locale when it is one of ours, else
 * the first country that is known, else the shop's.
 *
 * @param locale Shopify's `customer_locale`, as `es-CL`
 * @param countries two letters each, the most telling one first
 */
export function chooseLanguage(
	wanted: Language | 'auto',
	locale: string | null,
	countries: Array<string | null>,
): Language {
	if (wanted !== 'auto') return wanted;
	const own = locale?.slice(0, 2).toLowerCase();
	const known = LANGUAGES.find((language) => language === own);
	if (known !== undefined && /^[A-Za-z]{2}(?:[-_]|$)/.test(locale ?? '')) return known;
	return languageOf(countries.find((country) => country) ?? '');
}

/** The locale that amounts are written in: the customer's country where it speaks the language. */
export function localeOf(language: Language, countries: Array<string | null>): string {
	if (language === 'en') return 'en-US';
	const speakers = language === 'es' ? SPANISH : PORTUGUESE;
	const fallback = language === 'es' ? 'CL' : 'BR';
	return `${language}-${countries.find((country) => country && speakers.has(country)) ?? fallback}`;
}

function languageOf(country: string): Language {
	if (SPANISH.has(country)) return 'es';
	return PORTUGUESE.has(country) ? 'pt' : 'en';
}
