import { forgetInboxes } from '../../nodes/shared/chatwoot/inboxCache';
import type { WorkflowJson } from '../helpers/engine';
import { dataTables } from '../helpers/engine/core/dataTable';
import { hostWorkflow, type HostedWorkflow } from '../helpers/hostWorkflow';
import { orderOf, secretsOf, seenBy, twoTenants, type Tenant } from '../helpers/secondTenant';
import { readJson } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { addUser } from '../simulator/chatwoot/seed/records';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

const ORDERS = 200;
const AT_ONCE = 20;

let simulator: Simulator;
let n8n: HostedWorkflow;
let andina: Tenant;
let sur: Tenant;
let accessToken: string;

beforeEach(async () => {
	forgetInboxes();
	simulator = await startSimulator();
	[andina, sur] = twoTenants(simulator);
	accessToken = simulator.tokens.admin;
	setTable([andina, sur]);
	n8n = await hostWorkflow({
		workflow: readJson('workflows/many-tenants.json') as WorkflowJson,
		webhook: 'Shopify',
		credentials: () => ({
			// An account that nothing may fall back to.
			chatwootAccountApi: { ...credentialFor(simulator, accessToken), accountId: 999 },
			webhookSigningSecretApi: { secrets: secretsOf([andina, sur]) },
		}),
	});
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

function setTable(tenants: Array<Partial<Tenant>>): void {
	const at = new Date().toISOString();
	const rows = tenants.map(({ shop, accountId, inboxId }, index) => ({ id: index + 1, createdAt: at, updatedAt: at, shop, account_id: accountId, inbox_id: inboxId, name: shop }));
	dataTables.set('tenants', rows);
}

const order = async (tenant: Tenant, n: number, secret?: string) => await orderOf(simulator, n8n.url, { tenant, body: makeOrder(n), secret });
const lastError = () => n8n.runs.at(-1)?.error?.message;
const nothing = { phones: [], texts: [], inboxIds: [] };

it('an order of each: its customer, its account, its inbox, and no other', async () => {
	expect([(await order(andina, 1)).status, (await order(sur, 3)).status]).toEqual([200, 200]);
	await simulator.settled();
	expect(seenBy(simulator, andina)).toMatchObject({ phones: [buyerOf(1).phone], inboxIds: [andina.inboxId] });
	expect(seenBy(simulator, sur)).toMatchObject({ phones: [buyerOf(3).phone], inboxIds: [sur.inboxId] });
});

it('the same customer, even the same order number, in both: a contact, a conversation and a message each', async () => {
	await Promise.all([order(andina, 3), order(sur, 3)]);
	await simulator.settled();
	expect([andina, sur].map((tenant) => seenBy(simulator, tenant))).toEqual([andina, sur].map(({ inboxId }) => ({ phones: [buyerOf(3).phone], texts: [expect.any(String)], inboxIds: [inboxId] })));
	expect(simulator.chats.received(buyerOf(3).phone)).toHaveLength(2);
});

it(`${ORDERS} orders of both mixed: every customer hears once, from their own shop`, async () => {
	const numbers = Array.from({ length: ORDERS }, (_, index) => index + 1);
	const tenantOf = (n: number) => (n % 2 === 0 ? andina : sur);
	for (let from = 0; from < ORDERS; from += AT_ONCE) {
		const answers = await Promise.all(numbers.slice(from, from + AT_ONCE).map(async (n) => await order(tenantOf(n), n)));
		expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
	}
	await simulator.settled();
	for (const tenant of [andina, sur]) {
		const { phones, texts, inboxIds } = seenBy(simulator, tenant);
		expect(phones).toEqual(numbers.filter((n) => tenantOf(n) === tenant).map((n) => buyerOf(n).phone).sort());
		expect([texts.length, inboxIds]).toEqual([ORDERS / 2, [tenant.inboxId]]);
	}
});

it('delivered again: nothing more', async () => {
	await order(sur, 3);
	expect((await order(sur, 3)).status).toBe(200);
	expect(seenBy(simulator, sur).texts).toHaveLength(1);
});

describe('who is not let in', () => {
	it('one shop\'s secret, another shop\'s name: 401, and nothing is sent', async () => {
		expect(await order(sur, 3, andina.secret)).toEqual({ status: 401, body: '{"skipped":true,"reason":"badSignature"}' });
		expect([andina, sur].map((tenant) => seenBy(simulator, tenant))).toEqual([nothing, nothing]);
	});

	const rows: Array<[string, () => void]> = [
		['a shop without a row', () => setTable([andina])],
		['a row without an account', () => setTable([andina, { ...sur, accountId: undefined }])],
		['a row without an inbox', () => setTable([andina, { ...sur, inboxId: undefined }])],
		['a row without a shop', () => setTable([{ ...andina, shop: undefined }])],
	];
	it.each(rows)('%s: 404 by name, nothing is sent, the run says what to do', async (_name, change) => {
		change();
		expect(await order(sur, 3)).toEqual({ status: 404, body: `{"error":"No tenant for the shop ${sur.shop}. Nothing was sent."}` });
		expect(lastError()).toMatch(/^The data table tenants has no row for the shop tienda-del-sur.+Add the row/);
		expect([andina, sur].map((tenant) => seenBy(simulator, tenant))).toEqual([nothing, nothing]);
	});

	it('a row with the inbox of another account: 503, nothing is sent', async () => {
		setTable([andina, { ...sur, inboxId: andina.inboxId }]);
		expect((await order(sur, 3)).status).toBe(503);
		expect(lastError()).toMatch(/^tienda-del-sur\.myshopify\.com: Chatwoot answered 404 to GET \/inboxes/);
		expect([andina, sur].map((tenant) => seenBy(simulator, tenant))).toEqual([nothing, nothing]);
	});
});

it('a token without a seat in one account: that shop hears why, the other goes on', async () => {
	const newcomer = addUser(simulator.world, { name: 'Nora Nueva', email: 'nora@tienda-andina.test' });
	simulator.world.accounts.get(andina.accountId)?.members.set(newcomer.id, { user: newcomer, role: 'administrator' });
	accessToken = newcomer.token;
	expect([(await order(sur, 3)).status, (await order(andina, 3)).status]).toEqual([503, 200]);
	expect(n8n.runs[0]?.error?.message).toMatch(/^tienda-del-sur.+401.+The token's owner is no member of this account/);
	expect([seenBy(simulator, andina).texts.length, seenBy(simulator, sur)]).toEqual([1, nothing]);
});
