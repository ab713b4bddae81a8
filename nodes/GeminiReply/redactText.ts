import { EMAIL } from './claimPatterns';

/** Personal data as customers type it, in Chile and Brazil above all. The longest forms come first. */
const CARD = /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g;
const RUT = /(?<![\d.])\d{1,2}\.?\d{3}\.?\d{3}\s?[-‐–]\s?[\dkK](?![\d\p{L}])/gu;
const CPF = /(?<![\d.])\d{3}\.?\d{3}\.?\d{3}[-‐–]\d{2}(?!\d)|(?<=cpf\D{0,5})\d{11}(?!\d)/gi;
const PHONE = /(?<![\d\p{L}#])(?:\+\d[\d ().-]{6,16}\d|\(?\d{1,4}\)?[ -]?\d{4,5}[ -]?\d{4})(?!\d)/gu;

/** Replaces identity numbers, card numbers, addresses and phones by what they are, before a model sees the text. */
export function redactText(text: string): string {
	return text
		.replace(EMAIL, '[e-mail]')
		.replace(RUT, '[identity number]')
		.replace(CPF, '[identity number]')
		.replace(CARD, (digits) => (isCard(digits) ? '[card number]' : digits))
		.replace(PHONE, '[phone]');
}

/** Luhn's check digit, which card numbers carry and tracking numbers rarely do. */
function isCard(text: string): boolean {
	const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
	const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9), 0);
	return sum % 10 === 0;
}
