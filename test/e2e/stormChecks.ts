import assert from 'node:assert/strict';

import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { Checks } from './checks';
import { addStorm } from './addStorm';
import type { Shop } from './openShop';

const ORDERS = 500;
const CONCURRENCY = 40;
const DUPLICATE_RATE = 0.1;
const REDELIVERIES = Array.from({ length: 60 }, () => 3_000);

/** Hundreds of orders while a fifth of Chatwoot's answers is bad and a tenth of the deliveries come twice. */
export async function checkStorm(checks: Checks, { simulator, hook }: Shop, from: number): Promise<void> {
	const { shopify, chats, calls, faults } = simulator;
	const numbers = Array.from({ length: ORDERS }, (_, index) => from + index);
	await checks.run(`${ORDERS} orders with 20 % faults and 10 % duplicates: none lost, none doubled`, async () => {
		calls.clear();
		faults.clear();
		addStorm(faults, (path) => path.startsWith('/api/'));
		const events = numbers.map((n) => ({ topic: 'orders/create', body: makeOrder(n) }));
		const result = await shopify.sendAll(events, {
			target: hook,
			concurrency: CONCURRENCY,
			duplicateRate: DUPLICATE_RATE,
			timeoutMs: 5_000,
			retryDelaysMs: REDELIVERIES,
		});
		const struck = faults.struck();
		faults.clear();
		await simulator.settled();
		const counts = numbers.map((n) => chats.received(buyerOf(n).phone).length);
		assert.equal(counts.filter((count) => count === 0).length, 0, 'lost');
		assert.equal(counts.filter((count) => count > 1).length, 0, 'doubled');
		assert.equal(result.rejected, 0);
		const faulty = Object.values(struck).reduce((sum, count) => sum + count, 0);
		return `${result.deliveries} deliveries, ${result.duplicated} duplicated, ${calls.count()} requests, ${faulty} of them faulty, ${(result.durationMs / 1000).toFixed(0)} s`;
	});
}
