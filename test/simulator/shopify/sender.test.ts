import { createHmac } from 'node:crypto';
import { HookTarget, type HookAnswer } from './hookTarget';
import { createShopifySender, RETRY_DELAYS_MS, sign, type ShopifySender } from './sender';

const SECRET = 'shpss_invented';
const SOON = [5, 5, 5, 5, 5];

let shop: ShopifySender;
let target: HookTarget;

beforeEach(async () => {
	target = await new HookTarget().open();
	shop = createShopifySender({ secret: SECRET, target: target.url });
});
afterEach(async () => {
	shop.stop();
	await target.close();
});

const EVENT = { topic: 'orders/create', body: { id: 1, name: '#1001' } };

describe('send', () => {
	it('carries the headers that Shopify sends', async () => {
		const triggeredAt = new Date('2026-11-20T15:00:00Z');
		const event = { ...EVENT, webhookId: 'w-1', eventId: 'e-1', triggeredAt, test: true };
		const result = await shop.send(event);
		expect(result).toMatchObject({ webhookId: 'w-1', accepted: true });
		expect(result.deliveries).toEqual([
			{
				attempt: 0,
				at: expect.any(Date),
				durationMs: expect.any(Number),
				status: 200,
				body: 'answer 200',
			},
		]);
		expect(target.arrived[0]?.headers).toMatchObject({
			'content-type': 'application/json',
			'x-shopify-topic': 'orders/create',
			'x-shopify-shop-domain': 'tienda-andina.myshopify.com',
			'x-shopify-api-version': '2026-10',
			'x-shopify-webhook-id': 'w-1',
			'x-shopify-event-id': 'e-1',
			'x-shopify-triggered-at': '2026-11-20T15:00:00.000Z',
			'x-shopify-test': 'true',
			'x-shopify-hmac-sha256': sign(SECRET, Buffer.from('{"id":1,"name":"#1001"}')),
		});
	});

	it.each([
		{ name: 'an object', body: { a: 'ñ' }, raw: '{"a":"ñ"}' },
		{ name: 'a text', body: '{ "id": 820982911946154508 }', raw: '{ "id": 820982911946154508 }' },
		{ name: 'bytes', body: Buffer.from('{"a":"\\/"}'), raw: '{"a":"\\/"}' },
	])('signs $name over the bytes that it sends', async ({ body, raw }) => {
		await shop.send({ topic: 'orders/create', body });
		expect(target.arrived[0]?.body).toBe(raw);
		const expected = createHmac('sha256', SECRET).update(raw).digest('base64');
		expect(target.arrived[0]?.headers['x-shopify-hmac-sha256']).toBe(expected);
	});

	it('replaces a header, or takes one away', async () => {
		const headers = { 'x-shopify-hmac-sha256': 'wrong', 'x-shopify-topic': undefined };
		await shop.send(EVENT, { headers });
		expect(target.arrived[0]?.headers['x-shopify-hmac-sha256']).toBe('wrong');
		expect(target.arrived[0]?.headers).not.toHaveProperty('x-shopify-topic');
	});

	it.each<{ name: string; given: HookAnswer[]; seen: Array<number | string> }>([
		{ name: '200', given: [200], seen: [200] },
		{ name: '204', given: [204], seen: [204] },
		{ name: 'a redirect', given: [302], seen: [302, 200] },
		{ name: '401', given: [401], seen: [401, 200] },
		{ name: '503 twice', given: [503, 503], seen: [503, 503, 200] },
		{ name: 'a reset', given: ['reset'], seen: ['ECONNRESET', 200] },
		{ name: 'no answer in time', given: ['hang'], seen: ['ETIMEDOUT', 200] },
	])('after $name', async ({ given, seen }) => {
		target.answers = [...given];
		const result = await shop.send(EVENT, { timeoutMs: 100, retryDelaysMs: SOON });
		expect(result.deliveries.map(({ status, error }) => status ?? error)).toEqual(seen);
		expect(result.accepted).toBe(true);
		expect(new Set(target.webhookIds()).size).toBe(1);
		expect(new Set(target.arrived.map(({ body }) => body)).size).toBe(1);
	});

	it('gives up when the delays are used up', async () => {
		target.answers = [500, 500, 500, 500];
		const result = await shop.send(EVENT, { retryDelaysMs: [1, 1] });
		expect(result.accepted).toBe(false);
		expect(result.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
			[0, 500],
			[1, 500],
			[2, 500],
		]);
	});

	it('waits eight times, four hours in all, when nothing else is said', () => {
		expect(RETRY_DELAYS_MS).toHaveLength(8);
		expect(RETRY_DELAYS_MS.reduce((sum, delayMs) => sum + delayMs, 0)).toBe(4 * 3_600_000);
	});

	it('delivers what came while the target was down', async () => {
		await target.close();
		const sending = shop.send(EVENT, { retryDelaysMs: Array.from({ length: 200 }, () => 10) });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(target.arrived).toHaveLength(0);
		await target.open();
		const { accepted, deliveries } = await sending;
		expect(accepted).toBe(true);
		expect(deliveries[0]?.error).toBe('ECONNREFUSED');
		expect(target.arrived).toHaveLength(1);
	});

	it('sends copies one after the other', async () => {
		const { deliveries } = await shop.send({ ...EVENT, webhookId: 'w' }, { duplicates: 2 });
		expect(deliveries).toHaveLength(3);
		expect(target.webhookIds()).toEqual(['w', 'w', 'w']);
		expect(target.mostAtOnce).toBe(1);
	});

	it('sends copies at the same moment, and each again until it is taken', async () => {
		target.answers = [503];
		const options = { concurrentDuplicates: 2, retryDelaysMs: SOON };
		const { accepted, deliveries } = await shop.send({ ...EVENT, webhookId: 'w' }, options);
		expect(accepted).toBe(true);
		expect(deliveries).toHaveLength(4);
		expect(target.webhookIds()).toEqual(['w', 'w', 'w', 'w']);
	});

	it('stops waiting when told to', async () => {
		target.answers = [503];
		const sending = shop.send(EVENT);
		while (target.arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		shop.stop();
		expect((await sending).accepted).toBe(false);
	});

	it('wants a target', async () => {
		const aimless = createShopifySender({ secret: SECRET });
		await expect(aimless.send(EVENT)).rejects.toThrow('Give the sender a target URL');
	});
});

describe('sign', () => {
	it('agrees with a signature computed elsewhere', () => {
		expect(sign('key', Buffer.from('The quick brown fox jumps over the lazy dog'))).toBe(
			'97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=',
		);
	});
});
