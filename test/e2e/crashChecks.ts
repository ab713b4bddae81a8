import assert from 'node:assert/strict';

import type { CallFilter } from '../simulator/callLog';
import type { FaultRule } from '../simulator/faults';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { Checks } from './checks';
import type { Shop } from './openShop';
import { startReadyGate } from './readyGate';
import { pause } from './startN8n';

const REDELIVERIES = Array.from({ length: 60 }, () => 1_000);
const SEEN_TIMEOUT_MS = 120_000;

type Crash = {
	name: string;
	/** The request to wait for before n8n is killed. */
	after: CallFilter;
	/** Holds the flow open at that point. */
	fault?: FaultRule;
	returning?: boolean;
};

const CREATE_CONTACT = { method: 'POST', path: /\/contacts$/ };
const OPEN = { method: 'POST', path: /\/conversations$/ };
const SEND = { method: 'POST', path: /\/messages$/ };
const FILTER = { method: 'POST', path: /\/contacts\/filter$/ };

const CRASHES: Crash[] = [
	{ name: 'after the customer was looked for', after: FILTER, fault: { match: CREATE_CONTACT, kind: 'timeout', times: 1 } },
	{ name: 'while the contact is being made', after: CREATE_CONTACT, fault: { match: CREATE_CONTACT, kind: 'timeoutAfterEffect', times: 1 } },
	{ name: 'after the contact was made', after: CREATE_CONTACT, fault: { match: OPEN, kind: 'timeout', times: 1 } },
	{ name: 'after the message was there, before its answer', after: OPEN, fault: { match: OPEN, kind: 'timeoutAfterEffect', times: 1 } },
	{ name: 'right after the answer of Chatwoot, before the answer to Shopify', after: OPEN },
	{ name: 'returning customer: before the message', after: { method: 'GET', path: /\/conversations$/ }, fault: { match: SEND, kind: 'timeout', times: 1 }, returning: true },
	{ name: 'returning customer: after the message was there, before its answer', after: SEND, fault: { match: SEND, kind: 'timeoutAfterEffect', times: 1 }, returning: true },
];

/** Kills n8n with SIGKILL at each point of the flow; Shopify comes again until it hears 200. */
export async function checkCrashes(checks: Checks, shop: Shop, from: number): Promise<void> {
	const gate = await startReadyGate(shop.n8n.url);
	const behindGate = { ...shop, hook: shop.hook.replace(shop.n8n.url, gate.url) };
	for (const [index, crash] of CRASHES.entries()) {
		const look = async () => await crashOnce(behindGate, crash, from + 2 * index);
		await checks.run(`killed ${crash.name}: one message`, look);
	}
	await gate.stop();
}

async function crashOnce({ n8n, simulator, hook }: Shop, crash: Crash, n: number): Promise<string> {
	const { shopify, chats, calls, faults } = simulator;
	const before = crash.returning ? 1 : 0;
	if (crash.returning) {
		const first = { topic: 'orders/create', body: makeOrder(n + 1, sameBuyer(n)) };
		await shopify.send(first, { target: hook, timeoutMs: 30_000, retryDelaysMs: REDELIVERIES });
	}
	calls.clear();
	faults.clear();
	if (crash.fault) faults.add(crash.fault);
	const sent = shopify.send(
		{ topic: 'orders/create', body: makeOrder(n, sameBuyer(n)) },
		{ target: hook, timeoutMs: 5_000, retryDelaysMs: REDELIVERIES },
	);
	await seen(calls, crash);
	await n8n.kill9();
	faults.clear();
	await n8n.start();
	const { accepted, deliveries } = await sent;
	await simulator.settled();
	assert.equal(accepted, true);
	assert.equal(chats.received(buyerOf(n).phone).length, before + 1);
	const answers = deliveries.map(({ status, error }) => status ?? error);
	return [...new Set(answers)].join(', ');
}

/** A request that is held open is logged when it arrives or not at all, so a short wait covers both. */
async function seen(calls: Shop['simulator']['calls'], { after, fault }: Crash): Promise<void> {
	for (const started = Date.now(); Date.now() - started < SEEN_TIMEOUT_MS; await pause(2)) {
		if (calls.count(after) === 0) continue;
		if (fault) await pause(150);
		return;
	}
	assert.fail('the request to crash after was never seen');
}

function sameBuyer(n: number): Record<string, unknown> {
	const { phone, customer, shipping_address, billing_address } = makeOrder(n);
	return { phone, customer, shipping_address, billing_address };
}
