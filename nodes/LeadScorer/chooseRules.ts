import { createHash } from 'node:crypto';

import type { JsonRecord } from '../shared/chatwoot/types';
import { printed } from '../shared/printed';
import { readRules } from './readRules';
import { builtInRules, compileRules, type RuleBook } from './ruleBook';
import { RULE_VERSION, type Rule } from './rules';

/** Workflows with rules of their own whose compiled rules are kept. */
const MAX_KEPT = 20;
const kept = new Map<string, RuleBook>();

/**
 * The rules that the node's fields ask for: the built-in ones, the user's own, or both. In both, a rule with the
 * `id` of a built-in one takes its place.
 *
 * @throws Error with a sentence that names every fault in the user's rules
 */
export function chooseRules({ ruleSet, rules, keepDefaultRules, optOutPhrases }: JsonRecord): RuleBook {
	const isOwn = ruleSet === 'json';
	const phrases = readOptOutPhrases(optOutPhrases);
	if (!isOwn && phrases.length === 0) return builtInRules();
	const key = JSON.stringify([isOwn && rules, keepDefaultRules === true, phrases]);
	const known = kept.get(key);
	if (known) return known;
	const own = [...(isOwn ? readRules(rules) : []), ...optOutRule(phrases)];
	const withBuiltIn = !isOwn || keepDefaultRules === true;
	const book = compileRules(own, { withBuiltIn, version: versionOf(own, withBuiltIn) });
	if (kept.size >= MAX_KEPT) kept.clear();
	kept.set(key, book);
	return book;
}

function optOutRule(match: string[]): Rule[] {
	return match.length > 0 ? [{ id: 'optOutPhrases', category: 'optOut', points: -100, match }] : [];
}

/** One per line, or separated by commas. */
function readOptOutPhrases(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\n,;]/) : [];
	return list.map((phrase) => printed(phrase).trim()).filter((phrase) => /\p{L}/u.test(phrase));
}

function versionOf(own: Rule[], withBuiltIn: boolean): string {
	const digest = createHash('sha256').update(JSON.stringify(own)).digest('hex').slice(0, 8);
	return withBuiltIn ? `${RULE_VERSION}+${digest}` : `own-${digest}`;
}
