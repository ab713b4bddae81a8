import { HookTarget } from './hookTarget';
import { createShopifySender, type ShopifySender } from './sender';

let shop: ShopifySender;
let target: HookTarget;

beforeEach(async () => {
	target = await new HookTarget().open();
	shop = createShopifySender({ secret: 'shpss_invented', target: target.url });
});
afterEach(async () => {
	shop.stop();
	await target.close();
});

describe('sendAll', () => {
	const events = Array.from({ length: 40 }, (_, n) => ({
		topic: 'orders/create',
		webhookId: `w-${n}`,
		body: { id: n },
	}));

	it('delivers every event, no more at once than allowed', async () => {
		const summary = await shop.sendAll(events, { concurrency: 4 });
		expect(summary).toMatchObject({ accepted: 40, rejected: 0, deliveries: 40, duplicated: 0 });
		expect(summary.results.map(({ webhookId }) => webhookId)).toEqual(
			events.map(({ webhookId }) => webhookId),
		);
		expect(target.mostAtOnce).toBeLessThanOrEqual(4);
	});

	it('doubles the same share of events with the same seed', async () => {
		const first = await shop.sendAll(events, { duplicateRate: 0.25, seed: 3 });
		const firstIds = target.webhookIds().sort();
		target.arrived.length = 0;
		const second = await shop.sendAll(events, { duplicateRate: 0.25, seed: 3 });
		expect(first.duplicated).toBe(9);
		expect(first.deliveries).toBe(49);
		expect(second.deliveries).toBe(49);
		expect(target.webhookIds().sort()).toEqual(firstIds);
	});

	it('says what was not taken', async () => {
		target.answers = [500, 500];
		const summary = await shop.sendAll(events.slice(0, 5), { retryDelaysMs: [], concurrency: 1 });
		expect(summary).toMatchObject({ accepted: 3, rejected: 2 });
	});

	it('has nothing to do without events', async () => {
		expect(await shop.sendAll([])).toMatchObject({ results: [], accepted: 0, deliveries: 0 });
	});
});
