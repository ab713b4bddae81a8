import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { ROOT } from '../helpers/sourceFiles';

const SECRET = 'shpss_invented_secret_for_tests';
const bytes = readFileSync(join(ROOT, 'test/fixtures/shopify-samples/latam-01-cl-local-mobile-in-shipping-only.json'));
const signatureOf = (secret: string) => createHmac('sha256', secret).update(bytes).digest('base64');
const headersFor = (signature: string) => ({
	'x-shopify-topic': 'orders/create',
	'x-shopify-shop-domain': 'tienda-andina.myshopify.com',
	'x-shopify-hmac-sha256': signature,
});
const delivery = (signature: string): INodeExecutionData => ({
	json: { headers: headersFor(signature), body: {} },
	binary: { data: { data: bytes.toString('base64'), mimeType: 'application/json' } },
});
const run = async (items: INodeExecutionData[], parameters: INodeParameters = {}, secrets = SECRET) =>
	await runNode({
		type: 'shopifyOrderMapper',
		parameters: { options: { skipTestOrders: false }, ...parameters },
		credentials: { webhookSigningSecretApi: { secrets } },
		items,
	});

it('reads the order out of the raw body and links it to its item', async () => {
	const [notify, skipped] = await run([delivery('not checked')]);
	expect(skipped).toEqual([]);
	expect(notify).toEqual([
		{
			json: expect.objectContaining({ kind: 'orderCreated', topic: 'orders/create', shop: 'tienda-andina.myshopify.com' }) as unknown,
			pairedItem: { item: 0 },
		},
	]);
});

const signed = { verifySignature: true };
const verdicts = [
	{ name: 'the right secret', signature: signatureOf(SECRET), secrets: SECRET, reason: undefined },
	{ name: 'the older of two secrets', signature: signatureOf(SECRET), secrets: `another_one\n${SECRET}`, reason: undefined },
	{ name: 'a stranger\'s secret', signature: signatureOf('another_one'), secrets: SECRET, reason: 'badSignature' },
	{ name: 'no signature', signature: '', secrets: SECRET, reason: 'badSignature' },
];

it.each(verdicts)('signed with $name: $reason', async ({ signature, secrets, reason }) => {
	const [notify, skipped] = await run([delivery(signature)], signed, secrets);
	expect([notify?.length, skipped?.[0]?.json.reason]).toEqual(reason ? [0, reason] : [1, undefined]);
});

it('judges every item on its own', async () => {
	const [notify, skipped] = await run([delivery(signatureOf('x')), delivery(signatureOf(SECRET))], signed);
	expect(notify?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	expect(skipped?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
});

it('says what to turn on when the raw body is missing', async () => {
	await expect(run([{ json: { headers: headersFor(''), body: {} } }], signed)).rejects.toMatchObject({
		message: 'The signature cannot be checked, because the item has no raw body',
		description: expect.stringContaining('Raw Body') as unknown,
	});
});

it('refuses a credential without a secret', async () => {
	await expect(run([delivery('')], signed, ' \n ')).rejects.toMatchObject({
		message: 'The credential for the signature holds no secret',
	});
});
