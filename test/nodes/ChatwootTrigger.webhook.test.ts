import { BOT_EVENTS, EVENTS } from '../../nodes/ChatwootTrigger/events';
import type { TriggerEvent } from '../../nodes/ChatwootTrigger/triggerEvent';
import { sign } from '../../nodes/shared/chatwoot/signature';
import { findFlaws, makeBrokenBody } from '../helpers/brokenEvents';
import { credentialFor } from '../helpers/startShop';
import { triggerHarness, type TriggerHarness } from '../helpers/triggerContexts';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());
afterEach(() => simulator.world.accounts.get(simulator.accountId)?.webhooks.clear());

const webhooks = () => [...(simulator.world.accounts.get(simulator.accountId)?.webhooks.values() ?? [])];
const harness = (parameters = {}, token?: string) =>
	triggerHarness(parameters, { chatwootAccountApi: credentialFor(simulator, token) });

let nextId = 1;
const customerMessage = (changes: object = {}) => ({
	event: 'message_created',
	id: nextId++,
	content: 'hola',
	message_type: 'incoming',
	private: false,
	content_attributes: {},
	created_at: '2026-11-21T02:26:06.187Z',
	account: { id: 1, name: 'Tienda' },
	inbox: { id: 2, name: 'WhatsApp' },
	sender: { id: 3, name: 'María', phone_number: '+56912345678', account: { id: 1 } },
	conversation: { id: 42, inbox_id: 2, status: 'open', messages: [], labels: [], meta: {} },
	...changes,
});

function signed(body: unknown, secret: string, ageSeconds = 0) {
	const rawBody = Buffer.from(JSON.stringify(body));
	const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
	const headers = {
		'x-chatwoot-delivery': `delivery-${nextId++}`,
		'x-chatwoot-timestamp': timestamp,
		'x-chatwoot-signature': sign(secret, timestamp, rawBody),
	};
	return { body, rawBody, headers };
}

const items = ({ result }: Awaited<ReturnType<TriggerHarness['post']>>) => result.workflowData?.[0]?.map(({ json }) => json);

describe('registering at Chatwoot', () => {
	it('from nothing to nothing', async () => {
		const trigger = harness({ events: ['message_created', 'contact_created'] });
		expect(await trigger.checkExists()).toBe(false);
		expect(await trigger.create()).toBe(true);
		expect(webhooks()).toMatchObject([{ url: trigger.url, subscriptions: ['contact_created', 'message_created'].sort((a, b) => (a < b ? 1 : -1)) }]);
		expect(await trigger.checkExists()).toBe(true);
		expect(await trigger.remove()).toBe(true);
		expect(webhooks()).toEqual([]);
	});

	it('creates once, however often it is asked', async () => {
		await harness().create();
		const again = harness();
		expect(await again.checkExists()).toBe(true);
		expect(await again.create()).toBe(true);
		expect(webhooks()).toHaveLength(1);
	});

	it('changes what is sent when other events are chosen', async () => {
		await harness().create();
		const other = harness({ events: ['contact_created'] });
		expect(await other.checkExists()).toBe(false);
		await other.create();
		expect(webhooks()).toMatchObject([{ subscriptions: ['contact_created'] }]);
	});

	it('keeps the test URL and the production URL apart', async () => {
		const production = harness();
		const test = production.listening();
		await production.create();
		await test.create();
		expect(webhooks().map(({ url }) => url)).toEqual([production.url, test.url]);
		await test.remove();
		expect(webhooks().map(({ url }) => url)).toEqual([production.url]);
	});

	it('is content when somebody deleted the webhook', async () => {
		const trigger = harness();
		await trigger.create();
		simulator.world.accounts.get(simulator.accountId)?.webhooks.clear();
		expect(await trigger.checkExists()).toBe(false);
		expect(await trigger.remove()).toBe(true);
	});

	it("says that an agent's token may not register", async () => {
		await expect(harness({}, simulator.tokens.agent).checkExists()).rejects.toThrow(/administrator/);
	});

	it.each(['agentBot', 'apiInbox'])('registers nothing for %s', async (source) => {
		const trigger = harness({ source });
		expect([await trigger.checkExists(), await trigger.create(), await trigger.remove()]).toEqual([true, true, true]);
		expect(webhooks()).toEqual([]);
	});
});

