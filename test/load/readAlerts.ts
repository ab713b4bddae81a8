import type { Simulator } from '../simulator/startSimulator';
import type { Postgres } from '../e2e/queue/openPostgres';
import type { Due, Heard } from './auditOnce';
import type { Desks } from './openDesks';
import { NOT_STALLED } from './readRuns';

export type AlertOutcome = { due: Due[]; heard: Heard[]; /** Alerts that name what nobody in Slack is to read. */ leaks: string[] };

const SLACK = 'Slack';
/** A workflow in bold, then the step. */
const ALERT = /\*([^*]+)\* › /g;
/** Phones, mail addresses, whom customers say they are, and what they wrote. */
const PRIVATE = /\+?(?:569|55|52)\d{8,}|@correo|Soy |consulta|Ana /;

/** Each workflow of which a run failed is to be named in Slack, however often. */
export async function readAlerts({ query }: Postgres, { slack }: Simulator, { workflows }: Desks): Promise<AlertOutcome> {
	const failed = await query<{ name: string }>(
		`select distinct w.name from execution_entity e join execution_data d on d."executionId" = e.id
			join workflow_entity w on w.id = e."workflowId" where e.status = 'error' and e."workflowId" <> $1 and ${NOT_STALLED}`,
		[workflows['error-alerts']],
	);
	const texts = slack.messages.map(({ text }) => String(text)).filter((text) => text.match(ALERT));
	const named = new Set(texts.flatMap((text) => [...text.matchAll(ALERT)].map(([, name]) => name ?? '')));
	return {
		due: failed.map(({ name }) => ({ key: name, to: SLACK })),
		// A workflow may be told of although its failed run is one that a killed worker took with it.
		heard: failed.filter(({ name }) => named.has(name)).map(({ name }) => ({ key: name, to: SLACK })),
		leaks: texts.filter((text) => PRIVATE.test(text)),
	};
}
