import { auditOnce, type Tally } from './auditOnce';
import { byCustomer, excuseAnswers, excuseAny, excuseFirst, wentDown, type Outage, type Reasons } from './excuse';
import type { Plan } from './planLoad';
import { readAlerts } from './readAlerts';
import { readOthers } from './readOthers';
import { orderName, readOutcome } from './readOutcome';
import { readReasons } from './readRuns';
import type { StartedRuns } from './recordRuns';
import type { Stage } from './runLoad';
import type { Sent } from './sendLoad';

export type Audited = Record<Kind, Tally> & { /** Alerts that name a customer. */ leaks: string[] };
export type Kind = 'orders' | 'tenantOrders' | 'answers' | 'nightReplies' | 'reminders' | 'identities' | 'accounts' | 'escalations' | 'slackEscalations' | 'leadNotes' | 'slackLeads' | 'alerts';

/** What was done, and which message each execution was about. */
export type Done = {
	plan: Plan;
	sent: Sent;
	started: StartedRuns;
	/** When webhook processors and Redis were away. */
	outages: readonly Outage[];
};

/** What Chatwoot sends once was sent while nobody was there to take it. */
const NOT_TAKEN = 'not taken by n8n';
const NOT_STARTED = 'taken by a processor that was killed, or without Redis';

/** Who heard what, against who was to hear it, with the reasons that n8n's own list of executions gives. */
export async function audit({ queue, simulator, wire, desks }: Stage, { plan, sent, started, outages }: Done): Promise<Audited> {
	const outcome = readOutcome(simulator, plan, desks.counterInboxId);
	const reasons = async (workflow: string, path: string): Promise<Reasons> => {
		const workflowId = desks.workflows[workflow] ?? '';
		const known = await readReasons(queue.postgres, workflowId, started);
		const begun = new Set([...started.values()].filter((one) => one.workflowId === workflowId).map((one) => one.messageId));
		for (const event of wire.carried.filter((one) => one.path.includes(path))) {
			const { messageId, status } = event;
			if (messageId === undefined || begun.has(messageId)) continue;
			if (status < 200 || status >= 300) known.set(messageId, NOT_TAKEN);
			else if (wentDown(event, outages)) known.set(messageId, NOT_STARTED);
		}
		return known;
	};
	const [ai, night] = [await reasons(desks.aiWorkflow, desks.hookPaths.ai), await reasons('after-hours-auto-reply', desks.hookPaths.night)];
	const leads = excuseAny(outcome.leadNotes.due.map(({ key }) => key), outcome.messageIds, await reasons('lead-scoring-to-supabase', desks.hookPaths.leads));
	const matcher = await reasons('contact-matcher', desks.hookPaths.matcher);
	const others = await readOthers(simulator, { desks, plan, sent: sent.others });
	const alerts = await readAlerts(queue.postgres, simulator, desks);
	const { orders, answers, nightReplies, leadNotes, messageIds, handedOver } = outcome;
	const keys = (due: Array<{ key: string }>) => due.map(({ key }) => key);
	const answered = new Set(keys(answers.heard));
	const unaccepted = [...sent.orders.filter(({ act, result }) => !act.isForged && !result.accepted).map(({ act }) => act), ...sent.others.tenantOrders.filter(({ accepted }) => !accepted)];
	const shopifyGaveUp = new Map(unaccepted.map(({ n }) => [orderName(n), 'reported by 503 to the end']));
	return {
		orders: auditOnce(orders.due, orders.heard, shopifyGaveUp),
		tenantOrders: auditOnce(others.tenantOrders.due, others.tenantOrders.heard, shopifyGaveUp),
		reminders: auditOnce(others.reminders.due, others.reminders.heard),
		accounts: auditOnce(others.accounts.due, others.accounts.heard),
		identities: auditOnce(others.identities.due, others.identities.heard, excuseFirst(keys(others.identities.due), byCustomer(messageIds), matcher)),
		alerts: auditOnce(alerts.due, alerts.heard),
		leaks: alerts.leaks,
		answers: auditOnce(answers.due, answers.heard, excuseAnswers({ keys: keys(answers.due), answered, handedOver, messageIds, reasons: ai })),
		nightReplies: auditOnce(nightReplies.due, nightReplies.heard, excuseFirst(keys(nightReplies.due), messageIds, night)),
		escalations: auditOnce(outcome.escalations.due, outcome.escalations.heard),
		slackEscalations: auditOnce(outcome.slackEscalations.due, outcome.slackEscalations.heard),
		leadNotes: auditOnce(leadNotes.due, leadNotes.heard, leads),
		slackLeads: auditOnce(outcome.slackLeads.due, outcome.slackLeads.heard, leads),
	};
}
