import type { N8nApi } from '../e2e/n8nApi';
import { readWorkflow, WEBHOOK_PATH, type Credentials, type WorkflowJson } from '../e2e/openShop';
import { webhookIdOf, webhooksTo } from '../e2e/openTrigger';
import { until } from '../e2e/triggerChecks';
import { leadsTableSql } from '../helpers/leadsTable';
import { addApiInbox } from '../simulator/chatwoot/seed/inboxRecords';
import type { Simulator } from '../simulator/startSimulator';

/** The bundled workflows side by side, each with customers of its own. */
export type Desks = {
	/** Workflow ids by file name. */
	workflows: Record<string, string>;
	/** Below the address of n8n. */
	hookPaths: { shopify: string; ai: string; night: string; leads: string };
	/** Which workflow answers on WhatsApp. */
	aiWorkflow: AiWorkflow;
	/** Where conversations wait too long. */
	counterInboxId: number;
};

/** Chatwoot's addresses of n8n, and Shopify's. */
export type DeskOptions = {
	chatwootSees: string;
	/** Whether the front desk, which sweeps for what n8n lost, answers on WhatsApp instead of the workflow of Gemini Reply alone. */
	hasFrontDesk: boolean;
};

export type AiWorkflow = 'front-desk' | 'gemini-ai-reply';
type Changes = Record<string, { parameters?: object; options?: object; waitBetweenTries?: number }>;

export const QUIET_SECONDS = 2;
const SWEEP_EVERY_SECONDS = 20;
const SWEEP_OLDER_MINUTES = 1;
/** By then a sweep has found what is old enough, and it has been answered. */
export const SWEPT_MS = 60_000 * SWEEP_OLDER_MINUTES + 2_000 * SWEEP_EVERY_SECONDS;
const DAY = '2026-11-24T12:00:00';
/** The clock of the night desk goes by what the customer writes, so that a night takes no night. */
const NIGHT = "={{ { uno: '2026-11-23T22:00:00', dos: '2026-11-24T22:00:00' }[$json.content.split(/[ :]/)[1]] }}";
const NIGHT_REPLY = '=¡Hola {{ $json.contact.name }}! Noche {{ $json.content.split(/[ :]/)[1] }}: estamos cerrados. Te respondemos **{{ $json.businessHours.nextOpeningText }}**.';
const HANDOFF = "={{ 'Te paso con una persona de nuestro equipo, ' + $json.contact.name + '.' }}";
export const HANDOFF_WORDS = 'Te paso con una persona';
/** Runs of one process take turns, so not faster than they are when Chatwoot is slow. */
const ESCALATE_EVERY_SECONDS = 15;

/** Imports, sets up and publishes all workflows; returns when Chatwoot knows their addresses. */
export async function openDesks(api: N8nApi, simulator: Simulator, { chatwootSees, hasFrontDesk }: DeskOptions): Promise<Desks> {
	const aiWorkflow: AiWorkflow = hasFrontDesk ? 'front-desk' : 'gemini-ai-reply';
	const unused: AiWorkflow = hasFrontDesk ? 'gemini-ai-reply' : 'front-desk';
	const counter = addCounter(simulator);
	const credentials = await createCredentials(api, simulator);
	const database = await simulator.supabase.database();
	await database.empty();
	await database.exec(leadsTableSql());
	const workflows: Record<string, string> = {};
	const hooks: Record<string, string> = {};
	for (const [name, changes] of Object.entries(changesFor(simulator, counter))) {
		if (name === unused) continue;
		const json = setUp(await readWorkflow(name), changes, credentials);
		const saved = await api.createWorkflow(json);
		const registers = webhookIdOf(json) !== '';
		const hook = registers ? `${webhookIdOf(json)}/webhook` : WEBHOOK_PATH;
		const isScheduled = !registers && json.nodes.some(({ type }) => type.endsWith('.scheduleTrigger'));
		await api.publish(saved, isScheduled ? undefined : hook);
		workflows[name] = saved.id;
		hooks[name] = hook;
		if (registers) await until(() => webhooksTo(simulator, `${chatwootSees}/webhook/${hook}`).length === 1);
	}
	const pathOf = (name: string) => hooks[name] ?? '';
	const hookPaths = {
		shopify: pathOf('shopify-order-notifications'),
		ai: pathOf(aiWorkflow),
		night: pathOf('after-hours-auto-reply'),
		leads: pathOf('lead-scoring-to-supabase'),
	};
	return { workflows, hookPaths, aiWorkflow, counterInboxId: counter };
}

