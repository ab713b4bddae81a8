import { readSchedule } from '../../../nodes/shared/hours/readSchedule';
import { businessMinutes } from '../../../nodes/shared/hours/businessMinutes';
import type { Trace } from '../../../nodes/StaleConversationEscalator/readTrace';
import { planEscalation, planOne, type PlanRules } from '../../../nodes/StaleConversationEscalator/planEscalation';
import type { Row } from '../../../nodes/StaleConversationEscalator/readRow';
import { NOW, row, secondsAgo, tier } from './records';

const tiers = [tier(), tier({ number: 2, afterMinutes: 30 }), tier({ number: 3, afterMinutes: 120 })];
const rules: PlanRules = {
	tiers,
	countMinutes: (_inboxId, from, to) => (to.getTime() - from.getTime()) / 60_000,
	ignoreOlderMinutes: 72 * 60,
	maxEscalations: 50,
	processId: 'this',
};
const waiting = (minutes: number, given: Partial<Row> = {}) => ({
	row: row(given),
	wait: { messageId: 5, since: secondsAgo(minutes), lastText: 'hola' },
});
const trace = (given: Partial<Trace>): Trace => ({ messageId: 5, since: secondsAgo(40), waitingSince: null, tier: 1, state: 'done', by: 'other/1', at: secondsAgo(20), assigneeId: null, ...given });

describe('which tier is due', () => {
	const rows: Array<[name: string, minutes: number, expected: number | string, given?: Partial<Trace>]> = [
		['a second before the first', 10 - 1 / 60, 'fresh'],
		['exactly the first', 10, 1],
		['a second before the second', 30 - 1 / 60, 1],
		['exactly the second: the highest due, no catching up', 30, 2],
		['the third', 500, 3],
		['exactly as old as is looked back', 72 * 60, 3],
		['older', 72 * 60 + 1, 'backlog'],
		['the first was taken', 20, 'done', { tier: 1 }],
		['the first was taken, the second is due', 40, 2, { tier: 1 }],
		['a higher one was taken, before the tiers were changed', 20, 'done', { tier: 3 }],
		['taken, and old by now: no backlog', 72 * 60 + 1, 'done', { tier: 3 }],
		['taken in an earlier wait', 20, 1, { messageId: 4, since: secondsAgo(60) }],
		['taken, with another message of the same second', 20, 'done', { messageId: 6, since: secondsAgo(20) }],
		['claimed by another process just now', 20, 'claimed', { state: 'claimed', at: secondsAgo(1) }],
		['claimed by another process a second before it counts as crashed', 20, 'claimed', { state: 'claimed', at: secondsAgo(4) + 1 }],
		['claimed by another process that has crashed', 20, 1, { state: 'claimed', at: secondsAgo(4) }],
		['claimed by an earlier run of this process, which failed', 20, 1, { state: 'claimed', at: secondsAgo(0), by: 'this/4' }],
		['the second claimed after a crash, the third is due', 130, 3, { state: 'claimed', tier: 2 }],
	];
	it.each(rows.map(([name, minutes, expected, given]) => [name, minutes, expected, given] as const))('%s', (_name, minutes, expected, given) => {
		const planned = planOne(waiting(minutes, given ? { trace: trace(given) } : {}), rules, NOW);
		expect(typeof planned === 'object' ? planned.tier.number : planned).toBe(expected);
	});

	it('an unfinished claim says so', () => {
		const planned = planOne(waiting(20, { trace: trace({ state: 'claimed' }) }), rules, NOW);
		expect(planned).toMatchObject({ isUnfinished: true });
		expect(planOne(waiting(20), rules, NOW)).toMatchObject({ isUnfinished: false });
	});
});

describe('the plan', () => {
	const many = [waiting(15, { id: 1 }), waiting(90, { id: 2 }), waiting(5, { id: 3 }), waiting(90, { id: 4 }), waiting(5_000, { id: 5 })];

	it('takes the longest wait first, and counts the backlog', () => {
		const { steps, remaining, backlog } = planEscalation(many, rules, NOW);
		expect(steps.map((step) => [step.row.id, step.tier.number])).toEqual([[2, 2], [4, 2], [1, 1]]);
		expect([remaining, backlog]).toEqual([0, 1]);
	});

	it('stops at the limit and counts the rest', () => {
		const { steps, remaining } = planEscalation(many, { ...rules, maxEscalations: 2 }, NOW);
		expect(steps.map((step) => step.row.id)).toEqual([2, 4]);
		expect(remaining).toBe(1);
	});
});

describe('by business hours', () => {
	const schedule = readSchedule({ timezone: 'America/Santiago', weekly: { mon: [['09:00', '18:00']], sat: [['20:00', '02:00']] } });
	const at = (now: string, since: string, given: Partial<PlanRules> = {}) => {
		const wait = { messageId: 5, since: Date.parse(since) / 1000, lastText: '' };
		const planned = planOne({ row: row(), wait }, { ...rules, countMinutes: (_inboxId, from, to) => businessMinutes(schedule, from, to), ...given }, new Date(now));
		return typeof planned === 'object' ? [planned.tier.number, planned.waitedMinutes, planned.waitedBusinessMinutes] : planned;
	};
	it.each([
		['nothing passes while it is closed', '2026-11-16T11:59:00Z', '2026-11-15T22:00:00Z', 'fresh'],
		['nine minutes after it opened', '2026-11-16T12:09:59Z', '2026-11-15T22:00:00Z', 'fresh'],
		['ten minutes after it opened', '2026-11-16T12:10:00Z', '2026-11-15T22:00:00Z', [1, 850, 10]],
		['a weekend and a week later: age is counted on the same clock', '2026-11-23T12:30:00Z', '2026-11-13T20:00:00Z', [3, 13_950, 1_290]],
		['the night in which an hour comes twice: both count', '2026-04-05T03:30:00Z', '2026-04-05T02:00:00Z', [2, 90, 90]],
		['the night in which an hour is left out: it does not count', '2026-09-06T04:30:00Z', '2026-09-06T03:30:00Z', [2, 60, 60]],
	])('%s', (_name, now, since, expected) => {
		expect(at(now, since)).toEqual(expected);
	});
});
