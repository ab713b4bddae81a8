import { pause } from '../e2e/n8nProcess';
import type { Postgres } from '../e2e/queue/openPostgres';

export type Started = { workflowId: string; messageId: number };
export type Recorder = {
	/** Which customer message started an execution of which workflow, by the execution's id. */
	started: ReadonlyMap<number, Started>;
	stop(): Promise<void>;
};

const EVERY_MS = 500;
/** Ids become visible a little out of order. */
const OVERLAP = 200;

/**
 * Notes what each execution was started with while it runs: of one that dies with its worker n8n keeps the error
 * only.
 */
export function recordRuns({ query }: Postgres): Recorder {
	const started = new Map<number, Started>();
	let newest = 0;
	let isStopped = false;
	const look = async () => {
		const rows = await query<{ id: number; workflow: string; message: string | null }>(
			`select e.id, e."workflowId" as workflow, substring(d.data from '"messageId":([0-9]+)') as message
				from execution_data d join execution_entity e on e.id = d."executionId" where e.id > $1`,
			[newest - OVERLAP],
		);
		for (const { id, workflow, message } of rows) {
			newest = Math.max(newest, Number(id));
			if (message !== null && !started.has(Number(id))) started.set(Number(id), { workflowId: workflow, messageId: Number(message) });
		}
	};
	const looking = (async () => {
		for (; !isStopped; await pause(EVERY_MS)) await look();
	})();
	return {
		started,
		stop: async () => {
			isStopped = true;
			await looking;
			await look();
		},
	};
}
