import type { ChatwootClient } from '../shared/chatwoot/types';
import { changeTrace } from './changeTrace';
import { isWanted, type Filters } from './checkRow';
import type { Trace } from './readTrace';
import type { Order } from './applyStep';
import { planOne, type PlanRules } from './planEscalation';
import type { Row } from './readRow';

/**
 * So long every process waits between writing a claim and looking whether it still stands. Whoever saw no claim
 * has written theirs by then, and of several the last one stands: exactly one run goes on.
 */
export const SETTLE_MS = 1_000;
/** Waited where writing took longer than that: somebody else may have gone on already, and says so by then. */
export const LATE_SETTLE_MS = 6_000;

export type Claims = {
	filters: Filters;
	rules: PlanRules;
	/** Names this run: `<process>/<number>`. */
	runId: string;
	/** Milliseconds of a clock that never goes back. */
	elapsedMs(): number;
	/** What that clock showed when the run began. */
	begunMs: number;
};

/** `order` as it was at the moment of the claim, which may come long after the scan. */
export type Claimed = { order: Order; /** Whether somebody else may have gone on before the claim was written. */ isLate: boolean };

/** @returns undefined when the claim was not to be had */
export async function claimStep(
	client: ChatwootClient,
	order: Order,
	{ filters, rules, runId, elapsedMs, begunMs }: Claims,
): Promise<Claimed | undefined> {
	const { step, actions, now } = order;
	const started = elapsedMs();
	let claimed = order;
	const trace = await changeTrace(client, step.row.id, (row) => {
		if (!isWanted(row, filters)) return undefined;
		const due = planOne({ row, wait: step.wait }, rules, now);
		if (typeof due !== 'object') return undefined;
		const at = new Date(now.getTime() + elapsedMs() - begunMs);
		claimed = { ...order, now: at };
		return traceOf(claimed, row, { by: runId, state: 'claimed', assigneeId: actions.assignee?.id ?? null });
	});
	const isLate = elapsedMs() - started > SETTLE_MS;
	return trace && { order: claimed, isLate };
}

/** Whether a claim of this run still stands. */
export function isHeld({ trace }: Row, { step }: Order, runId: string): boolean {
	return trace?.by === runId && trace.state === 'claimed' && trace.tier === step.tier.number;
}

/**
 * Says in the conversation that everything was done.
 *
 * @returns false when somebody else has taken over meanwhile, who finishes it and tells of it
 */
export async function finishStep(client: ChatwootClient, order: Order, runId: string): Promise<boolean> {
	const assigneeId = order.actions.assignee?.id ?? null;
	const trace = await changeTrace(client, order.step.row.id, (row) =>
		row.trace?.by === runId ? traceOf(order, row, { by: runId, state: 'done', assigneeId }) : undefined,
	);
	return trace !== undefined;
}

function traceOf({ step, now }: Order, { waitingSince }: Row, claim: Pick<Trace, 'by' | 'state' | 'assigneeId'>): Trace {
	const { messageId, since } = step.wait;
	const at = Math.floor(now.getTime() / 1000);
	return { messageId, since, waitingSince: waitingSince ?? null, tier: step.tier.number, at, ...claim };
}
