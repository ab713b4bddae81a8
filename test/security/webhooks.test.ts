import { createHmac } from 'node:crypto';

import type { INodeExecutionData } from 'n8n-workflow';

import { sign } from '../../nodes/shared/chatwoot/signature';
import { runNode } from '../helpers/engine';
import { readText } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { triggerHarness, type Posted, type PostResult } from '../helpers/triggerContexts';
import { addAccount, addMember, addUser } from '../simulator/chatwoot/seed/records';
import { startSimulator } from '../simulator/startSimulator';

const SECRET = 'b0t-invented-secret-41c2d7e9';
const STRANGER = 'b0t-invented-secret-of-others';
let nextId = 1;

type Sent = { secret?: string; ageSeconds?: number; id?: number };
function delivery({ secret = SECRET, ageSeconds = 0, id = nextId++ }: Sent = {}) {
	const body = { event: 'message_created', id, content: 'hola', message_type: 'incoming', account: { id: 1 }, conversation: { id: 42 } };
	const rawBody = Buffer.from(JSON.stringify(body));
	const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
	const headers = { 'x-chatwoot-delivery': `delivery-${id}`, 'x-chatwoot-timestamp': timestamp, 'x-chatwoot-signature': sign(secret, timestamp, rawBody) };
	return { body, rawBody, headers };
}
type Delivery = ReturnType<typeof delivery>;

const withHeaders = (sound: Delivery, headers: NonNullable<Posted['headers']>): Posted => ({ ...sound, headers: { ...sound.headers, ...headers } });
const signedAs = (change: (signature: string) => string | string[] | undefined) => (sound: Delivery) =>
	withHeaders(sound, { 'x-chatwoot-signature': change(sound.headers['x-chatwoot-signature']) });
/** n8n reads the body anew from the changed bytes, where they are JSON at all. */
const withBytes = (change: (bytes: Buffer) => Buffer) => (sound: Delivery): Posted => ({ ...sound, rawBody: change(Buffer.from(sound.rawBody)) });
const flipped = (at: (length: number) => number) => (bytes: Buffer) => {
	const index = at(bytes.length);
	bytes[index] = (bytes[index] ?? 0) ^ 1;
	return bytes;
};
const REGIONS: Array<[string, (bytes: Buffer) => Buffer]> = [
	['the first byte changed', flipped(() => 0)],
	['a byte in the middle changed', flipped((length) => length >> 1)],
	['the last byte changed', flipped((length) => length - 1)],
	['a byte added', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])],
	['a byte put before it', (bytes) => Buffer.concat([Buffer.from(' '), bytes])],
	['the last byte gone', (bytes) => bytes.subarray(0, -1)],
	['no bytes at all', () => Buffer.alloc(0)],
];

const started = ({ result }: PostResult) => result.workflowData?.[0]?.length ?? 0;
const bot = (secrets: string, verifySignature = 'whenSigned', id = `bot-${nextId++}`) =>
	triggerHarness({ source: 'agentBot', options: { verifySignature } }, { webhookSigningSecretApi: { secrets } }, 'trigger', id);

