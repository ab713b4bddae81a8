import assert from 'node:assert/strict';

import { leadsTableSql } from '../helpers/leadsTable';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import type { Checks } from './checks';
import { pick, readWorkflow, type Shop, type WorkflowJson } from './openShop';
import { webhookIdOf, webhooksTo } from './openTrigger';
import { until } from './triggerChecks';

const CUSTOMERS = 25;
const FIRST = 56_960_005_000;
const HOT = 'Quiero comprar la polera negra';
const OURS = ['chatwoot', 'chatwootTrigger', 'leadScorer'];

/** The bundled lead workflow in a real n8n, its rows in a real PostgreSQL server. */
export async function checkLeads(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const { supabase, slack, faults } = simulator;
	const database = await supabase.database();
	await database.empty();
	await database.exec(leadsTableSql());
	slack.clear();
	const bundled = await readWorkflow('lead-scoring-to-supabase');
	const workflow = await n8n.api.createWorkflow(await setUp(bundled, shop));
	const path = `${webhookIdOf(bundled)}/webhook`;
	await n8n.api.publish(workflow, path);
	await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);
	const ended = async (status = ['success', 'error', 'crashed']) => await n8n.api.countExecutions(workflow.id, status);
	/** Everybody at the same moment; waits until n8n has done what they made it do. */
	const write = async (messages: Array<[number, string]>) => {
		const before = await ended();
		await Promise.all(messages.map(async ([customer, text]) => await say(shop, FIRST + customer, text)));
		await until(async () => (await ended()) === before + messages.length);
		await simulator.settled();
	};
	const one = async () =>
		(await database.query<Row>("select count(*)::int as rows, (count(*) filter (where stage = 'hot'))::int as hot from leads"))[0];

	await checks.run('leads: a question and a purchase intent: one row, a note and Slack', async () => {
		await write([[0, '¿Cuánto cuesta la polera?']]);
		assert.deepEqual([await one(), notesOf(shop, 0).length], [{ rows: 1, hot: 0 }, 0]);
		await write([[0, HOT]]);
		assert.deepEqual([await one(), notesOf(shop, 0).length, slack.messages.length], [{ rows: 1, hot: 1 }, 1, 1]);
		assert.match(notesOf(shop, 0)[0] ?? '', /^\*\*Hot lead: \d+ points\*\*/);
		assert.match(String(slack.messages[0]?.text), /^Hot lead: Ana &lt;Pérez&gt;, \d+ points/);
		const [{ version = '' } = {}] = await database.query<{ version: string }>('select version()');
		return version.split(' ').slice(0, 2).join(' ');
	});
	await checks.run(`leads: ${CUSTOMERS} customers at once, three messages each: a row, a note and a word in Slack each`, async () => {
		slack.clear();
		const customers = Array.from({ length: CUSTOMERS }, (_, index) => index + 1);
		await write(customers.map((customer) => [customer, 'hola']));
		const startedAt = Date.now();
		await write(customers.flatMap((customer) => [HOT, 'quiero pagar', 'lo compro'].map((text): [number, string] => [customer, text])));
		assert.deepEqual(await one(), { rows: CUSTOMERS + 1, hot: CUSTOMERS + 1 });
		assert.deepEqual(customers.map((customer) => notesOf(shop, customer).length), customers.map(() => 1));
		assert.equal(slack.messages.length, CUSTOMERS);
		assert.equal(await ended(['error', 'crashed']), 0);
		return `${3 * CUSTOMERS} messages in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
	});
	await checks.run('leads: Supabase is down: sales is told, the score is in Chatwoot, the run fails without showing the key', async () => {
		slack.clear();
		faults.add({ match: { path: '/rest/v1/' }, kind: 'reset' });
		await write([[100, HOT]]);
		faults.clear();
		assert.deepEqual([await ended(['error']), notesOf(shop, 100).length, slack.messages.length], [1, 1, 1]);
		assert.equal(conversationOf(shop, 100)?.contact.customAttributes.lead_stage, 'hot');
		await sayWhy(shop, workflow.id, /Supabase did not take the lead of contact \d+: no answer\. The score is in Chatwoot/);
		await write([[100, 'gracias']]);
		assert.deepEqual([await one(), notesOf(shop, 100).length], [{ rows: CUSTOMERS + 2, hot: CUSTOMERS + 2 }, 1]);
	});
	await checks.run('leads: a table without its unique constraint: PostgreSQL\'s own words', async () => {
		await database.exec('alter table leads drop constraint leads_account_id_contact_id_key');
		await write([[101, 'hola']]);
		await sayWhy(shop, workflow.id, /400 - .*42P10.*no unique or exclusion constraint/);
	});
	await n8n.api.unpublish(workflow.id);
}

type Row = { rows: number; hot: number };

/** The newest execution says so, and holds the key nowhere. */
async function sayWhy({ n8n, simulator }: Shop, workflowId: string, words: RegExp): Promise<void> {
	const [newest] = await n8n.api.executions(workflowId);
	const saved = await n8n.api.executionData(newest?.id ?? '');
	assert.match(saved, words);
	assert.ok(!saved.includes(simulator.supabase.keys.secret), 'the execution holds the key of Supabase');
}

/** What the note in the workflow asks for; retries wait less than they do for a shop. */
async function setUp(json: WorkflowJson, { n8n, simulator, credentials }: Shop): Promise<WorkflowJson> {
	const { chatwootAccountApi } = credentials;
	const header = { name: 'apikey', value: simulator.supabase.keys.secret };
	const httpHeaderAuth = await n8n.api.createCredential('Supabase', 'httpHeaderAuth', header);
	const urls: Record<string, string> = {
		Supabase: `${simulator.url}/rest/v1/leads?on_conflict=account_id,contact_id`,
		Slack: simulator.url + simulator.slack.path,
	};
	const nodes = json.nodes.map((node) => {
		const url = urls[node.name];
		if (url) return { ...node, waitBetweenTries: 200, parameters: { ...node.parameters, url }, credentials: node.name === 'Supabase' ? pick({ httpHeaderAuth }) : {} };
		return OURS.includes(node.type.split('.').at(-1) ?? '') ? { ...node, credentials: pick({ chatwootAccountApi }) } : node;
	});
	return { ...json, nodes };
}

async function say({ simulator }: Shop, phone: number, text: string): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, String(phone), { text, name: 'Ana <Pérez>', at: world.clock.now() });
}

function conversationOf({ simulator }: Shop, customer: number) {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	return conversations.find(({ contact }) => contact.phoneNumber === `+${FIRST + customer}`);
}

function notesOf(shop: Shop, customer: number): string[] {
	return (conversationOf(shop, customer)?.messages ?? []).filter((message) => message.private).map(({ content }) => content ?? '');
}
