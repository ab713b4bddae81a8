import { installN8n, type InstalledN8n } from '../e2e/installN8n';
import { packPackage } from '../e2e/packPackage';
import { CURRENT } from '../e2e/runtimes';
import { BREAKS } from './breakThings';
import { describeReport, findWrongs } from './describeReport';
import { measureRate, type Rate } from './measureRate';
import { openStage, runLoad, type Stage, type StageOptions } from './runLoad';

const number = (name: string, byDefault: number) => Number(process.env[name] ?? byDefault);
const SIZES = { orders: number('LOAD_ORDERS', 2_000), messages: number('LOAD_MESSAGES', 5_000), stale: number('LOAD_STALE', 100), others: number('LOAD_OTHERS', 200) };
const RATE = { orders: number('LOAD_RATE_ORDERS', 100), messages: number('LOAD_RATE_MESSAGES', 250) };
/** How often one worker and two take turns. */
const ROUNDS = number('LOAD_ROUNDS', 2);
/** Executions at a time of the workers that take turns: with a few, waiting is what takes their time, not the processor. */
const CONCURRENCY = process.env.LOAD_CONCURRENCY === undefined ? undefined : Number(process.env.LOAD_CONCURRENCY);
/** 0: the workflow of Gemini Reply alone, without a sweep for what n8n lost. */
const HAS_FRONT_DESK = process.env.LOAD_FRONT_DESK !== '0';
const TIMES_SINGLE = 1.5;
/** Each measurement on one shop has orders and customers of its own. */
const OFFSET_STEP = 200;

/**
 * `npm run bench:load`: how fast one n8n process is, and one and two workers in turn; then the load at 1.5 times the
 * rate of one process while everything breaks. Exits with 1 when anything was lost, doubled or misdirected.
 */
async function main(): Promise<void> {
	const started = Date.now();
	const installed = await installN8n(CURRENT);
	const tarball = await packPackage();
	const single = process.env.LOAD_PER_SECOND === undefined ? await onStage(installed, tarball, measureSingle, { workers: 0 }) : undefined;
	const perSecond = number('LOAD_PER_SECOND', (single?.perSecond ?? 1) * TIMES_SINGLE);
	if (ROUNDS > 0) await onStage(installed, tarball, compareWorkers, { concurrency: CONCURRENCY });
	await onStage(installed, tarball, async (stage) => await storm(stage, perSecond), { hasFrontDesk: HAS_FRONT_DESK });
	console.log(`${((Date.now() - started) / 60_000).toFixed(1)} minutes in all`);
}

async function onStage<T>(installed: InstalledN8n, tarball: string, look: (stage: Stage) => Promise<T>, options?: StageOptions): Promise<T> {
	const stage = await openStage(installed, tarball, options);
	try {
		return await look(stage);
	} finally {
		await stage.close();
		await stage.queue.clean();
	}
}

async function measureSingle(stage: Stage): Promise<Rate> {
	await measureRate(stage, { ...RATE, offset: 0, seed: 1 });
	const rate = await measureRate(stage, { ...RATE, offset: OFFSET_STEP, seed: 2 });
	tellRate('one process', rate);
	return rate;
}

/** In turn on the same machine, in the same minutes. */
async function compareWorkers(stage: Stage): Promise<void> {
	const [, second] = stage.queue.workers;
	const rates: Record<'one' | 'two', number[]> = { one: [], two: [] };
	let offset = 0;
	const measure = async (name: 'one' | 'two', isWarmUp = false) => {
		const rate = await measureRate(stage, { ...RATE, offset, seed: offset });
		offset += OFFSET_STEP;
		if (isWarmUp) return;
		rates[name].push(rate.perSecond);
		tellRate(`${name} worker${name === 'two' ? 's' : ''}`, rate);
	};
	await measure('two', true);
	for (let round = 0; round < ROUNDS; round++) {
		await second?.stop();
		await measure('one');
		await second?.start();
		await measure('two');
	}
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	console.log(`two workers are ${(mean(rates.two) / mean(rates.one)).toFixed(2)} times as fast as one`);
}

function tellRate(name: string, { perSecond, executionsPerSecond, seconds, usage }: Rate): void {
	const cores = usage.map(({ name: process, cpuSeconds }) => `${process} ${(cpuSeconds / seconds).toFixed(2)}`);
	console.log(`${name}: ${perSecond.toFixed(1)} orders and messages per second (${executionsPerSecond.toFixed(1)} executions); cores used: ${cores.join(', ')}`);
}

async function storm(stage: Stage, perSecond: number): Promise<void> {
	console.log(`\n${SIZES.orders} orders and ${SIZES.messages} messages at ${perSecond.toFixed(1)} per second, 20 % faults`);
	const breaks = BREAKS.filter((name) => (process.env.LOAD_BREAKS ?? BREAKS.join()).includes(name));
	const report = await runLoad(stage, { sizes: { ...SIZES, perSecond, seed: 1 }, breaks, withFaults: true, say: console.log });
	console.log(describeReport(report));
	const wrongs = findWrongs(report);
	console.log(wrongs.length === 0 ? 'sound: nothing lost, doubled or misdirected by the package' : `NOT sound:\n${wrongs.join('\n')}`);
	process.exitCode = wrongs.length === 0 ? 0 : 1;
}

// What was started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
