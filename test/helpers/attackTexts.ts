import { choose, createRandom } from '../simulator/random';

const LENGTH = 100_000;
const ALWAYS = ['a', '0', ' ', '\n', '-', '.', 'á', 'a ', 'a1', '0.', ' \t', '(', '[', '{', '*', '<', '"', 'a@', '👩'];
const MAX_PIECES = 22;
const CLASSES: Record<string, string> = { d: '0', w: 'a', s: ' ', S: 'a', D: 'a', W: ' ', b: ' ', n: '\n', t: '\t', r: '\r' };

/**
 * Long texts on which a pattern that backtracks would not end: pieces of the pattern itself, repeated, and cut off
 * by something that it does not want.
 */
export function attackTexts(source: string): string[] {
	const random = createRandom(source.length);
	const own = [...new Set(piecesOf(source))];
	const pieces = [...ALWAYS, ...own.slice(0, MAX_PIECES)];
	const pairs = own.length === 0 ? [] : Array.from({ length: 10 }, () => choose(random, own) + choose(random, pieces));
	const triples = own.length === 0 ? [] : Array.from({ length: 6 }, () => choose(random, own) + choose(random, pieces) + choose(random, own));
	const repeated = [...pieces, ...pairs, ...triples].map((piece) => piece.repeat(Math.ceil(LENGTH / piece.length)));
	const begun = own[0] === undefined ? [] : repeated.slice(0, ALWAYS.length).map((text) => own[0] + text);
	return [...repeated, ...begun].map((text) => `${text}\u0001!`);
}

/** Words and signs of a pattern, classes as one of their members. */
function piecesOf(source: string): string[] {
	const plain = source
		.replace(/\\([dwsSDWbntr])/g, (_all, name: string) => CLASSES[name] ?? '')
		.replace(/\\[pP]\{[^}]*\}/g, 'a')
		.replace(/\\u\{?([0-9a-f]{4})\}?/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\(\?(?:[:=!]|<[=!])/g, '(');
	const words = plain.match(/[\p{L}\p{N} ]{2,}/gu) ?? [];
	const signs = plain.match(/[^\p{L}\p{N}\\?+|()^$]/gu) ?? [];
	return [...words, ...signs];
}
