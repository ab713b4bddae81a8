import { scoreLead, type ScoreOptions } from '../../../nodes/LeadScorer/scoreLead';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const score = (text: string, options: ScoreOptions = {}) => scoreLead(text, { now: NOW, ...options });
const PRICE = 'precio?';
const NOTHING = 'hola';

test('every key is there', () => {
	expect(score(PRICE, { contactId: '3' })).toEqual({
		...{ score: 40, stage: 'warm', previousStage: 'cold', stageChanged: true, becameHot: false, optOut: false },
		reasons: [{ rule: 'price', category: 'pricing', points: 40, matched: 'precio' }],
		...{ ruleVersion: '2026-11-21', scoredAt: '2026-11-21T12:00:00.000Z', contactId: 3 },
	});
});

test('without options', () => {
	expect(scoreLead(PRICE)).toMatchObject({ score: 40, scoredAt: null, contactId: null });
});

const decays: Array<[string, ScoreOptions, number]> = [
	['no score before', {}, 40],
	['no time: counts in full', { previousScore: 30 }, 70],
	['this instant', { previousScore: 30, previousScoredAt: daysAgo(0) }, 70],
	['one half-life', { previousScore: 30, previousScoredAt: daysAgo(14) }, 55],
	['two half-lives', { previousScore: 40, previousScoredAt: daysAgo(28) }, 50],
	['another half-life', { previousScore: 30, previousScoredAt: daysAgo(7), halfLifeDays: 7 }, 55],
	['no decay at all', { previousScore: 30, previousScoredAt: daysAgo(700), halfLifeDays: 0 }, 70],
	['long ago', { previousScore: 100, previousScoredAt: daysAgo(10_000) }, 40],
	['a time to come does not raise it', { previousScore: 30, previousScoredAt: daysAgo(-14) }, 70],
	['never above 100', { previousScore: 90, previousScoredAt: daysAgo(0) }, 100],
	['texts, as attributes hold them', { previousScore: '30', previousScoredAt: daysAgo(14) }, 55],
	['Unix seconds', { previousScore: 30, previousScoredAt: Math.floor(NOW.getTime() / 1000) - 14 * 86_400 }, 55],
	['a strange score', { previousScore: 'many', previousScoredAt: 'yesterday' }, 40],
	['a score below the scale', { previousScore: -50 }, 40],
	['a score above the scale', { previousScore: 1e9, previousScoredAt: daysAgo(28) }, 65],
	['settings under options', { previousScore: 30, previousScoredAt: daysAgo(7), options: { halfLifeDays: 7 } }, 55],
	['a returning customer', { orders: 2 }, 50],
	['no orders', { orders: 0 }, 40],
];
test.each(decays)('a pricing question after %s', (_name, options, expected) => {
	const lead = score(PRICE, options);
	expect(lead.score).toBe(expected);
	expect(Math.round(Math.min(100, lead.reasons.reduce((sum, { points }) => sum + points, 0)))).toBe(expected);
});

const stages: Array<[string, string, ScoreOptions, object]> = [
	['29 is cold', NOTHING, { previousScore: 29 }, { stage: 'cold' }],
	['30 is warm', NOTHING, { previousScore: 30 }, { stage: 'warm' }],
	['59 is warm', NOTHING, { previousScore: 59 }, { stage: 'warm', becameHot: false }],
	['60 is hot', NOTHING, { previousScore: 60 }, { stage: 'hot', previousStage: 'hot', becameHot: false, stageChanged: false }],
	['an intent makes hot at once', 'quiero comprar', {}, { stage: 'hot', previousStage: 'cold', becameHot: true, stageChanged: true }],
	['two pricing questions add up', PRICE, { previousScore: 40, previousScoredAt: daysAgo(0) }, { stage: 'hot', previousStage: 'warm', becameHot: true }],
	['a hot lead stays hot', PRICE, { previousScore: 70, previousScoredAt: daysAgo(1) }, { stage: 'hot', becameHot: false, stageChanged: false }],
	['a hot lead a little cooler is no news', 'quiero comprar', { previousScore: 60, previousScoredAt: daysAgo(10) }, { becameHot: false }],
	['one that went cold and comes back is', 'quiero comprar', { previousScore: 60, previousScoredAt: daysAgo(15) }, { previousStage: 'cold', becameHot: true }],
	['hot cools down to warm', NOTHING, { previousScore: 70, previousScoredAt: daysAgo(7) }, { stage: 'warm', stageChanged: true, becameHot: false }],
	['an opt-out ends it', 'no me escriban más', { previousScore: 90 }, { score: 0, stage: 'cold', optOut: true, stageChanged: true }],
	['other thresholds', PRICE, { thresholds: { warm: 10, hot: 40 } }, { stage: 'hot' }],
	['thresholds as JSON', PRICE, { thresholds: '{"warm": 41}' }, { stage: 'cold' }],
];
test.each(stages)('%s', (_name, text, options, expected) => {
	expect(score(text, options)).toMatchObject(expected);
});

