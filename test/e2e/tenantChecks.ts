import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { orderOf, secretsOf, seenBy, twoTenants, type Tenant } from '../helpers/secondTenant';
import { addUser } from '../simulator/chatwoot/seed/records';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { Checks } from './checks';
import { pick, readWorkflow, type Shop } from './openShop';
import { webhooksTo, saveTrigger, TRIGGER_TYPE } from './openTrigger';
import { until } from './triggerChecks';

const ORDERS = 200;
const AT_ONCE = 20;
const FIRST = 50_000;

/** The bundled workflow of many tenants in a real n8n: two shops, each with its own account, never see each other. */
export async function checkTenants(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const tenants = twoTenants(simulator);
	const [andina, sur] = tenants;
	await n8n.api.createDataTable('tenants', tenants.map((tenant) => ({ shop: tenant.shop, account_id: tenant.accountId, inbox_id: tenant.inboxId, name: tenant.shop })));
	const open = await openTenants(shop, tenants, simulator.tokens.admin);
	const order = async (tenant: Tenant, n: number, secret?: string) =>
		await orderOf(simulator, open.hook, { tenant, body: makeOrder(FIRST + n), secret });
	const phones = (tenant: Tenant) => seenBy(simulator, tenant).phones.filter((phone) => ours.has(phone));
	const ours = new Set(Array.from({ length: ORDERS + 3 }, (_, n) => buyerOf(FIRST + n).phone));

	await checks.run(`tenants: ${ORDERS} orders of two shops mixed: every customer in one account, one message each`, async () => {
		const tenantOf = (n: number) => (n % 2 === 0 ? andina : sur);
		const numbers = Array.from({ length: ORDERS }, (_, n) => n);
		const startedAt = Date.now();
		for (let from = 0; from < ORDERS; from += AT_ONCE) {
			const answers = await Promise.all(numbers.slice(from, from + AT_ONCE).map(async (n) => await order(tenantOf(n), n)));
			assert.deepEqual(answers.filter(({ status }) => status !== 200), []);
		}
		const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
		await simulator.settled();
		for (const tenant of tenants) {
			assert.deepEqual(phones(tenant), numbers.filter((n) => tenantOf(n) === tenant).map((n) => buyerOf(FIRST + n).phone).sort());
		}
		assert.deepEqual(numbers.filter((n) => simulator.chats.received(buyerOf(FIRST + n).phone).length !== 1), []);
		assert.deepEqual(seenBy(simulator, sur).inboxIds, [sur.inboxId]);
		return `${seconds} s`;
	});
	await checks.run('tenants: the same customer of both shops is a contact of each', async () => {
		assert.deepEqual([(await order(andina, ORDERS)).status, (await order(sur, ORDERS)).status], [200, 200]);
		await simulator.settled();
		const { phone } = buyerOf(FIRST + ORDERS);
		assert.deepEqual(tenants.map((tenant) => phones(tenant).filter((one) => one === phone).length), [1, 1]);
		assert.equal(simulator.chats.received(phone).length, 2);
	});
	await checks.run("tenants: one shop's secret with the other's name: 401; a shop without a row: 404; nothing is sent", async () => {
		assert.equal((await order(sur, ORDERS + 1, andina.secret)).status, 401);
		const stranger = { ...sur, shop: 'otra-tienda.myshopify.com', secret: 'the-secret-of-a-shop-without-a-row' };
		const answer = await order(stranger, ORDERS + 1);
		assert.deepEqual(answer, { status: 404, body: '{"error":"No tenant for the shop otra-tienda.myshopify.com. Nothing was sent."}' });
		assert.equal(simulator.chats.received(buyerOf(FIRST + ORDERS + 1).phone).length, 0);
	});
	await n8n.api.unpublish(open.id);
	await checks.run('tenants: a token without a seat in one account: 503 and why there, the other goes on', async () => {
		const newcomer = addUser(simulator.world, { name: 'Nora Nueva', email: 'nora@tienda-andina.test' });
		simulator.world.accounts.get(andina.accountId)?.members.set(newcomer.id, { user: newcomer, role: 'administrator' });
		const poor = await openTenants(shop, tenants, newcomer.token);
		const send = async (tenant: Tenant) => (await orderOf(simulator, poor.hook, { tenant, body: makeOrder(FIRST + ORDERS + 2) })).status;
		assert.deepEqual([await send(sur), await send(andina)], [503, 200]);
		const failed = (await n8n.api.executions(poor.id)).find(({ status }) => status === 'error');
		assert.match(await n8n.api.executionData(failed?.id ?? ''), /tienda-del-sur.+no member of this account/);
		await n8n.api.unpublish(poor.id);
	});
	await checkTriggers(checks, shop, sur);
}

/** One workflow with a Chatwoot Trigger per account: each hears its own customers. */
async function checkTriggers(checks: Checks, shop: Shop, sur: Tenant): Promise<void> {
	const { n8n, simulator } = shop;
	await checks.run('tenants: a trigger of the other account with the same token registers there and nowhere else', async () => {
		const trigger = await saveTrigger(shop, { accountId: String(sur.accountId) });
		await n8n.api.publish(trigger.workflow, trigger.path);
		const registered = () => [...(simulator.world.accounts.get(sur.accountId)?.webhooks.values() ?? [])].filter(({ url }) => url === trigger.url).length;
		await until(() => registered() === 1);
		assert.equal(webhooksTo(simulator, trigger.url).length, 0);
		await n8n.api.unpublish(trigger.workflow.id);
		return TRIGGER_TYPE.split('.').at(-1);
	});
}

/** What the sticky note asks for; the credential's own account is one that does not exist, so that nothing falls back to it. */
async function openTenants({ n8n, simulator }: Shop, tenants: Tenant[], accessToken: string) {
	const data = { baseUrl: simulator.url, accountId: 999, accessToken, tokenOwner: 'user' };
	const chatwootAccountApi = await n8n.api.createCredential('Chatwoot of all', 'chatwootAccountApi', data);
	const stranger = { shop: 'otra-tienda.myshopify.com', secret: 'the-secret-of-a-shop-without-a-row', accountId: 0, inboxId: 0 };
	const secrets = secretsOf([...tenants, stranger]);
	const webhookSigningSecretApi = await n8n.api.createCredential('Shops', 'webhookSigningSecretApi', { secrets });
	const path = `tenants-${randomUUID()}`;
	const bundled = await readWorkflow('many-tenants');
	const nodes = bundled.nodes.map((node) => {
		if (node.name === 'Shopify') return { ...node, parameters: { ...node.parameters, path } };
		if (node.type.endsWith('.chatwoot')) return { ...node, credentials: pick({ chatwootAccountApi }) };
		return node.type.endsWith('.shopifyOrderMapper') ? { ...node, credentials: pick({ webhookSigningSecretApi }) } : node;
	});
	const workflow = await n8n.api.createWorkflow({ ...bundled, nodes });
	await n8n.api.publish(workflow, path);
	return { id: workflow.id, hook: `${n8n.url}/webhook/${path}` };
}
