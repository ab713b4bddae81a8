import { readUsage } from './measureProcesses';
import { installN8n } from '../e2e/installN8n';
import { pause, type N8nProcess } from '../e2e/n8nProcess';
import { packPackage } from '../e2e/packPackage';
import { CURRENT } from '../e2e/runtimes';
import { planLoad, type Plan } from './planLoad';
import { openStage, type Stage } from './runLoad';
import { scriptGemini } from './scriptGemini';
import { sendLoad } from './sendLoad';

const number = (name: string, byDefault: number) => Number(process.env[name] ?? byDefault);
/** After the warm-up. */
const MINUTES = number('SOAK_MINUTES', 20);
const PER_SECOND = number('SOAK_PER_SECOND', 4);
/** Everything has been used by then: each workflow hundreds of times. */
const WARM_UP_MINUTES = number('SOAK_WARM_UP_MINUTES', 10);
const ALL_MINUTES = WARM_UP_MINUTES + MINUTES;
/** What is compared, and shown in between. */
const WINDOW_MINUTES = 2;
const ORDERS_SHARE = 0.3;
const SLICE_MINUTES = 1;
const SAMPLE_EVERY_MS = 5_000;
/** Growth that is no leak. */
const TOLERANCE = 1.1;

type Sample = { name: string; minute: number; rssMb: number; heapMb: number | undefined; handles: number };
type Level = { rssMb: number; heapMb: number; handles: number };

/** `npm run bench:soak`: a steady load for long, and what each process of n8n holds after warm-up and at the end. */
async function main(): Promise<void> {
	const stage = await openStage(await installN8n(CURRENT), await packPackage(), { env: { N8N_METRICS: 'true' } });
	const samples: Sample[] = [];
	try {
		scriptGemini(stage.simulator, 0);
		const started = Date.now();
		let isOver = false;
		const sampling = (async () => {
			for (; !isOver; await pause(SAMPLE_EVERY_MS)) samples.push(...(await sampleAll(stage, (Date.now() - started) / 60_000)));
		})();
		for (let slice = 0; slice < ALL_MINUTES / SLICE_MINUTES; slice++) {
			await sendLoad({ simulator: stage.simulator, desks: stage.desks, url: stage.queue.url }, planSlice(slice));
			forget(stage);
		}
		isOver = true;
		await sampling;
	} finally {
		await stage.close();
	}
	await stage.queue.clean();
	report(samples);
}

/** Customers and orders of its own for each minute. */
function planSlice(slice: number): Plan {
	const units = SLICE_MINUTES * 60 * PER_SECOND;
	const orders = Math.round(units * ORDERS_SHARE);
	return planLoad({ orders, messages: units - orders, stale: 1, others: 6, perSecond: PER_SECOND, seed: slice, offset: slice * units, bursts: 2 });
}

/** The stand-in for Chatwoot must not be what grows. */
function forget({ simulator, wire }: Stage): void {
	simulator.calls.clear();
	simulator.gemini.calls.length = 0;
	wire.carried.length = 0;
}

async function sampleAll({ queue }: Stage, minute: number): Promise<Sample[]> {
	const named: Array<[string, N8nProcess]> = [
		['main', queue.main],
		...queue.webhooks.map((one, index): [string, N8nProcess] => [`webhook${index + 1}`, one]),
		...queue.workers.map((one, index): [string, N8nProcess] => [`worker${index + 1}`, one]),
	];
	const samples = await Promise.all(
		named.map(async ([name, process]) => {
			const usage = readUsage(process.pid() ?? 0);
			return usage && { name, minute, rssMb: usage.rssMb, handles: usage.handles, heapMb: await readHeapMb(process.url) };
		}),
	);
	return samples.filter((one) => one !== undefined);
}

async function readHeapMb(url: string): Promise<number | undefined> {
	const text = await fetch(`${url}/metrics`).then(
		async (answer) => await answer.text(),
		() => '',
	);
	const [, bytes] = /^n8n_nodejs_heap_size_used_bytes (\S+)/m.exec(text) ?? [];
	return bytes === undefined ? undefined : Number(bytes) / 1_048_576;
}

/** Of a minute the least heap stands for what is left after a collection, the mean for the rest. */
function levelOf(samples: Sample[]): Level {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		rssMb: mean(samples.map(({ rssMb }) => rssMb)),
		heapMb: Math.min(...samples.map(({ heapMb }) => heapMb ?? Infinity)),
		handles: mean(samples.map(({ handles }) => handles)),
	};
}

function report(samples: Sample[]): void {
	for (const name of new Set(samples.map((one) => one.name))) {
		const own = samples.filter((one) => one.name === name);
		const between = (from: number) => levelOf(own.filter(({ minute }) => minute >= from && minute < from + WINDOW_MINUTES));
		const [before, after] = [between(WARM_UP_MINUTES), between(ALL_MINUTES - WINDOW_MINUTES)];
		const grown = (Object.keys(before) as Array<keyof Level>).filter((one) => after[one] > before[one] * TOLERANCE);
		const shown = (Object.keys(before) as Array<keyof Level>).map((one) => `${one} ${before[one].toFixed(0)} → ${after[one].toFixed(0)}`);
		console.log(`${name}: ${shown.join(', ')}${grown.length > 0 ? `  grown by more than ${((TOLERANCE - 1) * 100).toFixed(0)} %: ${grown.join(', ')}` : ''}`);
		const starts = Array.from({ length: Math.floor(ALL_MINUTES / WINDOW_MINUTES) }, (_, index) => index * WINDOW_MINUTES);
		if (grown.length > 0) process.exitCode = 1;
		console.log(`  MB every ${WINDOW_MINUTES} minutes: ${starts.map((from) => between(from).rssMb.toFixed(0)).join(', ')}`);
	}
}

// What was started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
