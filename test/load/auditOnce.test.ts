import { auditOnce, describeTally, isSound, type Due, type Tally } from './auditOnce';

const due: Due[] = [
	{ key: '#1', to: 'Ana' },
	{ key: '#2', to: 'Ana' },
	{ key: '#3', to: 'Luis' },
];
const all = due;
const clean: Tally = { once: ['#1', '#2', '#3'], lost: [], doubled: [], misdirected: [], uncalled: [], excused: {} };

type Row = { name: string; heard: Due[]; excuses?: Array<[string, string]>; expected: Partial<Tally>; sound: boolean };

const rows: Row[] = [
	{ name: 'everything once', heard: all, expected: {}, sound: true },
	{ name: 'in another order', heard: [...all].reverse(), expected: {}, sound: true },
	{ name: 'one lost', heard: all.slice(1), expected: { once: ['#2', '#3'], lost: ['#1'] }, sound: false },
	{ name: 'everything lost', heard: [], expected: { once: [], lost: ['#1', '#2', '#3'] }, sound: false },
	{ name: 'one doubled', heard: [...all, { key: '#2', to: 'Ana' }], expected: { once: ['#1', '#3'], doubled: ['#2'] }, sound: false },
	{ name: 'one three times', heard: [...all, ...all.slice(0, 1), ...all.slice(0, 1)], expected: { once: ['#2', '#3'], doubled: ['#1'] }, sound: false },
	{
		name: 'one at somebody else instead: misdirected and lost',
		heard: [{ key: '#1', to: 'Luis' }, ...all.slice(1)],
		expected: { once: ['#2', '#3'], lost: ['#1'], misdirected: ['#1 at Luis'] },
		sound: false,
	},
	{
		name: 'one at somebody else as well: misdirected, not doubled',
		heard: [...all, { key: '#1', to: 'Luis' }],
		expected: { misdirected: ['#1 at Luis'] },
		sound: false,
	},
	{
		name: 'two that changed places',
		heard: [{ key: '#1', to: 'Luis' }, { key: '#2', to: 'Ana' }, { key: '#3', to: 'Ana' }],
		expected: { once: ['#2'], lost: ['#1', '#3'], misdirected: ['#1 at Luis', '#3 at Ana'] },
		sound: false,
	},
	{ name: 'a forged one', heard: [...all, { key: '#9', to: 'Ana' }], expected: { uncalled: ['#9 at Ana'] }, sound: false },
	{
		name: 'one not heard, and known why',
		heard: all.slice(1),
		excuses: [['#1', 'crashed']],
		expected: { once: ['#2', '#3'], excused: { crashed: ['#1'] } },
		sound: true,
	},
	{ name: 'an excuse for what was heard does not count', heard: all, excuses: [['#1', 'crashed']], expected: {}, sound: true },
	{
		name: 'an excuse does not excuse doubling',
		heard: [...all, ...all.slice(0, 1)],
		excuses: [['#1', 'crashed']],
		expected: { once: ['#2', '#3'], doubled: ['#1'] },
		sound: false,
	},
];

it.each(rows)('$name', ({ heard, excuses, expected, sound }) => {
	const tally = auditOnce(due, heard, new Map(excuses));
	expect(tally).toEqual({ ...clean, ...expected });
	expect(isSound(tally)).toBe(sound);
});

it('says in one line how it went, and names what is wrong', () => {
	const tally = auditOnce(due, all.slice(0, 1), new Map([['#2', 'crashed']]));
	expect(describeTally('orders', tally)).toBe('orders: 1 once, 1 lost, 0 doubled, 0 misdirected, 0 uncalled, 1 crashed\n    lost: #3');
});
