import { findPhrases, type Found, type Sentence } from './findPhrases';
import { asking, fillers, negators, portuguese, pronouns, type RuleBook, type RuleEntry } from './ruleBook';
import { CAPS, SILENCING, type Rule } from './rules';
import { splitWords } from './splitWords';

/** Why points were given, or why none were. */
export type Reason = {
	rule: string;
	category: string;
	points: number;
	/** The words of the message, without the signs between them. */
	matched: string;
};

export type Signals = { reasons: Reason[]; points: number; optOut: boolean };

/** A negator so many words before a match turns it round, pronouns and articles not counted. */
const NEGATION_WINDOW = 3;
const MAX_MATCHED_CHARACTERS = 60;
const silencing: ReadonlySet<string> = new Set(SILENCING);

/** What one message says about its writer, before any cap. Never throws. */
export function readSignals(text: string, book: RuleBook): Signals {
	const sentence = readSentence(text, book);
	const found = strongest(sentence, findPhrases(sentence, book.index));
	const silenced = [...found.values()].filter(({ owner }) => silencing.has(owner.rule.category));
	const heard = [...found.values()].filter(({ owner }) => silencing.has(owner.rule.category) || isHeard(owner.rule, silenced));
	const reasons = heard.map((one) => reasonOf(text, sentence, one));
	return {
		reasons,
		points: reasons.reduce((sum, { points }) => sum + points, 0),
		optOut: reasons.some(({ category }) => category === 'optOut'),
	};
}

function readSentence(text: string, { spelling }: RuleBook): Sentence {
	const { words, questions } = splitWords(text);
	const meant = words.map((word) => spelling(word.text));
	return { words, questions, meant, isFiller: meant.map((word) => fillers.has(word)) };
}

/** The first place of each rule that stands, by rule. */
function strongest(sentence: Sentence, found: Array<Found<RuleEntry>>): Map<string, Found<RuleEntry>> {
	const excused = new Set(found.filter(({ owner }) => owner.role === 'unless').map(({ owner }) => owner.rule.id));
	const kept = new Map<string, Found<RuleEntry>>();
	for (const one of found) {
		const { rule, role } = one.owner;
		if (role === 'unless' || excused.has(rule.id) || kept.has(rule.id)) continue;
		if (silencing.has(rule.category) || !isNegated(sentence, one)) kept.set(rule.id, one);
	}
	return kept;
}

function isHeard(rule: Rule, silenced: Array<Found<RuleEntry>>): boolean {
	return silenced.every(({ owner }) => rule.evenAfterSale === true && owner.rule.category === 'afterSale');
}

/** `no me interesa`, `nunca quise comprar`, but not `no sé cuánto cuesta`, `¿no tienen descuento?`. */
function isNegated({ words, meant }: Sentence, { from, to }: Found<RuleEntry>): boolean {
	const clause = words[from]?.clause;
	for (let at = from - 1, distance = 0; distance < NEGATION_WINDOW && words[at]?.clause === clause; at--) {
		if (isNegator(meant, at)) return !isAsking(meant.slice(at + 1, to));
		if (!pronouns.has(meant[at] ?? '')) distance++;
	}
	// Brazilians say it at the end: "quero não".
	return meant[to] === 'nao' && words[to]?.clause === clause && words[to + 1]?.clause !== clause;
}

/** `no` is a word of two languages: "no quiero", and "quero no boleto". */
function isNegator(meant: string[], at: number): boolean {
	const word = meant[at] ?? '';
	return word === 'no' ? !meant.some((other) => portuguese.has(other)) : negators.has(word);
}

function isAsking(after: string[]): boolean {
	const verb = after.find((word) => !pronouns.has(word));
	return verb !== undefined && asking.has(verb);
}

function reasonOf(text: string, { words }: Sentence, { owner, from, to }: Found<RuleEntry>): Reason {
	const { id, category, points } = owner.rule;
	const matched = words.slice(from, Math.max(from + 1, to)).map(({ start, end }) => text.slice(start, end));
	return { rule: id, category, points, matched: matched.join(' ').slice(0, MAX_MATCHED_CHARACTERS) };
}

/** What is over the cap of the categories is taken off the last reasons, so that the points still add up. */
export function capped(reasons: Reason[]): Reason[] {
	const left = CAPS.map(({ categories, max }) => ({ categories, max }));
	return reasons.map((reason) => {
		const cap = left.find(({ categories }) => categories.includes(reason.category));
		if (!cap || reason.points <= 0) return reason;
		const points = Math.min(reason.points, cap.max);
		cap.max -= points;
		return { ...reason, points };
	});
}
