/**
 * Orders per second of the bundled workflow in a real n8n 2.40.5 on SQLite, beside (a) the flow that people
 * build by hand and (b) the floor of one HTTP call, taking turns in one run. All three answer after the effect.
 * Run: `npx tsx test/bench/orders.ts` after `npm run build`.
 */
import { installN8n } from '../e2e/installN8n';
import { openShop, type Shop } from '../e2e/openShop';
import { packPackage } from '../e2e/packPackage';
import { CURRENT } from '../e2e/runtimes';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { floor, handBuilt } from './baselines';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const ORDERS_PER_ROUND = Number(process.env.BENCH_ORDERS ?? 120);
const CONCURRENCY = 8;
const WARM_UP = 40;
const MIN_OF_HAND_BUILT = 1.3;
const MIN_OF_FLOOR = 0.75;

type Flow = { name: string; hook: string; rates: number[] };

async function main(): Promise<void> {
	const shop = await openShop(await installN8n(CURRENT), { tarball: await packPackage() });
	try {
		const flows = await publishBaselines(shop);
		let next = 1;
		for (const flow of flows) next = await postOrders(shop, flow, { from: next, count: WARM_UP });
		for (const flow of flows) flow.rates = [];
		for (let round = 0; round < ROUNDS; round++) {
			for (const flow of flows) next = await postOrders(shop, flow, { from: next, count: ORDERS_PER_ROUND });
		}
		report(flows);
	} finally {
		await shop.close();
	}
}

async function publishBaselines({ n8n, simulator, credentials, hook }: Shop): Promise<Flow[]> {
	const flows: Flow[] = [{ name: 'bundled workflow', hook, rates: [] }];
	for (const [name, path, make] of [
		['(a) hand-built, Code and 4 HTTP calls', 'bench-hand-built', handBuilt],
		['(b) floor, 1 HTTP call', 'bench-floor', floor],
	] as const) {
		const saved = await n8n.api.createWorkflow(make(path, simulator, credentials));
		await n8n.api.publish(saved, path);
		flows.push({ name, hook: `${n8n.url}/webhook/${path}`, rates: [] });
	}
	return flows;
}

type Batch = { from: number; count: number };

/** Posts new customers' orders and notes the rate. Bodies are made before the clock starts. */
async function postOrders({ simulator }: Shop, flow: Flow, { from, count }: Batch): Promise<number> {
	const events = Array.from({ length: count }, (_, index) => ({ topic: 'orders/create', body: makeOrder(from + index) }));
	const result = await simulator.shopify.sendAll(events, {
		target: flow.hook,
		concurrency: CONCURRENCY,
		timeoutMs: 60_000,
		retryDelaysMs: [],
	});
	if (result.rejected > 0) throw new Error(`${flow.name}: ${result.rejected} of ${count} orders were not accepted`);
	await simulator.settled();
	flow.rates.push((count * 1000) / result.durationMs);
	return from + count;
}

function report(flows: Flow[]): void {
	const [ours, handBuiltFlow, floorFlow] = flows;
	if (!ours || !handBuiltFlow || !floorFlow) throw new Error('three flows are compared');
	for (const { name, rates } of flows) {
		const all = rates.map((rate) => rate.toFixed(1)).join(' ');
		console.log(`${name.padEnd(40)} ${median(rates).toFixed(1).padStart(6)} orders/s   (${all})`);
	}
	const lines: Array<[string, number, number]> = [
		['of hand-built', ratio(ours, handBuiltFlow), MIN_OF_HAND_BUILT],
		['of the floor', ratio(ours, floorFlow), MIN_OF_FLOOR],
	];
	for (const [name, value, minimum] of lines) {
		console.log(`bundled workflow: ${value.toFixed(2)} x ${name} (at least ${minimum} wanted)`);
		if (value < minimum) process.exitCode = 1;
	}
}

/** Round by round, so that a slow stretch of the machine slows both. */
function ratio(a: Flow, b: Flow): number {
	return median(a.rates.map((rate, round) => rate / (b.rates[round] ?? NaN)));
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
