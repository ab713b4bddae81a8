import { describeOpening } from '../../../nodes/BusinessHoursGate/describeOpening';
import type { Language } from '../../../nodes/BusinessHoursGate/languages';
import { languageOfPhone, languageOfTimezone } from '../../../nodes/BusinessHoursGate/languages';

const local = (text: string) => Date.parse(`${text}Z`);

// 27 November 2026 is a Friday.
const rows: Array<[string, string, string, Record<Language, string>]> = [
	['the same day', '2026-11-27T13:30', '2026-11-27T15:00', { es: 'hoy a las 15:00', pt: 'hoje às 15h00', en: 'today at 15:00' }],
	['the next day, nine hours away', '2026-11-27T23:59', '2026-11-28T09:00', { es: 'mañana a las 09:00', pt: 'amanhã às 09h00', en: 'tomorrow at 09:00' }],
	['the same day, nine hours away', '2026-11-28T00:00', '2026-11-28T09:00', { es: 'hoy a las 09:00', pt: 'hoje às 09h00', en: 'today at 09:00' }],
	['a weekday', '2026-11-27T20:00', '2026-11-30T09:00', { es: 'el lunes a las 09:00', pt: 'na segunda-feira às 09h00', en: 'on Monday at 09:00' }],
	['six days ahead', '2026-11-27T20:00', '2026-12-03T08:15', { es: 'el jueves a las 08:15', pt: 'na quinta-feira às 08h15', en: 'on Thursday at 08:15' }],
	['seven days ahead: the weekday alone would be today\'s', '2026-11-27T20:00', '2026-12-04T09:00', { es: 'el viernes 4 de diciembre a las 09:00', pt: 'na sexta-feira, 4 de dezembro, às 09h00', en: 'on Friday, 4 December, at 09:00' }],
	['next year', '2026-12-24T20:00', '2027-01-04T09:00', { es: 'el lunes 4 de enero a las 09:00', pt: 'na segunda-feira, 4 de janeiro, às 09h00', en: 'on Monday, 4 January, at 09:00' }],
	['one o\'clock, the singular', '2026-11-27T20:00', '2026-11-28T01:00', { es: 'mañana a la 01:00', pt: 'amanhã à 01h00', en: 'tomorrow at 01:00' }],
	['midnight', '2026-11-27T20:00', '2026-11-28T00:00', { es: 'mañana a las 00:00', pt: 'amanhã às 00h00', en: 'tomorrow at 00:00' }],
	['Saturday, masculine', '2026-11-25T20:00', '2026-11-28T10:00', { es: 'el sábado a las 10:00', pt: 'no sábado às 10h00', en: 'on Saturday at 10:00' }],
];

test.each(rows)('%s', (_name, now, opens, texts) => {
	const languages = Object.keys(texts) as Language[];
	const found = languages.map((language) => [language, describeOpening(local(opens), local(now), language)]);
	expect(Object.fromEntries(found)).toEqual(texts);
});

const zones: Array<[string, Language]> = [
	['America/Santiago', 'es'],
	['America/Argentina/Buenos_Aires', 'es'],
	['America/Mexico_City', 'es'],
	['America/Bahia_Banderas', 'es'],
	['America/Bahia', 'pt'],
	['America/Sao_Paulo', 'pt'],
	['Europe/Lisbon', 'pt'],
	['America/New_York', 'en'],
	['UTC', 'en'],
];

test.each(zones)('%s speaks %s', (timezone, language) => {
	expect(languageOfTimezone(timezone)).toBe(language);
});

const phones: Array<[string, Language]> = [
	['+56961234567', 'es'],
	['+5215512345678', 'es'],
	['+593991234567', 'es'],
	['+18095551234', 'es'],
	['+34600111222', 'es'],
	['+5511961234567', 'pt'],
	['+351912345678', 'pt'],
	['+5926091234', 'en'],
	['+5978123456', 'en'],
	['+12025550123', 'en'],
	['+4915112345678', 'en'],
];

test.each(phones)('%s speaks %s', (phone, language) => {
	expect(languageOfPhone(phone)).toBe(language);
});
