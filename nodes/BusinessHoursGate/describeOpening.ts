import type { Language } from './languages';

const MS_PER_DAY = 86_400_000;
const DAYS_A_WEEKDAY_IS_CLEAR = 6;

type Words = {
	today: string;
	tomorrow: string;
	/** Sunday first, as JavaScript counts. */
	weekdays: readonly string[];
	months: readonly string[];
	/** `lunes` and `4 de enero` to `lunes 4 de enero`. */
	date: (weekday: string, day: number, month: string) => string;
	time: (day: string, hours: string, minutes: string) => string;
};

const WORDS: Record<Language, Words> = {
	es: {
		today: 'hoy',
		tomorrow: 'mañana',
		weekdays: ['el domingo', 'el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado'],
		months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
		date: (weekday, day, month) => `${weekday} ${day} de ${month}`,
		// One o'clock alone is singular.
		time: (day, hours, minutes) => `${day} a ${hours === '01' ? 'la' : 'las'} ${hours}:${minutes}`,
	},
	pt: {
		today: 'hoje',
		tomorrow: 'amanhã',
		weekdays: ['no domingo', 'na segunda-feira', 'na terça-feira', 'na quarta-feira', 'na quinta-feira', 'na sexta-feira', 'no sábado'],
		months: ['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
		date: (weekday, day, month) => `${weekday}, ${day} de ${month},`,
		time: (day, hours, minutes) => `${day} ${hours === '01' ? 'à' : 'às'} ${hours}h${minutes}`,
	},
	en: {
		today: 'today',
		tomorrow: 'tomorrow',
		weekdays: ['on Sunday', 'on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday'],
		months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
		date: (weekday, day, month) => `${weekday}, ${day} ${month},`,
		time: (day, hours, minutes) => `${day} at ${hours}:${minutes}`,
	},
};

/**
 * When it opens, as people say it: `hoy a las 15:00`, `mañana a las 09:00`, `el lunes a las 09:00`,
 * `el lunes 4 de enero a las 09:00`. Days are those of the calendar, not 24 hours.
 *
 * @param opensLocalMs the local clock at the opening, read as if it were UTC
 * @param nowLocalMs the local clock now, likewise
 */
export function describeOpening(opensLocalMs: number, nowLocalMs: number, language: Language): string {
	const words = WORDS[language];
	const opens = new Date(opensLocalMs);
	const daysAhead = Math.floor(opensLocalMs / MS_PER_DAY) - Math.floor(nowLocalMs / MS_PER_DAY);
	return words.time(dayText(opens, daysAhead, words), twoDigits(opens.getUTCHours()), twoDigits(opens.getUTCMinutes()));
}

function dayText(opens: Date, daysAhead: number, words: Words): string {
	if (daysAhead <= 0) return words.today;
	if (daysAhead === 1) return words.tomorrow;
	const weekday = words.weekdays[opens.getUTCDay()] ?? '';
	if (daysAhead <= DAYS_A_WEEKDAY_IS_CLEAR) return weekday;
	return words.date(weekday, opens.getUTCDate(), words.months[opens.getUTCMonth()] ?? '');
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
