import { foldText, plainText, wordsOf } from './foldText';
import type { Sources } from './guardReply';

/** So many words in a row are a quotation, not a coincidence. */
const PIECE_WORDS = 6;
/** A whole instruction of at least this many words is one, too. */
const SHORT_PIECE_WORDS = 4;
/** An instruction whose words nearly all stand in the answer was only shuffled. */
const SHUFFLED_SHARE = 0.8;
const SHUFFLED_MIN_WORDS = 7;

/** Speaking of the instructions is the first half of giving them away. */
const ABOUT_ITSELF =
	/system prompt|prompt (?:del|do) sistema|\bmy (?:instructions|rules|prompt)\b|\b(?:mis|minhas) (?:instrucciones|instrucoes|reglas|regras|directrices|diretrizes)\b|\b(?:instrucciones|instrucoes|instructions) (?:internas|secretas|del sistema|do sistema|anteriores|previous|que (?:recibi|recebi|me dieron))|\b(?:developer|dev|god|admin|debug) mode\b|modo (?:desarrollador|desenvolvedor|administrador|debug|dios)|jailbr|\b(?:previous|earlier|prior) instructions\b|\bi (?:was|am|have been) (?:told|instructed|programmed)\b|\bfui (?:programad|instruid|configurad)|\b(?:me (?:indicaron|ordenaron|instruyeron)|fui orientad)|\bi (?:must|should|shall) (?:(?:not|always|never|only) )?(?:answer|reply|respond|promise|reveal|be|write|say|use|mention)\b|\bi(?:'m| am) (?:not allowed|supposed|required) to\b|\b(?:debo|devo|debe ser|tengo que) (?:siempre |sempre )?(?:responder|contestar|ser|escribir|escrever|usar|evitar|hablar)\b|\b(?:no|nao) (?:debo|devo)\b|language model|modelo de (?:lenguaje|linguagem)|[⟦⟧]|"?(?:handoff|confidence)"? ?:/;
const ENCODED: Array<[RegExp, string]> = [
	[/(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*|/,]+){6,}\p{L}(?![\p{L}\p{N}])/u, 'letters one by one'],
	[/(?:%[0-9a-f]{2}){3}|(?:\\u[0-9a-f]{4}){2}|(?:&#x?[0-9a-f]+;){2}|(?:\\x[0-9a-f]{2}){3}/i, 'encoded text'],
	[/(?:[.\-–—·•−]{1,6}[ /]+){5,}[.\-–—·•−]{1,6}/, 'Morse code'],
	[/[\u{1f1e6}-\u{1f1ff}]{6,}/u, 'letters as emoji'],
];
const BLOB = /[A-Za-z0-9+/_-]{28,}={0,2}/g;

/**
 * Whether an answer gives away instructions, plainly, shuffled, reversed or encoded. What knowledge or earlier
 * messages of the shop say as well is no secret.
 *
 * @returns what was found, in words; undefined when nothing was
 */
export function checkLeak(text: string, sources: Sources): string | undefined {
	const plain = plainText(text);
	const folded = foldText(text);
	const known = [sources.knowledge, ...sources.shopTexts].join('\n');
	if (ABOUT_ITSELF.test(folded)) return 'The answer speaks of its own instructions.';
	const encoded = ENCODED.find(([pattern]) => pattern.test(plain))?.[1] ?? findBlob(plain, known);
	if (encoded !== undefined) return `The answer holds ${encoded}.`;
	const secret = [sources.instructions, sources.rules].join('\n');
	const readings = [folded, mirrored(folded), rotated(folded)];
	const quoted = readings.some((reading) => quotes(reading, secret, known) || shuffles(reading, sources.instructions, known));
	return quoted ? 'The answer quotes the instructions.' : undefined;
}

function findBlob(text: string, known: string): string | undefined {
	const blobs = text.match(BLOB) ?? [];
	return blobs.some((blob) => !known.includes(blob) && !/^[\p{Ll}]+$/u.test(blob)) ? 'encoded text' : undefined;
}

function quotes(reading: string, secret: string, known: string): boolean {
	const said = wordsOf(reading);
	const open = wordsOf(known);
	return secret.split(/[.!?;:\n]+/).some((sentence) => {
		const words = wordsOf(sentence);
		if (words.length < SHORT_PIECE_WORDS) return false;
		const size = Math.min(PIECE_WORDS, words.length);
		const [quotable, heard] = [piecesOf(said, size), piecesOf(open, size)];
		return [...piecesOf(words, size)].some((piece) => quotable.has(piece) && !heard.has(piece));
	});
}

function piecesOf(words: string[], size: number): Set<string> {
	return new Set(words.slice(size - 1).map((_word, at) => words.slice(at, at + size).join(' ')));
}

function shuffles(reading: string, instructions: string, known: string): boolean {
	const said = new Set(wordsOf(reading));
	const open = new Set(wordsOf(known));
	return instructions.split(/[.!?;\n]+/).some((sentence) => {
		const words = [...new Set(wordsOf(sentence))].filter((word) => word.length > 2 && !open.has(word));
		return words.length >= SHUFFLED_MIN_WORDS && words.filter((word) => said.has(word)).length / words.length >= SHUFFLED_SHARE;
	});
}

function mirrored(text: string): string {
	return [...text].reverse().join('');
}

function rotated(text: string): string {
	const turn = (letter: string) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97);
	return text.replace(/[a-z]/g, turn);
}