describe('receiving', () => {
	let trigger: TriggerHarness;
	let secret: string;
	beforeEach(async () => {
		trigger = harness();
		await trigger.create();
		secret = String(webhooks()[0]?.secret);
	});

	it('gives one item per customer message', async () => {
		const delivery = signed(customerMessage(), secret);
		expect(items(await trigger.post(delivery))).toMatchObject([
			{ event: 'message_created', signatureVerified: true, conversationId: 42, content: 'hola', deliveryId: delivery.headers['x-chatwoot-delivery'] },
		]);
	});

	it('answers before n8n makes the execution, as Chatwoot waits 5 seconds', async () => {
		const { result, status, answer } = await trigger.post(signed(customerMessage(), secret));
		expect([result.workflowData?.length, result.noWebhookResponse]).toEqual([1, true]);
		expect([status, answer]).toEqual([200, { message: 'Workflow was started' }]);
	});

	it('drops the same event under another delivery id', async () => {
		const body = customerMessage();
		await trigger.post(signed(body, secret));
		const { result } = await trigger.post(signed(body, secret));
		expect(result).toEqual({ webhookResponse: { ignored: 'duplicate' } });
	});

	it.each([
		['an agent writes', { message_type: 'outgoing' }],
		['a note', { private: true }],
		['another event', { event: 'conversation_updated' }],
		['an event nobody knows', { event: 'moon_phase' }],
	])('answers 200 without an execution: %s', async (_name, changes) => {
		const { result, status } = await trigger.post(signed(customerMessage(changes), secret));
		expect([result.workflowData, result.noWebhookResponse, status]).toEqual([undefined, undefined, undefined]);
		expect(result.webhookResponse).toEqual({ ignored: expect.any(String) as unknown });
	});

	it.each([
		['nothing', undefined],
		['text', 'hola'],
		['a list', [1, 2]],
		['null', null],
		['a number', 7],
		['wrong types everywhere', { event: 1, conversation: 'x', sender: [], id: {} }],
		['no conversation', { event: 'message_created', id: 1, message_type: 'incoming' }],
	])('never fails and starts nothing for %s', async (_name, body) => {
		const rawBody = Buffer.from(body === undefined ? '' : JSON.stringify(body));
		const delivery = { ...signed(body ?? '', secret), body, rawBody };
		const timestamp = delivery.headers['x-chatwoot-timestamp'];
		const headers = { ...delivery.headers, 'x-chatwoot-signature': sign(secret, timestamp, rawBody) };
		const { result } = await trigger.post({ body, rawBody, headers });
		expect(result.workflowData).toBeUndefined();
	});

	it.each([
		['another secret', (body: object) => signed(body, 'x'.repeat(24)), 'badSignature'],
		['too old', (body: object) => signed(body, secret, 301), 'tooOld'],
		['from the future', (body: object) => signed(body, secret, -310), 'fromTheFuture'],
		['unsigned', (body: object) => ({ ...signed(body, secret), headers: {} }), 'missingSignature'],
		['other bytes', (body: object) => ({ ...signed(body, secret), rawBody: Buffer.from('{}') }), 'badSignature'],
		['no bytes', (body: object) => ({ ...signed(body, secret), rawBody: undefined }), 'badSignature'],
	])('answers 401 without an execution: %s', async (_name, make, error) => {
		const { result, status, answer } = await trigger.post(make(customerMessage()));
		expect(result).toEqual({ noWebhookResponse: true });
		expect([status, answer]).toEqual([401, { error }]);
	});

	it('of 5,000 broken payloads none throws or is refused, and each item that leaves keeps every promise', async () => {
		const everything = harness({ events: [...EVENTS, ...BOT_EVENTS], messageFilter: 'all', options: { deduplicate: false } });
		await everything.create();
		const flawed: object[] = [];
		const counts = { ignored: 0, started: 0 };
		for (let index = 0; index < 5_000; index++) {
			const body = makeBrokenBody();
			const posted = await everything.post(signed(body ?? null, secret));
			const [item] = items(posted) ?? [];
			counts[item ? 'started' : 'ignored']++;
			const flaws = item ? findFlaws(item as TriggerEvent) : [];
			if (flaws.length > 0 || (posted.status ?? 200) !== 200) flawed.push({ flaws, status: posted.status, body });
		}
		expect(flawed).toEqual([]);
		expect(counts.started).toBeGreaterThan(1_000);
		expect(counts.ignored).toBeGreaterThan(500);
	});

	it('gives the raw body with Simplify off', async () => {
		const raw = harness({ simplify: false });
		await raw.create();
		const body = customerMessage();
		expect(items(await raw.post(signed(body, secret)))).toMatchObject([{ id: body.id, signatureVerified: true, message_type: 'incoming' }]);
	});
});

