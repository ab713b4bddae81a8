import { pause, type N8nProcess } from '../e2e/n8nProcess';
import type { RunningQueue } from '../e2e/queue/startQueue';
import type { Outage } from './excuse';

export const BREAKS = ['killWorker1', 'killMain', 'restartRedis', 'killWorker2', 'killWebhook1'] as const;
export type BreakName = (typeof BREAKS)[number];
export type Break = { atMs: number; name: BreakName };

export type Watch = {
	/** What was broken, and which processes ended by themselves and were started again. */
	events: string[];
	/** When processes that take webhooks, and Redis, were away. */
	outages: Outage[];
	stop(): Promise<void>;
};

const DOWN_MS = 5_000;
const REDIS_AWAY_MS = 3_000;
const LOOK_EVERY_MS = 500;

/**
 * Breaks things at set times, and does what Docker's `restart: always` does: starts again whatever ended.
 */
export function breakThings(queue: RunningQueue, breaks: readonly Break[], say: (line: string) => void): Watch {
	const events: string[] = [];
	const outages: Outage[] = [];
	const down = new Set<N8nProcess>();
	const started = Date.now();
	let isStopped = false;
	const tell = (line: string) => {
		events.push(line);
		say(`  ${((Date.now() - started) / 1_000).toFixed(0)} s: ${line}`);
	};
	const named: Record<string, N8nProcess | undefined> = { main: queue.main, worker1: queue.workers[0], worker2: queue.workers[1], webhook1: queue.webhooks[0] };
	const away = async (what: Pick<Outage, 'by'>, during: () => Promise<void>) => {
		const outage = { ...what, fromMs: Date.now(), toMs: Infinity };
		outages.push(outage);
		await during();
		outage.toMs = Date.now();
	};
	const kill = async (name: string) => {
		const process = named[name];
		if (!process) return;
		down.add(process);
		tell(`SIGKILL to ${name}`);
		await away({ by: process.url }, async () => {
			await process.kill9();
			await pause(DOWN_MS);
			await process.start();
		});
		down.delete(process);
		tell(`${name} is back`);
	};
	const actions: Record<BreakName, () => Promise<void>> = {
		killWorker1: async () => await kill('worker1'),
		killWorker2: async () => await kill('worker2'),
		killMain: async () => await kill('main'),
		killWebhook1: async () => await kill('webhook1'),
		restartRedis: async () => {
			tell(`Redis is away for ${REDIS_AWAY_MS / 1_000} s`);
			await away({}, async () => await queue.redis.restart(REDIS_AWAY_MS));
		},
	};
	const breaking = (async () => {
		for (const { atMs, name } of breaks) {
			while (!isStopped && Date.now() - started < atMs) await pause(LOOK_EVERY_MS);
			if (!isStopped) await actions[name]();
		}
	})();
	const watching = (async () => {
		const all = [queue.main, ...queue.webhooks, ...queue.workers];
		for (; !isStopped; await pause(LOOK_EVERY_MS)) {
			for (const process of all.filter((one) => one.pid() === undefined && !down.has(one))) {
				tell(`a process ended by itself and is started again (${process.logFile.split('/').at(-1)})`);
				await away({ by: process.url }, async () => await process.start());
			}
		}
	})();
	return {
		events,
		outages,
		stop: async () => {
			await breaking;
			isStopped = true;
			await watching;
		},
	};
}

/** Spread over the run. */
export function planBreaks(names: readonly BreakName[], durationMs: number): Break[] {
	return names.map((name, index) => ({ name, atMs: (durationMs * (index + 1)) / (names.length + 1) }));
}
