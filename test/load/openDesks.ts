import type { N8nApi } from '../e2e/n8nApi';
import { PASSWORD } from '../e2e/openAccountSync';
import { openAlerts } from '../e2e/openAlerts';
import { readWorkflow, type Credentials, type WorkflowJson } from '../e2e/openShop';
import { webhookIdOf, webhooksTo } from '../e2e/openTrigger';
import { until } from '../e2e/triggerChecks';
import { secretsOf, twoTenants, type Tenant } from '../helpers/secondTenant';
import type { Database, DatabaseAddress } from '../simulator/postgrest/Database';
import { addApiInbox } from '../simulator/chatwoot/seed/inboxRecords';
import type { Simulator } from '../simulator/startSimulator';
import { changesFor, PATHS, type Changes } from './deskSettings';
import { makeTables } from './deskTables';

/** The bundled workflows side by side, each with customers of its own. */
export type Desks = {
	/** Workflow ids by file name. */
	workflows: Record<string, string>;
	/** Below the address of n8n. */
	hookPaths: Record<HookName, string>;
	/** Which workflow answers on WhatsApp. */
	aiWorkflow: AiWorkflow;
	/** Where conversations wait too long. */
	counterInboxId: number;
	/** Workflows that run again and again, whoever writes. */
	scheduledIds: string[];
	/** Another shop, with an account of its own. */
	tenant: Tenant;
	/** Leads, customers, appointments, companies, and Chatwoot's list of accounts. */
	database: Database;
};
export type HookName = 'shopify' | 'ai' | 'night' | 'leads' | 'tenants' | 'accounts' | 'matcher';

/** Chatwoot's addresses of n8n, and Shopify's. */
export type DeskOptions = {
	chatwootSees: string;
	/** Whether the front desk, which sweeps for what n8n lost, answers on WhatsApp instead of the workflow of Gemini Reply alone. */
	hasFrontDesk: boolean;
};

const SCHEDULED = ['stale-conversation-escalation', 'appointment-reminders', 'account-created-sync', 'error-alerts'];

export type AiWorkflow = 'front-desk' | 'gemini-ai-reply';

/** Imports, sets up and publishes all workflows; returns when Chatwoot knows their addresses. */
export async function openDesks(api: N8nApi, simulator: Simulator, { chatwootSees, hasFrontDesk }: DeskOptions): Promise<Desks> {
	const aiWorkflow: AiWorkflow = hasFrontDesk ? 'front-desk' : 'gemini-ai-reply';
	const unused: AiWorkflow = hasFrontDesk ? 'gemini-ai-reply' : 'front-desk';
	const counter = addCounter(simulator);
	const database = await makeTables(simulator);
	const [own, tenant] = twoTenants(simulator);
	await api.createDataTable('tenants', [own, tenant].map(({ shop, accountId, inboxId }) => ({ shop, account_id: accountId, inbox_id: inboxId, name: shop })));
	const credentials = await createCredentials(api, simulator, { tables: await database.address(), secrets: secretsOf([own, tenant]) });
	const alerts = await openAlerts({ n8n: { api }, simulator });
	const workflows: Record<string, string> = { 'error-alerts': alerts.id };
	const hooks: Record<string, string> = {};
	for (const [name, changes] of Object.entries(changesFor(simulator, counter))) {
		if (name === unused) continue;
		const json = setUp(await readWorkflow(name), changes, credentials);
		json.settings = { ...(json.settings as object), errorWorkflow: alerts.id };
		const saved = await api.createWorkflow(json);
		const registers = webhookIdOf(json) !== '';
		const hook = registers ? `${webhookIdOf(json)}/webhook` : (PATHS[name] ?? '');
		await api.publish(saved, hook);
		workflows[name] = saved.id;
		hooks[name] = hook;
		if (registers) await until(() => webhooksTo(simulator, `${chatwootSees}/webhook/${hook}`).length === 1);
	}
	const pathOf = (name: string) => hooks[name] ?? '';
	const hookPaths = {
		...{ shopify: pathOf('shopify-order-notifications'), tenants: pathOf('many-tenants'), accounts: pathOf('account-created-sync') },
		...{ ai: pathOf(aiWorkflow), night: pathOf('after-hours-auto-reply'), leads: pathOf('lead-scoring-to-supabase'), matcher: pathOf('contact-matcher') },
	};
	const scheduledIds = SCHEDULED.flatMap((name) => workflows[name] ?? []);
	return { workflows, hookPaths, aiWorkflow, counterInboxId: counter, scheduledIds, tenant, database };
}

function addCounter({ world, accountId }: Simulator): number {
	const account = world.accounts.get(accountId);
	if (!account) throw new Error('The simulator has no shop.');
	return addApiInbox(world, account, { name: 'Mesón' }).id;
}

type Keys = { tables: DatabaseAddress; /** Of both shops. */ secrets: string };

/** By the node that needs them, or by its type. */
async function createCredentials(api: N8nApi, simulator: Simulator, { tables, secrets }: Keys): Promise<Record<string, Credentials>> {
	const { url, accountId, tokens, gemini, supabase } = simulator;
	const make = async (name: string, type: string, data: Record<string, unknown>) => ({ [type]: await api.createCredential(name, type, data) });
	const chatwoot = await make('Chatwoot', 'chatwootAccountApi', { baseUrl: url, accountId, accessToken: tokens.admin, tokenOwner: 'user' });
	const model = await make('Gemini', 'geminiReplyApi', { apiKey: gemini.apiKey, baseUrl: `${url}/gemini` });
	const shopify = await make('Shopify', 'webhookSigningSecretApi', { secrets });
	const header = await make('Supabase', 'httpHeaderAuth', { name: 'apikey', value: supabase.keys.secret });
	const postgres = await make('Tables', 'postgres', tables);
	const sync = await make('Account sync', 'httpBasicAuth', { user: 'chatwoot', password: PASSWORD });
	return {
		...{ chatwoot, chatwootTrigger: chatwoot, leadScorer: chatwoot, staleConversationEscalator: chatwoot, geminiReply: { ...chatwoot, ...model } },
		...{ shopifyOrderMapper: shopify, postgres, Supabase: header, 'Account created': sync, Company: sync, Metrics: sync },
	};
}

function setUp(json: WorkflowJson, changes: Changes, credentials: Record<string, Credentials>): WorkflowJson {
	const nodes = json.nodes.map((node) => {
		const { parameters, options, waitBetweenTries, disabled } = changes[node.name] ?? {};
		const own = options ? { options: { ...(node.parameters.options as object), ...options } } : {};
		const needed = credentials[node.name] ?? credentials[node.type.split('.').at(-1) ?? ''];
		return {
			...{ ...node, parameters: { ...node.parameters, ...parameters, ...own } },
			...(waitBetweenTries ? { waitBetweenTries } : {}),
			...(disabled === undefined ? {} : { disabled }),
			...(needed ? { credentials: needed } : {}),
		};
	});
	return { ...json, nodes };
}
