import assert from 'node:assert/strict';

import { leadsTable } from '../helpers/leadsTable';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { webhookIdOf } from './afterHoursChecks';
import type { Checks } from './checks';
import type { Credentials, Shop, WorkflowJson } from './openShop';
import { pick, readWorkflow } from './openShop';
import { webhooksTo } from './openTrigger';
import { until } from './triggerChecks';

const FIRST_PHONE = 56_960_005_000;
const AT_ONCE = 10;
const ENDED = ['success', 'error', 'crashed'];

/** The bundled lead scoring in a real n8n, with rows in a real PostgreSQL server. */
export async function checkLeads(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const { supabase, slack } = simulator;
	const bundled = await readWorkflow('lead-scoring-to-supabase');
	const httpHeaderAuth = await n8n.api.createCredential('Supabase', 'httpHeaderAuth', { name: 'apikey', value: supabase.keys.secret });
	const workflow = await n8n.api.createWorkflow(setUp(bundled, shop, { ...shop.credentials, httpHeaderAuth }));
	const count = async (status?: string[]) => await n8n.api.countExecutions(workflow.id, status);
	/** Customers write at the same moment, each from a phone of their own unless told otherwise; waits until n8n is done. */
	const write = async (texts: string[], phone = (index: number) => index) => {
		const before = await count(ENDED);
		const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
		await Promise.all(texts.map(async (text, index) => await writeAsCustomer({ url, phoneNumber, appSecret }, String(FIRST_PHONE + phone(index)), { text, at: world.clock.now() })));
		await until(async () => (await count(ENDED)) >= before + texts.length);
	};
	const rowOf = async (phone: number) => (await supabase.query('select * from leads where phone = $1', [`+${FIRST_PHONE + phone}`]))[0];
	const failures = async () => await count(['error', 'crashed']);
	const path = `${webhookIdOf(bundled)}/webhook`;

	await checks.run('leads: the table of the documentation, and the workflow is published', async () => {
		await supabase.setUp(leadsTable());
		await n8n.api.publish(workflow, path);
		await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);
		const [{ version } = {}] = await supabase.query('select version()');
		return String(version).split(' ').slice(0, 2).join(' ');
	});
	await checks.run('leads: a price question is warm, the next makes hot, and sales are told once', async () => {
		await write(['¿cuánto cuesta la polera?']);
		assert.deepEqual(pickOf(await rowOf(0), ['score', 'stage']), { score: 40, stage: 'warm' });
		assert.equal(slack.messages.length, 0);
		await write(['aceptan tarjeta?']);
		assert.deepEqual(pickOf(await rowOf(0), ['score', 'stage']), { score: 80, stage: 'hot' });
		await write(['quiero comprar 2']);
		assert.equal(slack.messages.length, 1);
		assert.equal(await failures(), 0);
	});
	await checks.run(`leads: ${AT_ONCE} customers at the same moment: a row and a notification each`, async () => {
		const before = slack.messages.length;
		await write(Array.from({ length: AT_ONCE }, () => 'quiero comprar una polera'), (index) => 100 + index);
		const [{ rows } = {}] = await supabase.query("select count(*)::int as rows from leads where stage = 'hot' and phone >= $1", [`+${FIRST_PHONE + 100}`]);
		assert.deepEqual([rows, slack.messages.length - before], [AT_ONCE, AT_ONCE]);
		assert.equal(await failures(), 0);
	});
	await checks.run('leads: five messages of one customer at the same moment: one row, one notification, all counted', async () => {
		// The first messages of a new phone, at once, would make several contacts in Chatwoot.
		await write(['hola'], () => 200);
		const before = slack.messages.length;
		await write(['precio?', 'tienen cuotas?', 'quiero comprar la roja', 'pásame el link de pago', 'hola?'], () => 200);
		assert.deepEqual(pickOf(await rowOf(200), ['score', 'stage']), { score: 100, stage: 'hot' });
		assert.equal(slack.messages.length - before, 1);
	});
	await checks.run('leads: without the constraint the run fails and says what to do; the score stays', async () => {
		await supabase.setUp('alter table leads drop constraint leads_account_id_contact_id_key');
		const before = await failures();
		await write(['quiero comprar una polera'], () => 300);
		assert.equal((await failures()) - before, 1);
		const [failed] = await n8n.api.executions(workflow.id);
		assert.match(await n8n.api.executionText(String(failed?.id)), /lacks the constraint unique \(account_id, contact_id\)/);
		const contact = [...(simulator.world.accounts.get(simulator.accountId)?.contacts.byId.values() ?? [])].find(({ phoneNumber }) => phoneNumber === `+${FIRST_PHONE + 300}`);
		assert.equal(contact?.customAttributes.lead_stage, 'hot');
	});
	await n8n.api.unpublish(workflow.id);
}

/** What the note in the workflow asks for: credentials and addresses. */
function setUp(json: WorkflowJson, { simulator }: Shop, { chatwootAccountApi, httpHeaderAuth }: Credentials): WorkflowJson {
	const urls: Record<string, string> = {
		Slack: simulator.url + simulator.slack.path,
		'Lead to Supabase': `${simulator.url}/rest/v1/leads?on_conflict=account_id,contact_id`,
	};
	const nodes = json.nodes.map((node) => {
		const url = urls[node.name];
		if (url) return { ...node, waitBetweenTries: 100, parameters: { ...node.parameters, url }, credentials: pick(node.name === 'Slack' ? {} : { httpHeaderAuth }) };
		return node.type.startsWith('n8n-nodes-base.') ? node : { ...node, credentials: pick({ chatwootAccountApi }) };
	});
	return { ...json, nodes };
}

function pickOf(row: Record<string, unknown> | undefined, keys: string[]): Record<string, unknown> {
	return Object.fromEntries(keys.map((key) => [key, row?.[key]]));
}
