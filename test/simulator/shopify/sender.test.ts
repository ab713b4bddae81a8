import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createShopifySender, RETRY_DELAYS_MS, sign, type ShopifySender } from './sender';

type Arrived = { headers: IncomingHttpHeaders; body: string };
type Answer = number | 'hang' | 'reset';
const SECRET = 'shpss_invented';
const SOON = [5, 5, 5, 5, 5];

let shop: ShopifySender;
let server: Server;
let arrived: Arrived[];
let answers: Answer[];
let mostAtOnce: number;

beforeEach(async () => {
	arrived = [];
	answers = [];
	mostAtOnce = 0;
	server = await listen(0);
	const { port } = server.address() as AddressInfo;
	shop = createShopifySender({ secret: SECRET, target: `http://127.0.0.1:${port}/hook` });
});
afterEach(async () => {
	shop.stop();
	await close();
});

/** Answers each request with the next of `answers`, then 200. */
async function listen(port: number): Promise<Server> {
	let atOnce = 0;
	const listening = createServer(async (req, res) => {
		atOnce += 1;
		mostAtOnce = Math.max(mostAtOnce, atOnce);
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(Buffer.from(chunk));
		arrived.push({ headers: req.headers, body: Buffer.concat(chunks).toString() });
		await new Promise(setImmediate);
		atOnce -= 1;
		const answer = answers.shift() ?? 200;
		if (answer === 'reset') return req.socket.resetAndDestroy();
		if (answer === 'hang') return undefined;
		return res.writeHead(answer, { location: '/elsewhere' }).end(`answer ${answer}`);
	});
	await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
	return listening;
}

async function close(): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}

const EVENT = { topic: 'orders/create', body: { id: 1, name: '#1001' } };
const webhookIds = () => arrived.map(({ headers }) => headers['x-shopify-webhook-id']);

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
		expect(arrived[0]?.headers).toMatchObject({
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
		expect(arrived[0]?.body).toBe(raw);
		const expected = createHmac('sha256', SECRET).update(raw).digest('base64');
		expect(arrived[0]?.headers['x-shopify-hmac-sha256']).toBe(expected);
	});

	it('replaces a header, or takes one away', async () => {
		const headers = { 'x-shopify-hmac-sha256': 'wrong', 'x-shopify-topic': undefined };
		await shop.send(EVENT, { headers });
		expect(arrived[0]?.headers['x-shopify-hmac-sha256']).toBe('wrong');
		expect(arrived[0]?.headers).not.toHaveProperty('x-shopify-topic');
	});

	it.each<{ name: string; given: Answer[]; seen: Array<number | string> }>([
		{ name: '200', given: [200], seen: [200] },
		{ name: '204', given: [204], seen: [204] },
		{ name: 'a redirect', given: [302], seen: [302, 200] },
		{ name: '401', given: [401], seen: [401, 200] },
		{ name: '503 twice', given: [503, 503], seen: [503, 503, 200] },
		{ name: 'a reset', given: ['reset'], seen: ['ECONNRESET', 200] },
		{ name: 'no answer in time', given: ['hang'], seen: ['ETIMEDOUT', 200] },
	])('after $name', async ({ given, seen }) => {
		answers = [...given];
		const result = await shop.send(EVENT, { timeoutMs: 100, retryDelaysMs: SOON });
		expect(result.deliveries.map(({ status, error }) => status ?? error)).toEqual(seen);
		expect(result.accepted).toBe(true);
		expect(new Set(webhookIds()).size).toBe(1);
		expect(new Set(arrived.map(({ body }) => body)).size).toBe(1);
	});

	it('gives up when the delays are used up', async () => {
		answers = [500, 500, 500, 500];
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
		const { port } = server.address() as AddressInfo;
		await close();
		const sending = shop.send(EVENT, { retryDelaysMs: Array.from({ length: 200 }, () => 10) });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(arrived).toHaveLength(0);
		server = await listen(port);
		const { accepted, deliveries } = await sending;
		expect(accepted).toBe(true);
		expect(deliveries[0]?.error).toBe('ECONNREFUSED');
		expect(arrived).toHaveLength(1);
	});

	it('sends copies one after the other', async () => {
		const { deliveries } = await shop.send({ ...EVENT, webhookId: 'w' }, { duplicates: 2 });
		expect(deliveries).toHaveLength(3);
		expect(webhookIds()).toEqual(['w', 'w', 'w']);
		expect(mostAtOnce).toBe(1);
	});

	it('sends copies at the same moment, and each again until it is taken', async () => {
		answers = [503];
		const options = { concurrentDuplicates: 2, retryDelaysMs: SOON };
		const { accepted, deliveries } = await shop.send({ ...EVENT, webhookId: 'w' }, options);
		expect(accepted).toBe(true);
		expect(deliveries).toHaveLength(4);
		expect(webhookIds()).toEqual(['w', 'w', 'w', 'w']);
	});

	it('stops waiting when told to', async () => {
		answers = [503];
		const sending = shop.send(EVENT);
		while (arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		shop.stop();
		expect((await sending).accepted).toBe(false);
	});

	it('wants a target', async () => {
		const aimless = createShopifySender({ secret: SECRET });
		await expect(aimless.send(EVENT)).rejects.toThrow('Give the sender a target URL');
	});
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
		expect(mostAtOnce).toBeLessThanOrEqual(4);
	});

	it('doubles the same share of events with the same seed', async () => {
		const first = await shop.sendAll(events, { duplicateRate: 0.25, seed: 3 });
		const firstIds = webhookIds().sort();
		arrived = [];
		const second = await shop.sendAll(events, { duplicateRate: 0.25, seed: 3 });
		expect(first.duplicated).toBe(9);
		expect(first.deliveries).toBe(49);
		expect(second.deliveries).toBe(49);
		expect(webhookIds().sort()).toEqual(firstIds);
	});

	it('says what was not taken', async () => {
		answers = [500, 500];
		const summary = await shop.sendAll(events.slice(0, 5), { retryDelaysMs: [], concurrency: 1 });
		expect(summary).toMatchObject({ accepted: 3, rejected: 2 });
	});

	it('has nothing to do without events', async () => {
		expect(await shop.sendAll([])).toMatchObject({ results: [], accepted: 0, deliveries: 0 });
	});
});

describe('sign', () => {
	it('agrees with a signature computed elsewhere', () => {
		expect(sign('key', Buffer.from('The quick brown fox jumps over the lazy dog'))).toBe(
			'97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=',
		);
	});
});