describe('Chatwoot Trigger', () => {
	it.each<[string, string, (sound: Delivery) => Posted]>([
		...REGIONS.map(([name, change]): [string, string, (sound: Delivery) => Posted] => [`a body with ${name}`, 'badSignature', withBytes(change)]),
		['forged with an invented secret', 'badSignature', ({ body: { id } }) => delivery({ secret: STRANGER, id })],
		['forged without any secret', 'badSignature', ({ body: { id } }) => delivery({ secret: '', id })],
		['signed with zeros', 'badSignature', signedAs(() => `sha256=${'0'.repeat(64)}`)],
		['the signature of another body', 'badSignature', signedAs(() => delivery({ id: 999_999 }).headers['x-chatwoot-signature'])],
		['in upper case', 'malformedSignature', signedAs((signature) => `sha256=${signature.slice(7).toUpperCase()}`)],
		['with SHA256=', 'malformedSignature', signedAs((signature) => signature.replace('sha256', 'SHA256'))],
		['without sha256=', 'malformedSignature', signedAs((signature) => signature.slice(7))],
		['with sha1=', 'malformedSignature', signedAs((signature) => signature.replace('sha256', 'sha1'))],
		['cut short', 'malformedSignature', signedAs((signature) => signature.slice(0, -1))],
		['with more behind it', 'malformedSignature', signedAs((signature) => `${signature}00`)],
		['with a line break inside', 'malformedSignature', signedAs((signature) => `${signature}\nx`)],
		['twice, joined as Node.js does', 'malformedSignature', signedAs((signature) => `${signature}, ${signature}`)],
		['twice, as a list', 'missingSignature', signedAs((signature) => [signature, signature])],
		['a wrong one and the right one', 'missingSignature', signedAs((signature) => [`sha256=${'0'.repeat(64)}`, signature])],
		['an empty list', 'missingSignature', signedAs(() => [])],
		['empty', 'missingSignature', signedAs(() => ' ')],
		['not at all', 'missingSignature', signedAs(() => undefined)],
		['301 seconds ago', 'tooOld', ({ body: { id } }) => delivery({ ageSeconds: 302, id })],
		['years ago', 'tooOld', ({ body: { id } }) => delivery({ ageSeconds: 1e8, id })],
		['five minutes from now', 'fromTheFuture', ({ body: { id } }) => delivery({ ageSeconds: -310, id })],
		['with a newer time than it was signed at', 'badSignature', (sound) => withHeaders(sound, { 'x-chatwoot-timestamp': String(Number(sound.headers['x-chatwoot-timestamp']) + 1) })],
		['without a time', 'missingTimestamp', (sound) => withHeaders(sound, { 'x-chatwoot-timestamp': undefined })],
		['with two times', 'missingTimestamp', (sound) => withHeaders(sound, { 'x-chatwoot-timestamp': [sound.headers['x-chatwoot-timestamp'], '1'] })],
		...['1e9', '-1', '0x10', 'NaN', '99999999999999999999', '1.5', '١٢٣'].map((time): [string, string, (sound: Delivery) => Posted] => [
			`at the time ${time}`,
			'badTimestamp',
			(sound) => withHeaders(sound, { 'x-chatwoot-timestamp': time }),
		]),
	])('answers 401 and starts nothing: %s', async (_name, reason, change) => {
		const trigger = bot(SECRET);
		const sound = delivery();
		const refused = await trigger.post(change(sound));
		expect([refused.status, refused.answer, refused.result]).toEqual([401, { error: reason }, { noWebhookResponse: true }]);
		// What was refused leaves no trace that would hold back the real one.
		expect(started(await trigger.post(sound))).toBe(1);
	});

	it.each([
		['the only secret', SECRET, SECRET],
		['the older of several', `${STRANGER} ${SECRET}`, SECRET],
		['the newer of several', `${SECRET}\n${STRANGER}`, SECRET],
	])('starts once with %s', async (_name, secrets, secret) => {
		expect(started(await bot(secrets).post(delivery({ secret })))).toBe(1);
	});

	it.each(['', ' ', ',;'])('with the secrets %j and Verify Signature "always", nothing signed with nothing passes', async (secrets) => {
		const { status, answer } = await bot(secrets, 'always').post(delivery({ secret: '' }));
		expect([status, answer]).toEqual([401, { error: 'noSecret' }]);
	});

	it('says that it checked nothing where it knows no secret', async () => {
		const { result } = await bot('').post(delivery());
		expect(result.workflowData?.[0]?.[0]?.json.signatureVerified).toBe(false);
	});

	it.each<[string, (sound: Delivery) => Posted]>([
		['as it was', (sound) => sound],
		['under another delivery ID, which no signature covers', (sound) => withHeaders(sound, { 'x-chatwoot-delivery': 'another' })],
		['without a delivery ID', (sound) => withHeaders(sound, { 'x-chatwoot-delivery': undefined })],
	])('a recorded delivery sent again %s starts nothing', async (_name, change) => {
		const trigger = bot(SECRET);
		const sound = delivery();
		expect(started(await trigger.post(sound))).toBe(1);
		expect((await trigger.post(change(sound))).result).toEqual({ webhookResponse: { ignored: 'duplicate' } });
	});

	it('the secret of one account opens no door of another', async () => {
		const simulator = await startSimulator();
		const other = addAccount(simulator.world, 'Otra Tienda');
		const user = addUser(simulator.world, { name: 'Eva Extraña', email: 'eva@otra-tienda.test' });
		addMember(other, user, 'administrator');
		const ours = triggerHarness({}, { chatwootAccountApi: credentialFor(simulator) }, 'trigger', 'ours');
		const theirs = triggerHarness({}, { chatwootAccountApi: { ...credentialFor(simulator, user.token), accountId: other.id } }, 'trigger', 'theirs');
		await Promise.all([ours.create(), theirs.create()]);
		const [theirSecret = ''] = [...other.webhooks.values()].map(({ secret }) => secret ?? '');
		const refused = await ours.post(delivery({ secret: theirSecret }));
		const taken = await theirs.post(delivery({ secret: theirSecret }));
		await simulator.stop();
		expect(theirSecret).not.toBe('');
		expect([refused.status, started(refused), started(taken)]).toEqual([401, 0, 1]);
	});
});

