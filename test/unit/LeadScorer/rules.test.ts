import { compilePhrase, vocabularyOf } from '../../../nodes/LeadScorer/compilePhrases';
import { correctSpelling } from '../../../nodes/LeadScorer/correctSpelling';
import { CAPS, LISTS, LOOKALIKES, RULES, SHORT_FORMS, SILENCING } from '../../../nodes/LeadScorer/rules';
import { plainWord } from '../../../nodes/LeadScorer/splitWords';

const patterns = RULES.flatMap(({ id, match, unless = [] }) => [...match, ...unless].map((pattern) => ({ id, pattern })));

test('every word is written as words of a message are compared, or it would never be found', () => {
	const words = [...vocabularyOf(patterns.map(({ pattern }) => compilePhrase(pattern, LISTS)))];
	const never = words.filter((word) => !word.startsWith('#') && plainWord(word) !== word);
	expect(never).toEqual([]);
});

test.each(patterns)('$id: "$pattern" takes at least one word', ({ pattern }) => {
	const phrase = compilePhrase(pattern, LISTS);
	expect(phrase.some((place) => place.kind === 'word' && !place.optional)).toBe(true);
	expect(pattern).not.toMatch(/\s{2}|^\s|\s$|\|\||\|(\s|$)|\s\|/);
});

test('rules have names of their own, and points by what they are', () => {
	expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
	const known = [...CAPS.flatMap(({ categories }) => categories), ...SILENCING];
	expect(RULES.filter(({ category }) => !known.includes(category))).toEqual([]);
	expect(RULES.filter(({ category, points }) => (category === 'optOut' ? points >= 0 : points < 0))).toEqual([]);
});

test('lookalikes stay what they are, short forms become what they stand for', () => {
	const vocabulary = ['precio', 'precios', 'cuanto', 'comprar'];
	const meant = correctSpelling({ vocabulary, shortForms: SHORT_FORMS, lookalikes: LOOKALIKES.trim().split(/\s+/) });
	expect(['precioso', 'preciosa', 'comparar', 'premios'].map(meant)).toEqual(['precioso', 'preciosa', 'comparar', 'premios']);
	expect(['kto', 'preciooo', 'prcio', 'presio', 'compraar', 'conprar', 'k'].map(meant)).toEqual(['cuanto', 'precio', 'precio', 'precio', 'comprar', 'comprar', 'que']);
});

test('a name of a list that is not there is a mistake', () => {
	expect(() => compilePhrase('quiero <nothing>', LISTS)).toThrow('no list of words "nothing"');
});
