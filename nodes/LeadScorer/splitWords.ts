/** A word of a message, and where it stands in the text. */
export type Word = {
	/** Lower case, without accents and apostrophes; `#` for a number, `##` for one of three digits or more. */
	text: string;
	start: number;
	end: number;
	/** Words of one clause share this number. */
	clause: number;
};

export type Words = {
	words: Word[];
	/** Clauses that end with a question mark. */
	questions: Set<number>;
};

/** WhatsApp sends at most 4,096 characters. Of a longer e-mail the beginning says what it is about. */
export const MAX_CHARACTERS = 8_000;

/** Words, numbers with their separators, and the signs that end a clause. `\b` knows ASCII letters only. */
const PIECE = /\p{N}[\p{N}.,]*(?=$|[^\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’´][\p{L}\p{M}]+)*|[.!?;:,\n…¿¡()]/gu;
const MARKS = /[\p{M}'’´]/gu;
const ASCII_WORD = /^[a-z\d]+$/;
const LONG_NUMBER = /\d{3}/;
const DIGITS = /^\d/;
const ENDS_CLAUSE = /^[.!?;:,\n…¿¡()]/;

/**
 * The words of a message as they are compared: `¡Cuánto CUESTA!` gives `cuanto`, `cuesta`. Letters of every
 * script are letters; reads the first MAX_CHARACTERS.
 */
export function splitWords(text: string): Words {
	const words: Word[] = [];
	const questions = new Set<number>();
	let clause = 0;
	for (const { 0: piece, index } of head(text).matchAll(PIECE)) {
		if (ENDS_CLAUSE.test(piece)) {
			if (piece === '?') questions.add(clause);
			// "¿Precio?, plan?" has as many clauses as questions; two signs in a row part nothing.
			if (words.at(-1)?.clause === clause) clause++;
			continue;
		}
		words.push({ text: plainWord(piece), start: index, end: index + piece.length, clause });
	}
	return { words, questions };
}

/** Lower case without accents: what a word is compared as. */
export function plainWord(piece: string): string {
	const lower = piece.toLowerCase();
	if (DIGITS.test(lower)) return numberSign(lower);
	return ASCII_WORD.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '');
}

function numberSign(text: string): string {
	if (/[a-z]/.test(text)) return text;
	return LONG_NUMBER.test(text) ? '##' : '#';
}

function head(text: string): string {
	return text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
}
