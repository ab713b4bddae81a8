import { MAX_GAP, type Phrase, type Place } from './compilePhrases';
import type { Words } from './splitWords';

/** Phrases by the words that they may begin with. */
export type PhraseIndex<T> = {
	byWord: Map<string, Array<{ phrase: Phrase; owner: T }>>;
};

/** Words from `from` to `to`, the latter not included. */
export type Found<T> = { owner: T; from: number; to: number };

export type Sentence = Words & {
	/** What each word was meant to be. */
	meant: string[];
	/** Words that open or close a message without saying anything: greetings, please, thanks. */
	isFiller: boolean[];
};

export function indexPhrases<T>(entries: Iterable<{ phrase: Phrase; owner: T }>): PhraseIndex<T> {
	const byWord: PhraseIndex<T>['byWord'] = new Map();
	for (const entry of entries) {
		for (const word of beginningsOf(entry.phrase)) {
			const list = byWord.get(word);
			if (list) list.push(entry);
			else byWord.set(word, [entry]);
		}
	}
	return { byWord };
}

function beginningsOf(phrase: Phrase): string[] {
	const words = new Set<string>();
	for (const place of phrase) {
		if (place.kind !== 'word') continue;
		place.words.forEach((word) => words.add(word));
		if (!place.optional) break;
	}
	return [...words];
}

/** Every phrase that begins at some word, in the order of the words. Phrases stay within a clause. */
export function findPhrases<T>(sentence: Sentence, { byWord }: PhraseIndex<T>): Array<Found<T>> {
	const found: Array<Found<T>> = [];
	for (let from = 0; from < sentence.meant.length; from++) {
		for (const { phrase, owner } of byWord.get(sentence.meant[from] ?? '') ?? []) {
			const to = matchFrom(sentence, phrase, { place: 0, at: from, from });
			if (to !== undefined) found.push({ owner, from, to });
		}
	}
	return found;
}

type Cursor = { place: number; at: number; from: number };

/** Where the phrase ends when it stands here. Tries are few: a phrase is short, and so are its gaps. */
function matchFrom(sentence: Sentence, phrase: Phrase, cursor: Cursor): number | undefined {
	const place = phrase[cursor.place];
	if (!place) return cursor.at;
	const next = { ...cursor, place: cursor.place + 1 };
	if (place.kind === 'gap') return matchAfterGap(sentence, phrase, next);
	if (place.kind !== 'word') return holds(sentence, place, cursor) ? matchFrom(sentence, phrase, next) : undefined;
	if (place.words.has(wordAt(sentence, cursor) ?? '')) {
		const to = matchFrom(sentence, phrase, { ...next, at: cursor.at + 1 });
		if (to !== undefined) return to;
	}
	return place.optional ? matchFrom(sentence, phrase, next) : undefined;
}

function matchAfterGap(sentence: Sentence, phrase: Phrase, next: Cursor): number | undefined {
	for (let skipped = 0; skipped <= MAX_GAP; skipped++) {
		const to = matchFrom(sentence, phrase, { ...next, at: next.at + skipped });
		if (to !== undefined) return to;
	}
	return undefined;
}

/** The word under the cursor, as long as it belongs to the clause that the phrase began in. */
function wordAt({ words, meant }: Sentence, { at, from }: Cursor): string | undefined {
	return words[at]?.clause === words[from]?.clause ? meant[at] : undefined;
}

function holds(sentence: Sentence, place: Exclude<Place, { kind: 'word' | 'gap' }>, cursor: Cursor): boolean {
	const { words, questions, isFiller } = sentence;
	const clause = words[cursor.from]?.clause;
	if (place.kind === 'notNext') return !place.words.has(wordAt(sentence, cursor) ?? '');
	if (place.kind === 'notBefore') return !place.words.has(wordAt(sentence, { ...cursor, at: cursor.at - 1 }) ?? '');
	if (place.kind === 'question') return clause !== undefined && questions.has(clause);
	if (place.kind === 'first') return isFiller.slice(0, cursor.at).every(Boolean);
	for (let at = cursor.at; words[at]?.clause === clause; at++) if (!isFiller[at]) return false;
	return true;
}
