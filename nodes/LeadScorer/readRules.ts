import { isRecord } from '../shared/chatwoot/errors';
import { printed } from '../shared/printed';
import type { Rule } from './rules';
import { splitWords } from './splitWords';

export const MAX_RULES = 500;
export const MAX_PHRASES = 200;
export const MAX_PHRASE_CHARACTERS = 100;
/** Faults named at once; somebody who mends ten sees the next ten. */
const MAX_FAULTS = 10;
const MAX_ID_CHARACTERS = 60;
/** What belongs to a regular expression. Phrases are words, so that no text can make them slow. */
const NOT_PLAIN = /[\\[\](){}*+^|]/;

type Reading = { rules: Rule[]; faults: string[] };

/**
 * The rules that a user wrote as JSON: `[{ "id", "category", "points", "match": [words], "unless": [words] }]`.
 *
 * @param value JSON text, or what an expression made of it
 * @throws Error with a sentence that names every fault and the rule it is in
 */
export function readRules(value: unknown): Rule[] {
	const { list, flaw } = typeof value === 'string' ? parse(value) : { list: value, flaw: undefined };
	if (flaw !== undefined) throw new Error(`Rules is no valid JSON: ${flaw}. Check commas and quotation marks.`);
	if (!Array.isArray(list)) throw new Error('Rules must be a list: [ { "id": "price", "category": "pricing", "points": 40, "match": ["precio"] } ].');
	if (list.length === 0) throw new Error('Rules is an empty list. Enter at least one rule, or choose the built-in rules.');
	if (list.length > MAX_RULES) throw new Error(`Rules holds ${list.length} rules; ${MAX_RULES} are the most. Put words that mean the same into one rule.`);
	const reading: Reading = { rules: [], faults: [] };
	list.forEach((entry, index) => readRule(entry, index, reading));
	if (reading.faults.length > 0) throw new Error(describe(reading.faults));
	return reading.rules;
}

function parse(text: string): { list?: unknown; flaw?: string } {
	try {
		return { list: JSON.parse(text) as unknown };
	} catch (error) {
		return { flaw: error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : '' };
	}
}

function readRule(entry: unknown, index: number, { rules, faults }: Reading): void {
	if (!isRecord(entry)) {
		faults.push(`Rule ${index + 1} is no object.`);
		return;
	}
	const id = textOf(entry.id).slice(0, MAX_ID_CHARACTERS);
	const name = id ? `Rule "${id}"` : `Rule ${index + 1}`;
	const add = (fault: string) => faults.push(`${name}: ${fault}`);
	if (!id) add('"id" is missing.');
	if (rules.some((rule) => rule.id === id)) add('this "id" stands twice.');
	const category = textOf(entry.category) || 'custom';
	const points = readPoints(entry.points, add);
	const match = readPhrases(entry.match, 'match', add);
	if (match.length === 0) add('"match" names no words.');
	const unless = entry.unless === undefined ? [] : readPhrases(entry.unless, 'unless', add);
	rules.push({ id, category, points, match, unless });
}

function readPoints(value: unknown, add: (fault: string) => void): number {
	const points = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof points === 'number' && Math.abs(points) <= 100) return points;
	add('"points" must be a number from -100 to 100.');
	return 0;
}

function readPhrases(value: unknown, key: string, add: (fault: string) => void): string[] {
	const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
	if (list.length > MAX_PHRASES) add(`"${key}" has ${list.length} entries; ${MAX_PHRASES} are the most.`);
	return list.slice(0, MAX_PHRASES).flatMap((phrase) => {
		const fault = faultOf(phrase);
		if (fault === undefined) return [String(phrase)];
		add(`${quote(phrase)} in "${key}" ${fault}`);
		return [];
	});
}

function faultOf(phrase: unknown): string | undefined {
	if (typeof phrase !== 'string') return 'is no text.';
	if (phrase.length > MAX_PHRASE_CHARACTERS) return `is longer than ${MAX_PHRASE_CHARACTERS} characters.`;
	if (NOT_PLAIN.test(phrase)) return 'is no plain text. Write words only, each form as an entry of its own: "precio", "precios".';
	return splitWords(phrase).words.length === 0 ? 'holds no word.' : undefined;
}

function describe(faults: string[]): string {
	const more = faults.length > MAX_FAULTS ? ` And ${faults.length - MAX_FAULTS} more.` : '';
	return `The rules cannot be used. ${faults.slice(0, MAX_FAULTS).join(' ')}${more}`;
}

function quote(phrase: unknown): string {
	return `"${printed(phrase).slice(0, 40)}"`;
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