const refused: Array<[string, ScoreOptions, RegExp]> = [
	['reversed thresholds', { thresholds: { warm: 60, hot: 30 } }, /warm \(60\) must be below hot \(30\). Swap/],
	['equal thresholds', { thresholds: { warm: 60 } }, /must be below hot/],
	['a threshold outside the scale', { thresholds: { hot: 101 } }, /hot must be a number from 1 to 100, but is "101"/],
	['a threshold of 0', { thresholds: { warm: 0 } }, /warm must be a number/],
	['thresholds that are no JSON', { thresholds: '{warm' }, /must be JSON such as/],
	['a list of thresholds', { thresholds: [30, 60] }, /must be JSON such as/],
	['a negative half-life', { halfLifeDays: -1 }, /Half-Life \(Days\) must be a number from 0 on, but is "-1"/],
	['a half-life of words', { halfLifeDays: 'two weeks' }, /"two weeks"/],
];
test.each(refused)('%s', (_name, options, sentence) => {
	expect(() => score(PRICE, options)).toThrow(sentence);
});

describe('rules of the user', () => {
	const rules = [
		{ id: 'demo', category: 'intent', points: 40, match: ['Demostración', 'a cuánto'], unless: ['mi pedido'] },
		{ id: 'student', category: 'fit', points: -20, match: ['estudiante'] },
	];

	test.each([
		['its words, however they are typed', 'una DEMOSTRACIONNN porfa', 40, ['demo']],
		['its chat spelling', 'a kuanto', 40, ['demo']],
		['one of unless', 'demostracion de mi pedido', 0, []],
		['a part of a word', 'demostraciones', 0, []],
		['negative points', 'demostración para estudiante', 20, ['demo', 'student']],
		['no built-in rule', 'quiero comprar', 0, []],
	])('%s', (_name, text, points, found) => {
		const lead = score(text, { ruleSet: 'json', rules });
		expect([lead.score, lead.reasons.map(({ rule }) => rule)]).toEqual([points, found]);
		expect(lead.ruleVersion).toMatch(/^own-[0-9a-f]{8}$/);
	});

	test('on top of the built-in ones, one in the place of another', () => {
		const own = [{ id: 'price', category: 'pricing', points: 5, match: ['precio'] }];
		const options = { ruleSet: 'json' as const, rules: JSON.stringify(own), keepDefaultRules: true };
		expect(score('precio', options)).toMatchObject({ score: 5, ruleVersion: expect.stringMatching(/^2026-11-21\+[0-9a-f]{8}$/) as unknown });
		expect(score('quiero comprar', options).stage).toBe('hot');
	});

	test('are left alone while the built-in ones are chosen', () => {
		expect(score(PRICE, { ruleSet: 'default', rules: 'no JSON at all' }).score).toBe(40);
	});

	test.each([['a text', 'basta de ofertas\nya no más avisos'], ['a list', ['ya no más avisos']]])('opt-out phrases as %s', (_name, optOutPhrases) => {
		expect(score('Ya no más avisos!!', { optOutPhrases })).toMatchObject({ optOut: true, score: 0 });
		expect(score(PRICE, { optOutPhrases })).toMatchObject({ optOut: false, score: 40 });
	});
});
