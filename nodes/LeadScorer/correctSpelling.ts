/** Gives the word of the rules that a word of a message was meant to be, or the word itself. */
export type Spelling = (word: string) => string;

/** Shorter words sound and look like too many others. */
const MIN_SOUND_LETTERS = 5;
const MIN_TYPO_LETTERS = 6;
const MAX_WORD_LETTERS = 20;
/** Words whose correction is remembered; people write the same ones again and again. */
const MAX_REMEMBERED = 20_000;

export type Dictionary = {
	/** Every word that a rule is looking for. */
	vocabulary: Iterable<string>;
	/** Chat spellings: `kto` for `cuanto`. */
	shortForms: Readonly<Record<string, string>>;
	/** Real words that look like one of the vocabulary and are never taken for it: `precioso`, `comparar`. */
	lookalikes: Iterable<string>;
};

/**
 * How people write on a phone: `preciooo`, `presio`, `kuanto`, `prcio`. Words that the rules know, and their
 * lookalikes, stay as they are; of the others, first the sound decides, then one wrong letter in a long word.
 */
export function correctSpelling({ vocabulary, shortForms, lookalikes }: Dictionary): Spelling {
	const words = { known: new Set(vocabulary), untouched: new Set(lookalikes) };
	const short = new Map(Object.entries(shortForms));
	const { sounds, gaps } = indexWords(words.known);
	const find = (word: string): string => {
		if (isReal(word, words) || word.length > MAX_WORD_LETTERS) return word;
		const single = word.replace(/(.)\1{2,}/g, '$1');
		if (isReal(single, words)) return single;
		const meant = short.get(word) ?? short.get(single) ?? short.get(undouble(word));
		return meant ?? sounds.get(soundOf(word)) ?? typoOf(word, gaps) ?? undoubled(word, words.known);
	};
	const remembered = new Map<string, string>();
	return (word) => {
		const earlier = remembered.get(word);
		if (earlier !== undefined) return earlier;
		if (remembered.size >= MAX_REMEMBERED) remembered.clear();
		const meant = find(word);
		remembered.set(word, meant);
		return meant;
	};
}

type RealWords = { known: Set<string>; untouched: Set<string> };

function isReal(word: string, { known, untouched }: RealWords): boolean {
	return known.has(word) || untouched.has(word);
}

function indexWords(known: Set<string>): { sounds: Map<string, string>; gaps: Map<string, string> } {
	const sounds = new Map<string, string>();
	const gaps = new Map<string, string>();
	for (const word of known) {
		if (word.length >= MIN_SOUND_LETTERS) setFirst(sounds, soundOf(word), word);
		if (word.length >= MIN_TYPO_LETTERS) for (const gap of gapsOf(word)) setFirst(gaps, gap, word);
	}
	return { sounds, gaps };
}

function undoubled(word: string, known: Set<string>): string {
	const single = undouble(word);
	return known.has(single) ? single : word;
}

function undouble(word: string): string {
	return word.replace(/(.)\1+/g, '$1');
}

/** What sounds alike in the Spanish and Portuguese of a chat is written alike: `kiero` and `quiero`. */
function soundOf(word: string): string {
	return undouble(word)
		.replace(/qu(?=[ei])|q(?!u)/g, 'k')
		.replace(/c(?=[ei])|z/g, 's')
		.replace(/[cq]/g, 'k')
		.replace(/v/g, 'b')
		.replace(/h/g, '')
		.replace(/n(?=[bp])/g, 'm')
		.replace(/y/g, 'i');
}

/**
 * A word with one letter missing, doubled, wrong, or swapped with its neighbour: it and the word meant give the
 * same when one letter is left out of each. The first letter is hardly ever the wrong one.
 */
function typoOf(word: string, gaps: Map<string, string>): string | undefined {
	if (word.length < MIN_TYPO_LETTERS - 1 || !/^[a-z]+$/.test(word)) return undefined;
	const found = gaps.get(word) ?? gapsOf(word).map((gap) => gaps.get(gap)).find((meant) => meant !== undefined);
	return found !== undefined && found[0] === word[0] && isOneSlip(word, found) ? found : undefined;
}

function gapsOf(word: string): string[] {
	return [word, ...Array.from(word, (_letter, index) => word.slice(0, index) + word.slice(index + 1))];
}

/** Whether one slip of the finger makes `a` of `b`. */
function isOneSlip(a: string, b: string): boolean {
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	if (left.length <= 1 && right.length <= 1) return true;
	return left.length === 2 && left === [...right].reverse().join('');
}

function setFirst(map: Map<string, string>, key: string, word: string): void {
	if (!map.has(key)) map.set(key, word);
}