describe('Shopify Order Mapper', () => {
	const KEY = 'shpss_invented_secret_for_tests';
	const SHOP = 'tienda-andina.myshopify.com';
	const bytes = Buffer.from(readText('test/fixtures/shopify-samples/latam-01-cl-local-mobile-in-shipping-only.json'));
	const signatureOf = (secret: string, signed = bytes) => createHmac('sha256', secret).update(signed).digest('base64');
	type Notice = { signature?: unknown; sent?: Buffer; shop?: string; secrets?: string };
	const map = async (notices: Notice[], secrets = KEY) =>
		await runNode({
			type: 'shopifyOrderMapper',
			parameters: { verifySignature: true, options: { skipTestOrders: false } },
			credentials: { webhookSigningSecretApi: { secrets } },
			items: notices.map(({ signature = signatureOf(KEY), sent = bytes, shop = SHOP }): INodeExecutionData => ({
				json: { headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-hmac-sha256': signature as string }, body: {} },
				binary: { data: { data: sent.toString('base64'), mimeType: 'application/json' } },
			})),
		});

	const right = signatureOf(KEY);
	it.each<[string, Notice]>([
		...REGIONS.slice(0, -1).map(([name, change]): [string, Notice] => [`a body with ${name}`, { sent: change(Buffer.from(bytes)) }]),
		['forged with an invented secret', { signature: signatureOf(STRANGER) }],
		['forged without any secret', { signature: signatureOf('') }],
		['the signature of another body', { signature: signatureOf(KEY, Buffer.from('{}')) }],
		['in upper case', { signature: right.toUpperCase() }],
		['in hex', { signature: Buffer.from(right, 'base64').toString('hex') }],
		['with sha256=', { signature: `sha256=${right}` }],
		['without its padding', { signature: right.replace(/=+$/, '') }],
		['with more behind it', { signature: `${right}AAAA` }],
		['twice, joined as Node.js does', { signature: `${right}, ${right}` }],
		['twice, as a list', { signature: [right, right] }],
		['a right one and a wrong one', { signature: [right, signatureOf(STRANGER)] }],
		['an empty list', { signature: [] }],
		['no text', { signature: { toString: right } }],
		['empty', { signature: '' }],
		['not at all', { signature: null }],
		['with the secret of another shop', { signature: signatureOf('shpss_secret_of_another_shop'), secrets: `otra.myshopify.com=shpss_secret_of_another_shop\n${KEY}` }],
		['with an empty secret of its own shop', { signature: signatureOf(''), secrets: `${SHOP}=\n${KEY}` }],
		['from a shop without a name', { signature: signatureOf('shpss_secret_of_another_shop'), shop: '', secrets: `${SHOP}=shpss_secret_of_another_shop` }],
	])('refuses %s', async (_name, { secrets, ...notice }) => {
		const [notify, skipped] = await map([notice], secrets);
		expect([notify, skipped?.[0]?.json.reason]).toEqual([[], 'badSignature']);
	});

	it('takes the same delivery twice under one key, so that the customer hears of it once', async () => {
		const [notify = []] = await map([{}, {}]);
		const keys = notify.map(({ json }) => json.idempotencyKey);
		expect([keys.length, new Set(keys).size, typeof keys[0]]).toEqual([2, 1, 'string']);
	});

	it.each(['', ' ', '\n,;'])('with the secrets %j nothing passes', async (secrets) => {
		await expect(map([{ signature: signatureOf('') }], secrets)).rejects.toThrow(/holds no secret/);
	});
});
