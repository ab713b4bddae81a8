import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SKIP_REASONS } from '../../../nodes/ShopifyOrderMapper/describeSkip';
import { KINDS } from '../../../nodes/ShopifyOrderMapper/kinds';
import { mapOrder } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import { checkoutBody, delivered, fulfillmentBody, NOW, orderBody, refundBody } from './bodies';

const SAMPLES = join(__dirname, '..', '..', 'fixtures', 'shopify-samples');
const ITERATIONS = 6000;
const SEED = 20261121;

const TOPICS = [
	'orders/create',
	'orders/paid',
	'orders/fulfilled',
	'orders/cancelled',
	'refunds/create',
	'fulfillments/update',
	'checkouts/update',
];

const JUNK: unknown[] = [
	null,
	undefined,
	'',
	' ',
	'x',
	'a'.repeat(5000),
	'{{x}} {% y %}',
	'**\n[a](b)`',
	'\u202e\u0000\ud800',
	'-1',
	'https://[',
	'gid://shopify/Order/1',
	'+56961234567',
	'2026-13-45T99:99:99Z',
	0,
	-1,
	1.5,
	1e308,
	820982911946154500,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	true,
	false,
	[],
	[null],
	[[[]]],
	{},
	{ length: -1 },
	{ toString: 1 },
	JSON.parse('{"__proto__":{"phone":1}}'),
];

/** Park and Miller's generator: the same numbers on every machine. */
function randomFrom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
}

type Holder = Record<string, unknown>;

function holdersIn(value: unknown, holders: Holder[] = []): Holder[] {
	if (typeof value !== 'object' || value === null) return holders;
	holders.push(value as Holder);
	Object.values(value).forEach((child) => holdersIn(child, holders));
	return holders;
}

function mutate(body: unknown, random: (below: number) => number): void {
	const holders = holdersIn(body).filter((holder) => Object.keys(holder).length > 0);
	for (let times = 1 + random(6); times > 0; times--) {
		const holder = random(2) === 0 ? holders[0] : holders[random(holders.length)];
		const keys = Object.keys(holder ?? {});
		const key = keys[random(keys.length)];
		if (!holder || key === undefined) continue;
		if (random(3) === 0) delete holder[key];
		else holder[key] = JUNK[random(JUNK.length)];
	}
}

function flawIn(result: ReturnType<typeof mapOrder>): string | undefined {
	if ('skipped' in result) {
		const isNamed = SKIP_REASONS.includes(result.reason) && result.detail.length > 20;
		return isNamed ? undefined : 'a skip without a name';
	}
	const { kind, customer, message, template, idempotencyKey, order } = result;
	if (!KINDS.includes(kind)) return 'no kind';
	if (!/^\+[1-9]\d{6,14}$/.test(customer.phone)) return 'no phone';
	if (message.text.length < 10 || message.text.length > 4096) return 'a text of the wrong length';
	if (/undefined|null|NaN|\[object|\{[{%]/.test(message.text)) return 'a text with debris';
	if (template.bodyParams.some(({ value }) => value.trim() === '' || /[\n\t]/.test(value)))
		return 'a bad value';
	if (!/gid:\/\/shopify\/\w+\/[\w-]+/.test(idempotencyKey)) return 'a bad key';
	return order.items.every(({ quantity }) => quantity > 0) ? undefined : 'a bad quantity';
}

const samples = [
	...readdirSync(SAMPLES)
		.filter((name) => name !== 'PROVENANCE.json')
		.map((name) => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as unknown),
	orderBody(),
	fulfillmentBody(),
	refundBody(),
	checkoutBody(),
];

it(`${ITERATIONS} broken bodies: each a whole message or a named skip, none an exception`, () => {
	const random = randomFrom(SEED);
	const outcomes = { messages: 0, skips: 0, flaws: [] as string[] };
	for (let iteration = 0; iteration < ITERATIONS; iteration++) {
		const body = structuredClone(samples[random(samples.length)]);
		mutate(body, random);
		const topic = TOPICS[random(TOPICS.length)] ?? '';
		const result = mapOrder(random(2) === 0 ? body : delivered(topic, body), {
			now: NOW,
			maxAgeMinutes: random(2) * 1e9,
		});
		const flaw = flawIn(result);
		if (flaw) outcomes.flaws.push(`${flaw}: ${JSON.stringify(result).slice(0, 400)}`);
		if ('skipped' in result) outcomes.skips++;
		else outcomes.messages++;
	}
	expect(outcomes.flaws).toEqual([]);
	expect(outcomes.messages).toBeGreaterThan(1000);
	expect(outcomes.skips).toBeGreaterThan(1000);
});

it.each([
	[
		'circular input',
		() => {
			const body: Holder = orderBody();
			body.customer = body;
			return body;
		},
	],
	['a frozen order', () => Object.freeze(orderBody())],
	[
		'nesting without end',
		() => {
			let body: unknown = 1;
			for (let depth = 0; depth < 10_000; depth++) body = [body];
			return body;
		},
	],
	['headers of another type', () => ({ headers: 'x', body: orderBody() })],
	[
		'headers full of junk',
		() => ({
			headers: { 'x-shopify-topic': {}, 'x-shopify-triggered-at': [], 'x-shopify-shop-domain': 7 },
			body: orderBody(),
		}),
	],
])('%s', (_name, build) => {
	expect(flawIn(mapOrder(build(), { now: NOW }))).toBeUndefined();
});

it('leaves the input as it was', () => {
	const body = orderBody();
	const before = structuredClone(body);
	mapOrder(body, { now: NOW });
	expect(body).toEqual(before);
});
