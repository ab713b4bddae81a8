import type { Postgres } from '../e2e/queue/openPostgres';
import type { StartedRuns } from './recordRuns';

/** How n8n's executions ended, of all workflows. */
export type RunCounts = Record<string, number>;

export const KILLED = 'killed with its worker';
export const FAILED = 'failed, and says why';
const UNFINISHED = ['new', 'running', 'waiting'];
/** What n8n writes about an execution whose worker died. */
const STALLED = 'failed to be processed too many times';
/** Of `execution_data d`. */
export const NOT_STALLED = `d.data not like '%${STALLED}%'`;

export async function countRuns({ query }: Postgres): Promise<RunCounts> {
	const rows = await query<{ status: string; count: string }>('select status, count(*) from execution_entity group by status order by status');
	return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** Executions that are waiting or under way, of all workflows but those that a schedule starts again and again. */
export async function countUnfinished({ query }: Postgres, scheduledIds: readonly string[]): Promise<number> {
	const [row] = await query<{ count: string }>('select count(*) from execution_entity where status = any($1) and "workflowId" <> all($2)', [UNFINISHED, scheduledIds]);
	return Number(row?.count ?? 0);
}

/** Why a run of this workflow for a customer's message did not succeed, by the message's id. */
export async function readReasons({ query }: Postgres, workflowId: string, started: StartedRuns): Promise<Map<number, string>> {
	const rows = await query<{ id: number; status: string; stalled: boolean }>(
		`select e.id, e.status, d.data like '%${STALLED}%' as stalled from execution_entity e
			join execution_data d on d."executionId" = e.id where e."workflowId" = $1 and e.status <> 'success'`,
		[workflowId],
	);
	return new Map(
		rows.flatMap(({ id, status, stalled }): Array<[number, string]> => {
			const message = started.get(Number(id))?.messageId;
			return message === undefined ? [] : [[message, status === 'error' && !stalled ? FAILED : KILLED]];
		}),
	);
}
