import type { InstalledN8n } from '../e2e/installN8n';
import { addStorm } from '../e2e/addStorm';
import { openDatabase } from '../e2e/openDatabase';
import { pause } from '../e2e/n8nProcess';
import { startQueue, type RunningQueue } from '../e2e/queue/startQueue';
import type { Conversation } from '../simulator/chatwoot/model';
import { DOWN } from '../simulator/slack/slack';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { audit, type Audited } from './audit';
import { breakThings, planBreaks, type BreakName } from './breakThings';
import { measureProcesses, type Usage } from './measureProcesses';
import { CLAIM_IS_OLD_SECONDS, SWEPT_MS } from './deskSettings';
import { openDesks, type Desks } from './openDesks';
import { planLoad, type Sizes } from './planLoad';
import { countRuns, countUnfinished, type RunCounts } from './readRuns';
import { readStarted, recordRuns } from './recordRuns';
import { scriptGemini } from './scriptGemini';
import { ageAttempts, countOpen } from './readOthers';
import { sendLoad, type Sent } from './sendLoad';
import { startWire, type Wire } from './startWire';

export type LoadOptions = {
	sizes: Sizes;
	breaks: readonly BreakName[];
	/** Whether a fifth of what n8n asks goes wrong. */
	withFaults: boolean;
	say(line: string): void;
};
export type LoadReport = {
	audited: Audited;
	runs: RunCounts;
	struck: Record<string, number>;
	events: string[];
	usage: Usage[];
	webhooks: { sent: number; lost: number };
	forgedRefused: boolean;
	loadSeconds: number;
	settleSeconds: number;
};

/** A queue that has grown for a quarter of an hour is worked off in less. */
const SETTLE_TIMEOUT_MS = 1_800_000;
const QUIET_MS = 8_000;
const SLACK_REFUSES_EVERY_MS = 3_000;
const DUPLICATE_RATE = 0.03;
const LATE_RATE = 0.05;

export type Stage = { queue: RunningQueue; simulator: Simulator; wire: Wire; desks: Desks; close(): Promise<void> };

export type StageOptions = { workers?: number; concurrency?: number; env?: Record<string, string>; hasFrontDesk?: boolean };

/** Simulator, n8n in queue mode and all workflows, ready to be written to. */
export async function openStage(installed: InstalledN8n, tarball: string, { workers = 2, concurrency, env = {}, hasFrontDesk = false }: StageOptions = {}): Promise<Stage> {
	const simulator = await startSimulator({ seed: 'shop', database: openDatabase });
	const wire = await startWire({ seed: 3, duplicateRate: DUPLICATE_RATE, lateRate: LATE_RATE });
	let queue: RunningQueue | undefined;
	const close = async () => {
		await queue?.stop();
		await wire.stop();
		await simulator.stop();
	};
	try {
		queue = await startQueue(installed, { tarball, workers, concurrency, env: { WEBHOOK_URL: `${wire.url}/`, ...env } });
		wire.use(queue.url);
		await queue.api.signIn();
		const desks = await openDesks(queue.api, simulator, { chatwootSees: wire.url, hasFrontDesk });
		return { queue, simulator, wire, desks, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Writes to the shop while things go wrong, gives everything time to settle, and looks who heard what. */
export async function runLoad(stage: Stage, { sizes, breaks, withFaults, say }: LoadOptions): Promise<LoadReport> {
	const { queue, simulator, wire, desks } = stage;
	const plan = planLoad(sizes);
	scriptGemini(simulator, withFaults ? 0.2 : 0);
	if (withFaults) addStorm(simulator.faults, (path) => path.startsWith('/api/') || path.startsWith('/rest/v1/'));
	const slack = withFaults ? setInterval(() => simulator.slack.refuse(1, DOWN), SLACK_REFUSES_EVERY_MS) : undefined;
	const meter = measureProcesses(queue);
	await recordRuns(queue.postgres);
	const watch = breakThings(queue, planBreaks(breaks, plan.durationMs), say);
	const started = Date.now();
	const progress = setInterval(() => void tellProgress(stage, started, say), 30_000);
	const sent = await sendLoad({ simulator, desks, url: queue.url }, plan);
	const loadSeconds = (Date.now() - started) / 1_000;
	await watch.stop();
	const struck = { ...simulator.faults.struck() };
	simulator.faults.clear();
	clearInterval(slack);
	await settle(stage);
	if (desks.aiWorkflow === 'front-desk') {
		await pause(SWEPT_MS);
		await settle(stage);
	}
	clearInterval(progress);
	const usage = meter.stop();
	const audited = await audit(stage, { plan, sent, started: await readStarted(queue.postgres), outages: watch.outages });
	const failed = wire.carried.filter(({ status }) => status < 200 || status >= 300);
	return {
		...{ audited, runs: await countRuns(queue.postgres), struck, events: watch.events, usage, loadSeconds },
		webhooks: { sent: wire.carried.length, lost: failed.length },
		forgedRefused: refusedAll(sent),
		settleSeconds: (Date.now() - started) / 1_000 - loadSeconds,
	};
}

async function tellProgress({ queue, simulator }: Stage, started: number, say: (line: string) => void): Promise<void> {
	const counts = await countRuns(queue.postgres).catch(() => ({}));
	say(`  ${((Date.now() - started) / 1_000).toFixed(0)} s: ${JSON.stringify(counts)}, ${simulator.world.jobs.underWay()} under way at Chatwoot`);
}

/** Until n8n has nothing to do for a while and everybody who waited has been handed over. */
async function settle({ queue, simulator, wire, desks }: Stage): Promise<void> {
	const waiting = async () => countWaiting(simulator, desks) + (await countOpen(desks.database));
	let quietSince = 0;
	for (const started = Date.now(); Date.now() - started < SETTLE_TIMEOUT_MS; await pause(1_000)) {
		await Promise.all([wire.settled(), simulator.settled()]);
		ageClaims(simulator);
		await ageAttempts(desks.database);
		if ((await countUnfinished(queue.postgres, desks.scheduledIds)) + (await waiting()) > 0) quietSince = 0;
		else if (quietSince === 0) quietSince = Date.now();
		else if (Date.now() - quietSince > QUIET_MS) return;
	}
}

function conversationsOf({ world, accountId }: Simulator): Conversation[] {
	return [...(world.accounts.get(accountId)?.conversations.values() ?? [])];
}

function countWaiting(simulator: Simulator, { counterInboxId }: Desks): number {
	return conversationsOf(simulator).filter(({ inbox, assignee }) => inbox.id === counterInboxId && !assignee).length;
}

/** Minutes pass for what a killed run has claimed: nobody waits for them here. */
function ageClaims(simulator: Simulator): void {
	for (const conversation of conversationsOf(simulator)) {
		const trace = conversation.customAttributes.stale_escalation as { state: string; at: number } | undefined;
		if (trace?.state !== 'claimed' || Date.now() / 1_000 - trace.at < CLAIM_IS_OLD_SECONDS) continue;
		conversation.customAttributes = { ...conversation.customAttributes, stale_escalation: { ...trace, at: trace.at - 300 } };
		conversation.account.revision += 1;
	}
}

function refusedAll({ orders, forgedStatuses }: Sent): boolean {
	const statuses = orders.filter(({ act }) => act.isForged).flatMap(({ result }) => result.deliveries.map(({ status }) => status));
	return [...statuses, ...forgedStatuses].every((status) => status === undefined || status === 401 || status >= 500);
}

