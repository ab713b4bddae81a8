import assert from 'node:assert/strict';

import { describeReport, findWrongs } from '../../load/describeReport';
import { openStage, runLoad, type Stage } from '../../load/runLoad';
import type { Checks } from '../checks';
import type { InstalledN8n } from '../installN8n';

const SIZES = { orders: 60, messages: 100, stale: 10, others: 6, perSecond: 4, seed: 1 };

/** A short storm on n8n in queue mode with a worker killed; `npm run bench:load` is the long one. */
export async function checkQueue(checks: Checks, installed: InstalledN8n, tarball: string): Promise<void> {
	let stage: Stage | undefined;
	await checks.run('queue mode: main, two webhook processors and two workers start, and all workflows are published', async () => {
		stage = await openStage(installed, tarball);
	});
	if (!stage) return;
	const { queue, close } = stage;
	const opened = stage;
	const failedBefore = checks.failed;
	const look = async () => {
		const report = await runLoad(opened, { sizes: SIZES, breaks: ['killWorker1'], withFaults: true, say: console.log });
		console.log(describeReport(report));
		assert.deepEqual(findWrongs(report), []);
	};
	await checks.run(`queue mode: ${SIZES.orders} orders and ${SIZES.messages} messages, 20 % faults, a killed worker: none lost by us, none doubled, none misdirected`, look);
	await close();
	if (checks.failed === failedBefore) await queue.clean();
	else console.log(`  logs of these n8n: ${queue.folder}`);
}
