/** Text made comparable: what looks alike to a reader is alike. */

const ACCENTS = /\p{Diacritic}/gu;
/** Zero-width and direction signs, tags, soft hyphens: a reader sees nothing of them. */
const INVISIBLE = /[\p{Cf}\u{e0000}-\u{e007f}\ufe00-\ufe0f]/gu;
const DIGITS = /\p{Nd}/gu;

/** Compatibility forms, invisible signs and foreign digits resolved; case and accents kept. */
export function plainText(text: string): string {
	return text.normalize('NFKC').replace(INVISIBLE, '').replace(DIGITS, asciiDigit);
}

/** Lower case without accents, one space between words. */
export function foldText(text: string): string {
	return plainText(text).normalize('NFD').replace(ACCENTS, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
	return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Decimal digits of every script stand in runs of ten, zero first. */
function asciiDigit(sign: string): string {
	if (sign >= '0' && sign <= '9') return sign;
	const code = sign.codePointAt(0) ?? 0;
	let zero = code;
	while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
	return String(code - zero);
}