function addCounter({ world, accountId }: Simulator): number {
	const account = world.accounts.get(accountId);
	if (!account) throw new Error('The simulator has no shop.');
	return addApiInbox(world, account, { name: 'Mesón' }).id;
}

async function createCredentials(api: N8nApi, simulator: Simulator): Promise<Record<string, Credentials>> {
	const { url, accountId, tokens, shopifySecret, gemini, supabase } = simulator;
	const make = async (name: string, type: string, data: Record<string, unknown>) => ({ [type]: await api.createCredential(name, type, data) });
	const chatwoot = await make('Chatwoot', 'chatwootAccountApi', { baseUrl: url, accountId, accessToken: tokens.admin, tokenOwner: 'user' });
	const model = await make('Gemini', 'geminiReplyApi', { apiKey: gemini.apiKey, baseUrl: `${url}/gemini` });
	const shopify = await make('Shopify', 'webhookSigningSecretApi', { secrets: shopifySecret });
	const header = await make('Supabase', 'httpHeaderAuth', { name: 'apikey', value: supabase.keys.secret });
	return { chatwoot, chatwootTrigger: chatwoot, leadScorer: chatwoot, staleConversationEscalator: chatwoot, geminiReply: { ...chatwoot, ...model }, shopifyOrderMapper: shopify, Supabase: header };
}

/** What the notes in the workflows ask for; each listens to an inbox of its own, so that nobody is answered by two. */
function changesFor(simulator: Simulator, counterInboxId: number): Record<string, Changes> {
	const { url, inboxes, slack, agents } = simulator;
	const list = (value: number) => ({ __rl: true, mode: 'list', value });
	const only = (inboxId: number) => ({ 'Chatwoot Trigger': { parameters: { filters: { inboxIds: String(inboxId) } } } });
	const tellSlack = { parameters: { url: url + slack.path }, waitBetweenTries: 1_000 };
	return {
		'shopify-order-notifications': {
			'Shopify Order Mapper': { parameters: { verifySignature: true } },
			Chatwoot: { parameters: { inboxId: list(inboxes.whatsapp) } },
		},
		'gemini-ai-reply': {
			...only(inboxes.whatsapp),
			'Gemini Reply': { options: { quietSeconds: QUIET_SECONDS, handoffMessage: HANDOFF } },
		},
		'front-desk': {
			...only(inboxes.whatsapp),
			'Every two minutes': { parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: SWEEP_EVERY_SECONDS }] } } },
			'Missed messages': { parameters: { olderThanMinutes: SWEEP_OLDER_MINUTES, limit: 200, filters: { handledAttribute: 'handled_message_id', inboxId: list(inboxes.whatsapp) } } },
			'Business Hours Gate': { parameters: { timezone: 'America/Santiago', at: DAY } },
			'Gemini Reply': { options: { quietSeconds: QUIET_SECONDS, handoffMessage: HANDOFF } },
		},
		'after-hours-auto-reply': {
			...only(inboxes.api),
			'Business Hours Gate': { parameters: { timezone: 'America/Santiago', at: NIGHT } },
			Reply: { parameters: { content: NIGHT_REPLY } },
		},
		'lead-scoring-to-supabase': {
			...only(inboxes.api),
			Supabase: { parameters: { url: `${url}/rest/v1/leads?on_conflict=account_id,contact_id` } },
			Slack: tellSlack,
		},
		'stale-conversation-escalation': {
			'Every five minutes': { parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: ESCALATE_EVERY_SECONDS }] } } },
			Escalator: {
				parameters: {
					tiers: { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: list(agents.agent2), note: 'Nobody has answered yet' }] },
					filters: { inboxIds: String(counterInboxId) },
				},
			},
			Slack: tellSlack,
		},
	};
}

function setUp(json: WorkflowJson, changes: Changes, credentials: Record<string, Credentials>): WorkflowJson {
	const nodes = json.nodes.map((node) => {
		const { parameters, options, waitBetweenTries } = changes[node.name] ?? {};
		const own = options ? { options: { ...(node.parameters.options as object), ...options } } : {};
		const needed = credentials[node.name] ?? credentials[node.type.split('.').at(-1) ?? ''];
		return {
			...{ ...node, parameters: { ...node.parameters, ...parameters, ...own } },
			...(waitBetweenTries ? { waitBetweenTries } : {}),
			...(needed ? { credentials: needed } : {}),
		};
	});
	return { ...json, nodes };
}
