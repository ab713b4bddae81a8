import { MAX_PHRASES, MAX_RULES, readRules } from '../../../nodes/LeadScorer/readRules';

const rule = (changes: object = {}) => ({ id: 'price', category: 'pricing', points: 40, match: ['precio'], ...changes });

test('reads what the node shows as its example, as text or as JSON', () => {
	const read = { id: 'price', category: 'pricing', points: 40, match: ['precio'], unless: ['mi pedido'] };
	expect(readRules(JSON.stringify([rule({ unless: ['mi pedido'] })]))).toEqual([read]);
	expect(readRules([rule({ unless: 'mi pedido', match: 'precio', points: '40' })])).toEqual([read]);
	expect(readRules([rule({ category: undefined })])).toMatchObject([{ category: 'custom', unless: [] }]);
});

const faults: Array<[string, unknown, RegExp]> = [
	['no JSON', '[{', /^Rules is no valid JSON: .*Check commas/],
	['an object', { id: 'price' }, /^Rules must be a list/],
	['nothing', '', /Rules is no valid JSON/],
	['an empty list', [], /empty list/],
	['a text in the list', ['precio'], /Rule 1 is no object/],
	['no id', [rule({ id: ' ' })], /Rule 1: "id" is missing/],
	['the same id twice', [rule(), rule()], /Rule "price": this "id" stands twice/],
	['no points', [rule({ points: undefined })], /Rule "price": "points" must be a number from -100 to 100/],
	['too many points', [rule({ points: 101 })], /"points" must be/],
	['points that are no number', [rule({ points: 'many' })], /"points" must be/],
	['no words', [rule({ match: [] })], /Rule "price": "match" names no words/],
	['no match at all', [rule({ match: undefined })], /names no words/],
	['a regular expression', [rule({ match: ['preci(o|os'] })], /"preci\(o\|os" in "match" is no plain text/],
	['a sign alone', [rule({ match: ['?'] })], /"\?" in "match" holds no word/],
	['a number for a word', [rule({ match: [5] })], /"5" in "match" is no text/],
	['a phrase without end', [rule({ match: ['a '.repeat(60)] })], /longer than 100 characters/],
	['a strange exception', [rule({ unless: ['[a-z]+'] })], /in "unless" is no plain text/],
	['too many phrases', [rule({ match: Array.from({ length: MAX_PHRASES + 1 }, () => 'a') })], /has 201 entries; 200 are the most/],
	['too many rules', Array.from({ length: MAX_RULES + 1 }, (_, index) => rule({ id: `r${index}` })), /holds 501 rules; 500 are the most/],
];
test.each(faults)('%s', (_name, value, sentence) => {
	expect(() => readRules(value)).toThrow(sentence);
});

test('names every fault at once, and says when there are more', () => {
	expect(() => readRules([rule({ points: 'x', match: ['('] }), rule({ id: '' })])).toThrow(/points.*"\(".*Rule 2: "id"/s);
	expect(() => readRules(Array.from({ length: 12 }, () => 'x'))).toThrow(/And 2 more\.$/);
});
