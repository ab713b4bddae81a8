/**
 * The Stale Conversation Escalator on 10,000 open conversations of which 60 wait too long, beside the rule that
 * people write by hand: the first page, the last message of the list, minutes on the wall clock; and the same rule
 * on every page. Each looks at the same shop; who really waits is known. Ours runs in a process of its own, so that its memory is its own.
 * Run: `npx tsx test/bench/escalate.ts`.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { escalate, type Run } from '../../nodes/StaleConversationEscalator/escalate';
import { readSettings } from '../../nodes/StaleConversationEscalator/readSettings';
import { directClient, type DirectServer } from '../helpers/directClient';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { fillStaleShop, type StaleShop } from './staleShop';

const MAX_LIST_CALLS = 6;
const MAX_SECONDS = 3;
const MAX_GROWTH_MB = 64;
const AFTER_MINUTES = 10;
const PER_PAGE = 25;
const MB = 1024 * 1024;

type Figures = { found: number[]; ms: number; growthMb: number };

async function main(): Promise<void> {
	for (const waitingSort of ['sorts', 'ignores'] as const) {
		const simulator = await startSimulator();
		const shop = fillStaleShop(simulator);
		simulator.world.waitingSort = waitingSort;
		console.log(`\n${shop.total} open, ${shop.stale.size} of them wait too long; the server ${waitingSort} the order`);
		report('by hand', shop, await byHand(simulator, 1));
		report('by hand, every page', shop, await byHand(simulator, shop.total / PER_PAGE));
		simulator.calls.clear();
		const ours = await inOwnProcess(simulator);
		report('escalator', shop, ours.found);
		judge(simulator, ours, { shop, isSorted: waitingSort === 'sorts' });
		const again = await inOwnProcess(simulator);
		console.log(`  run again: ${again.found.length} escalated, ${(again.ms / 1000).toFixed(2)} s`);
		if (again.found.length > 0) process.exitCode = 1;
		await simulator.stop();
	}
}

function report(name: string, { stale }: StaleShop, found: number[]): void {
	const right = found.filter((id) => stale.has(id)).length;
	const twice = found.length - new Set(found).size;
	console.log(`  ${name.padEnd(20)} right ${right}, missed ${stale.size - right}, wrong ${found.length - right}, twice ${twice}`);
}

function judge(simulator: Simulator, { found, ms, growthMb }: Figures, { shop, isSorted }: { shop: StaleShop; isSorted: boolean }): void {
	const lists = simulator.calls.count({ method: 'GET', path: /\/conversations$/ });
	const pages = Math.ceil(shop.total / PER_PAGE);
	const bound = isSorted ? MAX_LIST_CALLS : pages + 1;
	console.log(`  ${''.padEnd(20)} ${lists} list calls (bound ${bound}), ${simulator.calls.count()} calls in all, ${(ms / 1000).toFixed(2)} s, memory +${growthMb.toFixed(0)} MB (bound ${MAX_GROWTH_MB})`);
	const isRight = found.length === shop.stale.size && found.every((id) => shop.stale.has(id));
	const isFast = !isSorted || ms < MAX_SECONDS * 1000;
	if (!isRight || lists > bound || !isFast || growthMb >= MAX_GROWTH_MB) process.exitCode = 1;
}

/** As such Code nodes do it. */
async function byHand(simulator: Simulator, pages: number): Promise<number[]> {
	type Listed = { data: { payload: Array<{ id: number; messages: Array<{ message_type: number; created_at: number }> }> } };
	const client = directClient(serverOf(simulator));
	const found: number[] = [];
	for (let page = 1; page <= pages; page++) {
		const { data } = (await client.request({ method: 'GET', path: '/conversations', query: { status: 'open', page } })) as Listed;
		const stale = data.payload.filter(({ messages }) => {
			const last = messages[messages.length - 1];
			return last?.message_type === 0 && (Date.now() / 1000 - last.created_at) / 60 >= AFTER_MINUTES;
		});
		found.push(...stale.map(({ id }) => id));
	}
	return found;
}

function serverOf({ url, accountId, tokens }: Simulator): DirectServer {
	return { url, accountId, token: tokens.admin };
}

async function inOwnProcess(simulator: Simulator): Promise<Figures> {
	const server = JSON.stringify({ ...serverOf(simulator), agentId: simulator.agents.agent2 });
	const { stdout } = await promisify(execFile)(process.execPath, [require.resolve('tsx/cli'), __filename, server], { maxBuffer: 10 * MB });
	return JSON.parse(stdout) as Figures;
}

async function runOnce({ agentId, ...server }: DirectServer & { agentId: number }): Promise<Figures> {
	const client = directClient(server);
	const tiers = { tier: [{ afterMinutes: AFTER_MINUTES, assignTo: 'agent', agentId }] };
	const options = { maxEscalations: 1_000 };
	const settings = readSettings({ tiers, filters: {}, businessHours: 'chatwootInbox', schedule: '', dryRun: false, options, timezone: 'UTC' }, new Date());
	const run: Run = { client, processId: `bench-${process.pid}`, runNumber: 1, elapsedMs: () => performance.now() };
	// The first request opens the connection and loads what the platform needs for it.
	await client.request({ method: 'GET', path: '/labels' });
	const before = process.memoryUsage().rss;
	let peak = before;
	const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
	const started = performance.now();
	const { escalated } = await escalate(run, settings);
	const ms = performance.now() - started;
	clearInterval(sampler);
	peak = Math.max(peak, process.memoryUsage().rss);
	return { found: escalated.map(({ conversationId }) => conversationId), ms, growthMb: (peak - before) / MB };
}

async function start(): Promise<void> {
	const server = process.argv[2];
	if (server === undefined) return await main();
	console.log(JSON.stringify(await runOnce(JSON.parse(server) as DirectServer & { agentId: number })));
}

start().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