describe('an agent bot, which Chatwoot calls again after a 500', () => {
	it.each([
		['may start it, when n8n could not start the workflow', 500, true],
		['is dropped, when it was started', 200, false],
	])('the second call %s', async (_name, statusCode, starts) => {
		const trigger = triggerHarness({ source: 'agentBot' }, {});
		const body = customerMessage();
		const delivery = { body, rawBody: Buffer.from(JSON.stringify(body)), headers: { 'x-chatwoot-delivery': `bot-${body.id}` } };
		const first = await trigger.post(delivery);
		expect([items(first)?.length, first.status]).toEqual([1, undefined]);
		first.answered(statusCode);
		expect(items(await trigger.post(delivery))?.length === 1).toBe(starts);
	});
});

describe('secrets', () => {
	it('reads a new secret from Chatwoot, once a minute', async () => {
		const trigger = harness({ accountId: String(simulator.accountId) });
		await trigger.create();
		const [webhook] = webhooks();
		if (!webhook) throw new Error('nothing was registered');
		jest.useFakeTimers({ now: Date.now() + 120_000, doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask'] });
		webhook.secret = 'a-new-secret-of-24-chars';
		const first = await trigger.post(signed(customerMessage(), webhook.secret));
		webhook.secret = 'yet-another-secret-24-ch';
		const second = await trigger.post(signed(customerMessage(), webhook.secret));
		jest.useRealTimers();
		expect([items(first)?.length, second.status]).toEqual([1, 401]);
	});

	it.each([
		['whenSigned', undefined],
		['never', undefined],
		['always', 401],
	])('without a known secret and %s: %s', async (verifySignature, expected) => {
		const trigger = triggerHarness({ source: 'agentBot', options: { verifySignature } }, {});
		const body = customerMessage();
		const { result, status } = await trigger.post({ body, rawBody: Buffer.from(JSON.stringify(body)) });
		expect(status).toBe(expected);
		expect(result.workflowData?.[0]?.[0]?.json.signatureVerified).toBe(expected ? undefined : false);
	});

	it.each([
		['the first of two', 'first-secret', true],
		['the second of two', 'second-secret', true],
		['a third', 'third-secret', false],
	])('of the credential: %s', async (_name, secret, passes) => {
		const data = { webhookSigningSecretApi: { secrets: 'first-secret\nsecond-secret' } };
		const trigger = triggerHarness({ source: 'apiInbox' }, data);
		const posted = await trigger.post(signed(customerMessage(), secret));
		expect(items(posted)?.length === 1).toBe(passes);
	});
});
