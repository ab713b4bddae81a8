import { Worker } from 'node:worker_threads';

import { attackTexts } from './attackTexts';
import type { Pattern } from './collectPatterns';

/** Generous, as machines are noisy: what is sound takes milliseconds, what is not takes minutes. */
const DEADLINE_MS = 3_000;
const WORKER = `
	const { parentPort } = require('node:worker_threads');
	parentPort.on('message', ({ source, flags, text }) => {
		const pattern = new RegExp(source, flags);
		text.search(pattern);
		text.replace(pattern, '');
		parentPort.postMessage('done');
	});
`;

export type Slow = { place: string; pattern: string; text: string };

/** The patterns that do not end in time on one of the texts made against them; each once. */
export async function findSlowPatterns(patterns: Pattern[]): Promise<Slow[]> {
	const slow: Slow[] = [];
	let worker = new Worker(WORKER, { eval: true });
	for (const { place, source, flags } of patterns) {
		for (const text of attackTexts(source)) {
			if (await endsInTime(worker, { source, flags, text })) continue;
			await worker.terminate();
			worker = new Worker(WORKER, { eval: true });
			slow.push({ place, pattern: `/${source}/${flags}`.slice(0, 200), text: `${text.slice(0, 40)}… (${text.length})` });
			break;
		}
	}
	await worker.terminate();
	return slow;
}

async function endsInTime(worker: Worker, job: { source: string; flags: string; text: string }): Promise<boolean> {
	return await new Promise((resolve) => {
		const timer = setTimeout(() => settle(false), DEADLINE_MS);
		const done = () => settle(true);
		const settle = (inTime: boolean) => {
			clearTimeout(timer);
			worker.off('message', done);
			resolve(inTime);
		};
		worker.on('message', done);
		worker.postMessage(job);
	});
}
