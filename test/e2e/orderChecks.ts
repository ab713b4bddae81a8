import assert from 'node:assert/strict';

import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { Checks } from './checks';
import type { Shop } from './openShop';
import { pause } from './startN8n';

const NEVER: readonly number[] = [];
/** Requests that belong to an order: everything but the inbox, which is read every ten minutes. */
const ORDER_CALLS = /^(?!.*\/inboxes\/)/;
const WAIT_MS = 120_000;

/** One order after the other: what each outcome tells Shopify, the customer and the person who looks. */
export async function checkOrders(checks: Checks, shop: Shop, from: number): Promise<void> {
	const { simulator, hook } = shop;
	const { shopify, chats, calls } = simulator;
	const send = async (n: number, changes: Record<string, unknown> = {}, options = {}) =>
		await shopify.send({ topic: 'orders/create', body: makeOrder(n, changes) }, { target: hook, retryDelaysMs: NEVER, timeoutMs: 30_000, ...options });
	const received = async (n: number) => {
		await simulator.settled();
		return chats.received(buyerOf(n).phone);
	};

	await checks.run('a signed order becomes one WhatsApp message', async () => {
		const { accepted } = await send(from);
		assert.equal(accepted, true);
		const [message, ...more] = await received(from);
		assert.equal(more.length, 0);
		assert.equal(message?.template?.name, 'order_confirmation');
		return message.text;
	});

	await checks.run('a new customer costs at most 3 requests', async () => {
		calls.clear();
		await send(from + 1);
		const count = calls.count({ path: ORDER_CALLS });
		assert.ok(count <= 3, JSON.stringify(calls.summary()));
		return `${count}`;
	});

	await checks.run('a returning customer costs at most 4', async () => {
		calls.clear();
		const buyer = buyerOf(from + 1).phone;
		await send(from + 2, { phone: buyer, customer: makeOrder(from + 1).customer });
		const count = calls.count({ path: ORDER_CALLS });
		assert.ok(count <= 4, JSON.stringify(calls.summary()));
		assert.equal((await received(from + 1)).length, 2);
		return `${count}`;
	});

	await checks.run('posted twice, one after the other: one message', async () => {
		await send(from + 3, {}, { duplicates: 1 });
		assert.equal((await received(from + 3)).length, 1);
	});

	await checks.run('posted five times at the same moment: one message', async () => {
		const { deliveries } = await send(from + 4, {}, { concurrentDuplicates: 4 });
		assert.deepEqual(deliveries.map(({ status }) => status), [200, 200, 200, 200, 200]);
		assert.equal((await received(from + 4)).length, 1);
	});

	await checks.run('a wrong signature: 401 and no message', async () => {
		const { deliveries } = await send(from + 5, {}, { headers: { 'X-Shopify-Hmac-Sha256': 'bm9wZQ==' } });
		assert.equal(deliveries[0]?.status, 401);
		assert.equal((await received(from + 5)).length, 0);
	});

	await checks.run('a test order: 200, skipped by name, no message', async () => {
		const { deliveries } = await send(from + 6, { test: true });
		assert.equal(deliveries[0]?.status, 200);
		assert.match(String(deliveries[0]?.body), /testOrder/);
		assert.equal((await received(from + 6)).length, 0);
	});

	await checks.run('a template that is not there: 503, nothing made in Chatwoot, a failed run with the reason', async () => {
		calls.clear();
		const failed = await shopify.send(
			{ topic: 'orders/paid', body: makeOrder(from + 8) },
			{ target: hook, retryDelaysMs: NEVER, timeoutMs: 30_000 },
		);
		assert.equal(failed.deliveries[0]?.status, 503);
		assert.equal(calls.count({ method: 'POST', path: /\/(contacts|conversations)$/ }), 0);
		assert.equal((await received(from + 8)).length, 0);
		await untilFailed(shop);
	});

	await checks.run('Chatwoot is away: 503, and the redelivery brings the message', async () => {
		simulator.faults.add({ match: () => true, kind: 'status502', times: 6 });
		const { accepted, deliveries } = await send(from + 9, {}, { retryDelaysMs: [500, 500, 500] });
		simulator.faults.clear();
		assert.equal(accepted, true);
		assert.equal((await received(from + 9)).length, 1);
		return deliveries.map(({ status }) => status).join(', ');
	});
}

async function untilFailed({ n8n, workflow }: Shop): Promise<void> {
	for (const started = Date.now(); Date.now() - started < WAIT_MS; await pause(200)) {
		const executions = await n8n.api.executions(workflow.id);
		if (executions.some(({ status }) => status === 'error')) return;
	}
	assert.fail('no failed execution is to be seen');
}
