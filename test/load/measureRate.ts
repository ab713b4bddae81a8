import { pause } from '../e2e/n8nProcess';
import { measureProcesses, type Usage } from './measureProcesses';
import { planLoad, type Sizes } from './planLoad';
import { countUnfinished } from './readRuns';
import type { Stage } from './runLoad';
import { scriptGemini } from './scriptGemini';
import { sendLoad } from './sendLoad';

export type Rate = {
	/** Orders and messages per second, from the first that came to the last that was done. */
	perSecond: number;
	executionsPerSecond: number;
	seconds: number;
	usage: Usage[];
};

const TIMEOUT_MS = 240_000;
/** Faster than n8n is, so that it always has something to do. */
const BURST_PER_SECOND = 100;

/** How fast n8n works off what comes all at once, with nothing broken. */
export async function measureRate({ queue, simulator, wire, desks }: Stage, sizes: Pick<Sizes, 'orders' | 'messages' | 'offset' | 'seed'>): Promise<Rate> {
	scriptGemini(simulator, 0);
	const plan = planLoad({ ...sizes, stale: 0, perSecond: BURST_PER_SECOND, bursts: 1 });
	const since = new Date();
	const meter = measureProcesses(queue);
	await sendLoad({ simulator, desks, url: queue.url }, plan);
	for (const started = Date.now(); Date.now() - started < TIMEOUT_MS; await pause(500)) {
		await Promise.all([wire.settled(), simulator.settled()]);
		if ((await countUnfinished(queue.postgres, desks.scheduledIds)) === 0) break;
	}
	const usage = meter.stop();
	const [row] = await queue.postgres.query<{ count: string; seconds: number }>(
		`select count(*), extract(epoch from max("stoppedAt") - min("createdAt"))::float as seconds
			from execution_entity where "createdAt" >= $1 and "workflowId" <> all($2)`,
		[since, desks.scheduledIds],
	);
	const seconds = row?.seconds ?? 0;
	return { perSecond: (sizes.orders + sizes.messages) / seconds, executionsPerSecond: Number(row?.count) / seconds, seconds, usage };
}
