import { byCustomer, excuseAnswers, excuseAny, excuseFirst, IN_MEMORY_MS, wentDown, type AnswerFacts, type Outage } from './excuse';

const facts: AnswerFacts = {
	keys: ['Ana/uno', 'Ana/dos', 'Luz/uno'],
	answered: new Set(),
	handedOver: new Set(),
	messageIds: new Map([['Ana/uno', [1, 2]], ['Ana/dos', [3]], ['Luz/uno', [4, 5]]]),
	reasons: new Map(),
};

type Row = { name: string; more: Partial<AnswerFacts>; expected: Array<[string, string]> };

const rows: Row[] = [
	{ name: 'nothing known excuses nothing', more: {}, expected: [] },
	{ name: 'the next one answered excuses the one before', more: { answered: new Set(['Ana/dos']) }, expected: [['Ana/uno', 'answered with the next']] },
	{ name: 'the one before answered does not excuse the next', more: { answered: new Set(['Ana/uno']) }, expected: [] },
	{ name: 'another customer answered excuses nobody', more: { answered: new Set(['Luz/uno']) }, expected: [] },
	{ name: 'with a person', more: { handedOver: new Set(['Ana']) }, expected: [['Ana/uno', 'handed over'], ['Ana/dos', 'handed over']] },
	{ name: 'the run of the last message crashed', more: { reasons: new Map([[5, 'crashed']]) }, expected: [['Luz/uno', 'crashed']] },
	{ name: 'the run of an earlier message crashed: the last one should have answered', more: { reasons: new Map([[4, 'crashed']]) }, expected: [] },
];

it.each(rows)('answers: $name', ({ more, expected }) => {
	expect([...excuseAnswers({ ...facts, ...more })]).toEqual(expected);
});

it.each([
	['no reasons', [], []],
	['one of two', [[4, 'crashed']], []],
	['both', [[4, 'crashed'], [5, 'failed']], [['Luz/uno', 'crashed']]],
] as Array<[string, Array<[number, string]>, Array<[string, string]>]>)('first of several: %s', (_name, reasons, expected) => {
	expect([...excuseFirst(['Luz/uno', 'Eva/uno'], facts.messageIds, new Map(reasons))]).toEqual(expected);
});

it.each([
	['no reasons', [], []],
	['one of several messages', [[2, 'killed']], [['Ana', 'killed']]],
	['of somebody else', [[4, 'killed']], []],
] as Array<[string, Array<[number, string]>, Array<[string, string]>]>)('any of several: %s', (_name, reasons, expected) => {
	expect([...excuseAny(['Ana'], facts.messageIds, new Map(reasons))]).toEqual(expected);
});

it("puts all messages of a customer together", () => {
	expect([...byCustomer(facts.messageIds)]).toEqual([['Ana', [1, 2, 3]], ['Luz', [4, 5]]]);
});

const [KILLED_MS, BACK_MS] = [100_000, 110_000];
const killed: Outage = { fromMs: KILLED_MS, toMs: BACK_MS, by: 'http://one' };
const redis: Outage = { fromMs: KILLED_MS, toMs: BACK_MS };

it.each<[name: string, atMs: number, by: string | undefined, outages: Outage[], expected: boolean]>([
	['nothing was taken away', KILLED_MS, 'http://one', [], false],
	['just before its processor was killed', KILLED_MS - IN_MEMORY_MS, 'http://one', [killed], true],
	['long before its processor was killed', KILLED_MS - IN_MEMORY_MS - 1, 'http://one', [killed], false],
	['by the other processor', KILLED_MS, 'http://two', [killed], false],
	['after its processor was back', BACK_MS + 1, 'http://one', [killed], false],
	['by any processor while Redis was away', KILLED_MS, 'http://two', [redis], true],
	['when Redis was back', BACK_MS + 1, 'http://two', [redis], false],
])('taken and never started: %s', (_name, atMs, by, outages, expected) => {
	expect(wentDown({ at: new Date(atMs), by }, outages)).toBe(expected);
});
