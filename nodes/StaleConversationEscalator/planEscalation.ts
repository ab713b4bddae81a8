import { CLAIM_SECONDS, isSamePeriod } from './readTrace';
import type { Row } from './readRow';
import type { Wait } from './readThread';
import type { Tier } from './readTiers';

const SECONDS_PER_MINUTE = 60;

/** Minutes that count between two instants, by the clock of an inbox. Never more than really passed. */
export type CountMinutes = (inboxId: number, from: Date, to: Date) => number;

/** A conversation whose customer waits. */
export type Waiting = { row: Row; wait: Wait };

/** One conversation and the tier that is due. */
export type Step = Waiting & {
	tier: Tier;
	waitedMinutes: number;
	waitedBusinessMinutes: number;
	/** True when an earlier run claimed this tier and did not finish it. */
	isUnfinished: boolean;
};

export type Plan = {
	/** Longest wait first, at most `maxEscalations`. */
	steps: Step[];
	/** How many more are due than may be escalated at once. */
	remaining: number;
	/** How many wait longer than `ignoreOlderMinutes`, and are left alone. */
	backlog: number;
};

export type PlanRules = {
	tiers: Tier[];
	countMinutes: CountMinutes;
	ignoreOlderMinutes: number;
	maxEscalations: number;
	/** Names this process: its own claims need no waiting for, as its runs take turns. */
	processId: string;
};

/**
 * Decides who is escalated to which tier: the highest that is due, once per tier and waiting period.
 *
 * @param waiting conversations whose customer waits, each once
 */
export function planEscalation(waiting: Waiting[], rules: PlanRules, now: Date): Plan {
	const judged = waiting.map((one) => planOne(one, rules, now));
	const due = judged.filter((one) => typeof one === 'object').sort(byWait);
	return {
		steps: due.slice(0, rules.maxEscalations),
		remaining: Math.max(0, due.length - rules.maxEscalations),
		backlog: judged.filter((one) => one === 'backlog').length,
	};
}

/** The step that is due for one conversation, or why there is none. */
export function planOne(
	{ row, wait }: Waiting,
	rules: PlanRules,
	now: Date,
): Step | 'fresh' | 'done' | 'claimed' | 'backlog' {
	const counted = rules.countMinutes(row.inboxId, new Date(wait.since * 1000), now);
	const tier = chooseTier(rules.tiers, counted);
	if (!tier) return 'fresh';
	const trace = isSamePeriod(row.trace, wait) ? row.trace : undefined;
	if (trace && trace.state === 'done' && trace.tier >= tier.number) return 'done';
	if (counted > rules.ignoreOlderMinutes) return 'backlog';
	const isUnfinished = trace?.state === 'claimed';
	if (trace && isUnfinished && !isAbandoned(trace, rules, now)) return 'claimed';
	const waitedMinutes = minutesBetween(wait.since, now);
	return { row, wait, tier, isUnfinished, waitedMinutes, waitedBusinessMinutes: Math.floor(counted) };
}

/** The last tier whose time has come; tiers rise. */
export function chooseTier(tiers: Tier[], waitedMinutes: number): Tier | undefined {
	return tiers.findLast(({ afterMinutes }) => waitedMinutes >= afterMinutes);
}

function isAbandoned({ by, at }: { by: string; at: number }, { processId }: PlanRules, now: Date): boolean {
	return by.startsWith(`${processId}/`) || now.getTime() / 1000 - at >= CLAIM_SECONDS;
}

function minutesBetween(since: number, now: Date): number {
	return Math.max(0, Math.floor((now.getTime() / 1000 - since) / SECONDS_PER_MINUTE));
}

function byWait(one: Step, other: Step): number {
	return one.wait.since - other.wait.since || one.row.id - other.row.id;
}
