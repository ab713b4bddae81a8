/**
 * One place of a phrase. `word`: one of these words, which may be missing when `optional`. `gap`: up to MAX_GAP
 * other words. The rest take no word: `first` and `last` stand where only greetings are left before or after,
 * `question` in a clause with a question mark, `notNext` and `notBefore` where none of these words stands.
 */
export type Place =
	| { kind: 'word'; words: ReadonlySet<string>; optional: boolean }
	| { kind: 'notNext' | 'notBefore'; words: ReadonlySet<string> }
	| { kind: 'gap' | 'first' | 'last' | 'question' };

export type Phrase = Place[];
export type WordLists = Readonly<Record<string, string>>;

/** Words between two parts of a phrase, at the most. */
export const MAX_GAP = 3;

const MARKS = { '..': 'gap', '^': 'first', '$': 'last', '??': 'question' } as const;

/**
 * Reads a phrase of the built-in rules: `quiero|quisiera <buy>` · `me?` may be missing · `..` some words · `^` the
 * message begins · `$` the clause ends · `??` it is a question · `!a|b` not followed by, `-a|b` not preceded by.
 *
 * @param lists what stands for `<name>`
 */
export function compilePhrase(pattern: string, lists: WordLists): Phrase {
	return pattern.split(' ').map((part) => {
		if (part in MARKS) return { kind: MARKS[part as keyof typeof MARKS] };
		if (part.startsWith('!')) return { kind: 'notNext', words: wordsOf(part.slice(1), lists) };
		if (part.startsWith('-')) return { kind: 'notBefore', words: wordsOf(part.slice(1), lists) };
		const optional = part.endsWith('?');
		return { kind: 'word', words: wordsOf(optional ? part.slice(0, -1) : part, lists), optional };
	});
}

/** A phrase as users write them: these words, one after the other. */
export function plainPhrase(words: string[]): Phrase {
	return words.map((word) => ({ kind: 'word', words: new Set([word]), optional: false }));
}

function wordsOf(part: string, lists: WordLists): Set<string> {
	return new Set(
		part.split('|').flatMap((one) => {
			const name = /^<(\w+)>$/.exec(one)?.[1];
			if (name === undefined) return [one];
			const list = lists[name];
			if (list === undefined) throw new Error(`There is no list of words "${name}".`);
			return [...wordsOf(list.trim().split(/\s+/).join('|'), lists)];
		}),
	);
}

/** Every word that a phrase looks for. */
export function vocabularyOf(phrases: Iterable<Phrase>): Set<string> {
	const found = new Set<string>();
	for (const phrase of phrases) {
		for (const place of phrase) if ('words' in place) place.words.forEach((word) => found.add(word));
	}
	return found;
}
