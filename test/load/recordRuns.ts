import type { Postgres } from '../e2e/queue/openPostgres';

export type Started = { workflowId: string; messageId: number };
/** Which customer message started an execution of which workflow, by the execution's id. */
export type StartedRuns = ReadonlyMap<number, Started>;

/**
 * A row for each execution, written in the transaction that stores what it is started with: of one that dies with
 * its worker n8n keeps the error only. n8n stores the execution itself first.
 */
const RECORDER = `
	create table if not exists load_started (execution bigint primary key, workflow text not null, message bigint not null);
	create or replace function note_start() returns trigger language plpgsql as $$
	begin
		insert into load_started
			select e.id, e."workflowId", substring(new.data from '"messageId":([0-9]+)')::bigint
			from execution_entity e where e.id = new."executionId" and new.data ~ '"messageId":[0-9]+'
			on conflict do nothing;
		return null;
	end $$;
	create or replace trigger note_start after insert on execution_data for each row execute function note_start();
`;

/** From now on the database itself notes what each execution is started with. */
export async function recordRuns({ query }: Postgres): Promise<void> {
	await query(RECORDER);
}

export async function readStarted({ query }: Postgres): Promise<StartedRuns> {
	const rows = await query<{ execution: string; workflow: string; message: string }>('select execution, workflow, message from load_started');
	return new Map(rows.map(({ execution, workflow, message }) => [Number(execution), { workflowId: workflow, messageId: Number(message) }]));
}
