import { readdirSync } from 'node:fs';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { breakJson } from '../helpers/breakJson';
import { FUZZ_TIMEOUT_MS, fuzzNode } from '../helpers/fuzzItems';
import { readJson, readText } from '../helpers/sourceFiles';
import { choose, createRandom } from '../simulator/random';

const FOLDER = 'test/fixtures/shopify-samples';
const samples = readdirSync(FOLDER).filter((name) => name !== 'PROVENANCE.json');
const TOPICS = ['orders/create', 'orders/paid', 'orders/fulfilled', 'orders/cancelled', 'refunds/create', 'checkouts/update', 'fulfillments/create', 'x'];
const random = createRandom(1);
const parameters = { options: { skipTestOrders: false, skipCancelledOnCreate: false } };

function delivery(): { headers: object; body: unknown } {
	return { headers: { 'x-shopify-topic': choose(random, TOPICS), 'x-shopify-shop-domain': 'tienda-andina.myshopify.com' }, body: readJson(`${FOLDER}/${choose(random, samples)}`) };
}

function asItem(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : { body: value as string };
}

it('Shopify Order Mapper maps, skips or refuses each broken delivery', async () => {
	const result = await fuzzNode({ type: 'shopifyOrderMapper', parameters, make: () => asItem(breakJson(random, delivery())) });
	expect(result.flaws).toEqual([]);
	expect(result.outputs).toBeGreaterThan(result.errors);
}, FUZZ_TIMEOUT_MS);

it('Shopify Order Mapper does so with raw bodies cut, doubled and with bytes changed', async () => {
	const result = await fuzzNode({ type: 'shopifyOrderMapper', parameters, make: () => rawItem() });
	expect(result.flaws).toEqual([]);
}, FUZZ_TIMEOUT_MS);

function rawItem(): INodeExecutionData {
	const bytes = Buffer.from(readText(`${FOLDER}/${choose(random, samples)}`));
	const at = Math.floor(random() * bytes.length);
	const kind = random();
	if (kind < 0.6) for (let times = 0; times < 5; times++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
	const broken = kind < 0.6 ? bytes : kind < 0.8 ? bytes.subarray(0, at) : Buffer.concat([bytes.subarray(at), bytes]);
	return { json: { headers: asItem(breakJson(random, delivery().headers)) }, binary: { data: { data: broken.toString('base64'), mimeType: 'application/json' } } };
}
