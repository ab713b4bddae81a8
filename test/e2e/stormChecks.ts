import assert from 'node:assert/strict';

import { FAULT_KINDS, type FaultKind } from '../simulator/faults';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { Checks } from './checks';
import type { Shop } from './openShop';

const ORDERS = 500;
const CONCURRENCY = 40;
const DUPLICATE_RATE = 0.1;
/** Together a fifth of all requests. 429 is rare because each costs a wait to the next minute, as on a real server. */
const FAULT_RATES: Partial<Record<FaultKind, number>> = {
	status429: 0.004,
	status500: 0.05,
	status502: 0.04,
	status502AfterEffect: 0.03,
	resetAfterEffect: 0.04,
	reset: 0.026,
	timeout: 0.005,
	timeoutAfterEffect: 0.005,
};
const REDELIVERIES = Array.from({ length: 60 }, () => 3_000);

/** Hundreds of orders while a fifth of Chatwoot's answers is bad and a tenth of the deliveries come twice. */
export async function checkStorm(checks: Checks, { simulator, hook }: Shop, from: number): Promise<void> {
	const { shopify, chats, calls, faults } = simulator;
	const numbers = Array.from({ length: ORDERS }, (_, index) => from + index);
	await checks.run(`${ORDERS} orders with 20 % faults and 10 % duplicates: none lost, none doubled`, async () => {
		calls.clear();
		faults.clear();
		let answered = 0;
		for (const kind of FAULT_KINDS) {
			const rate = FAULT_RATES[kind];
			if (rate === undefined) continue;
			// Rules are asked in turn, so each one's share is of what the earlier ones let through.
			faults.add({ match: (_method, path) => path.startsWith('/api/'), kind, rate: rate / (1 - answered) });
			answered += rate;
		}
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
