import { compilePhrase, plainPhrase, vocabularyOf, type Phrase } from './compilePhrases';
import { correctSpelling, type Spelling } from './correctSpelling';
import { indexPhrases, type PhraseIndex } from './findPhrases';
import { ASKING, FILLERS, LISTS, LOOKALIKES, NEGATORS, PORTUGUESE, PRONOUNS, RULES, RULE_VERSION, SHORT_FORMS, type Rule } from './rules';
import { splitWords } from './splitWords';

export type RuleEntry = { rule: Rule; role: 'match' | 'unless' };

/** Rules ready to be looked for in a message. */
export type RuleBook = {
	version: string;
	index: PhraseIndex<RuleEntry>;
	spelling: Spelling;
};

const listOf = (text: string) => text.trim().split(/\s+/);

export const fillers: ReadonlySet<string> = new Set(listOf(FILLERS));
export const negators: ReadonlySet<string> = new Set(listOf(NEGATORS));
export const asking: ReadonlySet<string> = new Set(listOf(ASKING));
export const portuguese: ReadonlySet<string> = new Set(listOf(PORTUGUESE));
export const pronouns: ReadonlySet<string> = new Set(listOf(PRONOUNS));

type Entry = { phrase: Phrase; owner: RuleEntry };

let builtIn: Entry[] | undefined;

/** The built-in rules; compiled once per process. */
function builtInEntries(): Entry[] {
	builtIn ??= RULES.flatMap((rule) => entriesOf(rule, (text) => compilePhrase(text, LISTS)));
	return builtIn;
}

/**
 * Users write plain words: `Mi pedido` is found as `mi pedido`, `Mí Pedidoo` and `mi pedído`.
 *
 * @param given rules of the user, on their own or beside the built-in ones
 */
export function compileRules(given: readonly Rule[], options: { withBuiltIn: boolean; version: string }): RuleBook {
	const { withBuiltIn, version } = options;
	const replaced = new Set(given.map(({ id }) => id));
	const kept = withBuiltIn ? builtInEntries().filter(({ owner }) => !replaced.has(owner.rule.id)) : [];
	const own = given.flatMap((rule) => entriesOf(rule, (text) => plainPhrase(splitWords(text).words.map((word) => word.text))));
	return bookOf([...kept, ...own], version);
}

let builtInBook: RuleBook | undefined;

export function builtInRules(): RuleBook {
	builtInBook ??= bookOf(builtInEntries(), RULE_VERSION);
	return builtInBook;
}

function bookOf(entries: Entry[], version: string): RuleBook {
	const vocabulary = [...vocabularyOf(entries.map(({ phrase }) => phrase)), ...fillers, ...negators, ...asking, ...pronouns];
	const spelling = correctSpelling({ vocabulary, shortForms: SHORT_FORMS, lookalikes: listOf(LOOKALIKES) });
	return { version, index: indexPhrases(entries), spelling };
}

function entriesOf(rule: Rule, compile: (text: string) => Phrase): Entry[] {
	const matches = rule.match.map((text): Entry => ({ phrase: compile(text), owner: { rule, role: 'match' } }));
	const exceptions = (rule.unless ?? []).map((text): Entry => ({ phrase: compile(text), owner: { rule, role: 'unless' } }));
	return [...matches, ...exceptions];
}
