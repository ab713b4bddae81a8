import { readdirSync, readFileSync } from 'node:fs';

import type { RunningQueue } from '../e2e/queue/startQueue';

/** Of one process over the time it was looked at; a restarted one counts from its start. */
export type Usage = { name: string; cpuSeconds: number; rssMb: number; handles: number };
export type Meter = { stop(): Usage[] };

const EVERY_MS = 1_000;
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;
const MEGABYTE = 1_048_576;

/** Adds up what each process uses, this one included, until it is stopped. */
export function measureProcesses(queue: RunningQueue): Meter {
	const pids: Array<[string, () => number | undefined]> = [
		['simulator and runner', () => process.pid],
		['main', () => queue.main.pid()],
		...queue.webhooks.map((one, index): [string, () => number | undefined] => [`webhook${index + 1}`, () => one.pid()]),
		...queue.workers.map((one, index): [string, () => number | undefined] => [`worker${index + 1}`, () => one.pid()]),
	];
	const usages = new Map<string, Usage>();
	const before = new Map<number, number>();
	const look = () => {
		for (const [name, pidOf] of pids) {
			const pid = pidOf();
			const now = pid === undefined ? undefined : readUsage(pid);
			if (pid === undefined || now === undefined) continue;
			const usage = usages.get(name) ?? { name, cpuSeconds: 0, rssMb: 0, handles: 0 };
			const isFirstLook = usages.size < pids.length && !before.has(pid);
			usage.cpuSeconds += isFirstLook ? 0 : now.cpuSeconds - (before.get(pid) ?? 0);
			before.set(pid, now.cpuSeconds);
			usages.set(name, { ...usage, rssMb: now.rssMb, handles: now.handles });
		}
	};
	look();
	const timer = setInterval(look, EVERY_MS);
	return {
		stop: () => {
			clearInterval(timer);
			look();
			return [...usages.values()];
		},
	};
}

/** From /proc; undefined when the process is gone, or where there is no /proc. */
export function readUsage(pid: number): Omit<Usage, 'name'> | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		const rssPages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
		return {
			cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
			rssMb: (rssPages * PAGE_BYTES) / MEGABYTE,
			handles: readdirSync(`/proc/${pid}/fd`).length,
		};
	} catch {
		return undefined;
	}
}
