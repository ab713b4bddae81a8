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
	const matcher = new Matcher(sentence);
	sentence.meant.forEach((word, from) => {
		for (const { phrase, owner } of byWord.get(word) ?? []) {
			const to = matcher.endOf(phrase, from);
			if (to !== NOWHERE) found.push({ owner, from, to });
		}
	});
	return found;
}

const NOWHERE = -1;

/** Tries phrases on one sentence. Tries are few: a phrase is short, and so are its gaps. */
class Matcher {
	private phrase: Phrase = [];
	private clause = 0;

	constructor(private readonly sentence: Sentence) {}

	/** Where the phrase ends when it begins here, or NOWHERE. */
	endOf(phrase: Phrase, from: number): number {
		this.phrase = phrase;
		this.clause = this.sentence.words[from]?.clause ?? 0;
		return this.match(0, from);
	}

	private match(index: number, at: number): number {
		const place = this.phrase[index];
		if (!place) return at;
		if (place.kind === 'word') {
			if (place.words.has(this.wordAt(at))) {
				const to = this.match(index + 1, at + 1);
				if (to !== NOWHERE) return to;
			}
			return place.optional ? this.match(index + 1, at) : NOWHERE;
		}
		if (place.kind === 'gap') return this.matchAfterGap(index + 1, at);
		return this.holds(place, at) ? this.match(index + 1, at) : NOWHERE;
	}

	private matchAfterGap(index: number, at: number): number {
		for (let skipped = 0; skipped <= MAX_GAP; skipped++) {
			const to = this.match(index, at + skipped);
			if (to !== NOWHERE) return to;
		}
		return NOWHERE;
	}

	/** The word as long as it belongs to the clause that the phrase began in; else none. */
	private wordAt(at: number): string {
		return this.sentence.words[at]?.clause === this.clause ? (this.sentence.meant[at] ?? '') : '';
	}

	private holds(place: Exclude<Place, { kind: 'word' | 'gap' }>, at: number): boolean {
		if (place.kind === 'notNext') return !place.words.has(this.wordAt(at));
		if (place.kind === 'notBefore') return !place.words.has(this.wordAt(at - 1));
		const { words, questions, isFiller } = this.sentence;
		if (place.kind === 'question') return questions.has(this.clause);
		if (place.kind === 'first') return !isFiller.slice(0, at).includes(false);
		for (let next = at; words[next]?.clause === this.clause; next++) if (!isFiller[next]) return false;
		return true;
	}
}
