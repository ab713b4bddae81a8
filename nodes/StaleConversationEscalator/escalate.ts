import { withLock } from '../shared/chatwoot/keyLock';
import type { ChatwootClient } from '../shared/chatwoot/types';
import { eachOf } from '../shared/eachOf';
import { applyStep, type Applied, type Order } from './applyStep';
import { askInboxIds, askSurroundings } from './askSurroundings';
import { askWait } from './askWait';
import { askRow } from './changeTrace';
import { isWanted } from './checkRow';
import { claimStep, finishStep, isHeld, LATE_SETTLE_MS, SETTLE_MS, type Claims } from './claimStep';
import { clockFor, sentenceOf } from './clockFor';
import { isSamePeriod } from './readTrace';
import { AT_A_TIME, findWaiting, isGone, oldestOf, type Found } from './findWaiting';
import { planActions } from './planActions';
import { planEscalation, type Plan, type PlanRules } from './planEscalation';
import type { Settings } from './readSettings';
import { writeEscalated, type Escalated } from './writeEscalated';

export type Run = {
	client: ChatwootClient;
	/** Names this process, and this run of it. */
	processId: string;
	runNumber: number;
	elapsedMs(): number;
};

export type Outcome = {
	escalated: Escalated[];
	/** How many more are due than may be escalated at once. */
	remaining: number;
	backlog: number;
	/** What was not possible, one sentence each. */
	problems: string[];
};

/**
 * Finds who waits too long and escalates them: once per tier and waiting period, whatever overlaps or crashes.
 * Runs of one process take turns; between processes the claim in the conversation decides.
 */
export async function escalate(run: Run, settings: Settings): Promise<Outcome> {
	const begun: Begun = { ...run, begunMs: run.elapsedMs() };
	return await withLock(`${run.client.account}/escalate`, async () => await escalateAlone(begun, settings));
}

type Begun = Run & Pick<Claims, 'begunMs'>;

async function escalateAlone(run: Begun, settings: Settings): Promise<Outcome> {
	const { client } = run;
	const { tiers, ignoreOlderMinutes, maxEscalations, at, dryRun } = settings;
	const found = await findWaiting(client, settings);
	const { countMinutes, broken } = await clockFor(client, settings, new Set(found.waiting.map(({ row }) => row.inboxId)));
	const waiting = found.waiting.filter(({ row }) => !broken.has(row.inboxId));
	const rules: PlanRules = { tiers, countMinutes, ignoreOlderMinutes, maxEscalations, processId: run.processId };
	const plan = planEscalation(waiting, rules, at);
	const problems = [...found.problems, ...broken.values(), ...(await missingInboxes(client, settings))];
	const orders = await planOrders(client, { plan, found, settings });
	const acted = dryRun
		? orders.map((order) => writeEscalated(client.account, order, undefined))
		: await carryOut(run, orders, { settings, rules, problems });
	return { escalated: acted, remaining: plan.remaining, backlog: found.backlog + plan.backlog, problems };
}

async function missingInboxes(client: ChatwootClient, { filters: { inboxIds } }: Settings): Promise<string[]> {
	if (inboxIds.length === 0) return [];
	const there = await askInboxIds(client);
	const gone = inboxIds.filter((id) => !there.has(id));
	return gone.map((id) => `Inbox ${id} does not exist in this account, or the token may not see it. Take it out of Filters, Inboxes.`);
}

type Planned = { plan: Plan; found: Found; settings: Settings };

async function planOrders(client: ChatwootClient, { plan, found, settings }: Planned): Promise<Order[]> {
	if (plan.steps.length === 0) return [];
	const around = await askSurroundings(client, settings.tiers);
	return plan.steps.map((step) => {
		const claimedId = step.isUnfinished ? (step.row.trace?.assigneeId ?? null) : null;
		return { step, actions: planActions(step, around, { load: found.load, claimedId }), now: settings.at };
	});
}

type Work = { settings: Settings; rules: PlanRules; problems: string[] };

/** Claims all, waits once, and carries out those whose claim still stands. */
async function carryOut(run: Begun, orders: Order[], work: Work): Promise<Escalated[]> {
	const { client, processId, runNumber, elapsedMs, begunMs } = run;
	const claims: Claims = { filters: work.settings.filters, rules: work.rules, runId: `${processId}/${runNumber}`, elapsedMs, begunMs };
	const tell = (order: Order, error: unknown) => {
		if (isGone(error)) return undefined;
		const { id } = order.step.row;
		work.problems.push(`Conversation ${id} could not be escalated and will be tried again. ${sentenceOf(error)}`);
		return undefined;
	};
	const tried = await eachOf(orders, AT_A_TIME, async (order) =>
		await claimStep(client, order, claims).catch((error: unknown) => tell(order, error)),
	);
	const claimed = tried.filter((one) => one !== undefined);
	if (claimed.length === 0) return [];
	await client.wait(claimed.some(({ isLate }) => isLate) ? LATE_SETTLE_MS : SETTLE_MS);
	const escalated = await eachOf(claimed, AT_A_TIME, async ({ order }) =>
		await carryOutOne(client, order, { claims, settings: work.settings }).catch((error: unknown) => tell(order, error)),
	);
	return escalated.filter((one) => one !== undefined);
}

async function carryOutOne(
	client: ChatwootClient,
	order: Order,
	{ claims, settings }: { claims: Claims; settings: Settings },
): Promise<Escalated | undefined> {
	const row = await askRow(client, order.step.row.id);
	if (!isHeld(row, order, claims.runId) || !isWanted(row, claims.filters)) return undefined;
	const wait = row.newest && row.newest.id === order.step.row.newest?.id ? order.step.wait : await askWait(client, row, oldestOf(settings));
	if (!wait || !isSamePeriod(row.trace, wait)) return undefined;
	const current: Order = { ...order, step: { ...order.step, wait: { ...order.step.wait, lastText: wait.lastText } } };
	const applied: Applied = await applyStep(client, current);
	const isMine = await finishStep(client, current, claims.runId);
	return isMine ? writeEscalated(client.account, current, applied) : undefined;
}
