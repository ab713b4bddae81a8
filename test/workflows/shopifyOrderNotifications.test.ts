import { forgetInboxes } from '../../nodes/shared/chatwoot/inboxCache';
import type { WorkflowJson } from '../helpers/engine';
import { hostWorkflow, type HostedWorkflow } from '../helpers/hostWorkflow';
import { readJson } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';
import type { SendOptions } from '../simulator/shopify/sender';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const ONCE: SendOptions = { retryDelaysMs: [], timeoutMs: 30_000 };
/** The third of every three invented buyers lives in Mexico, the first in Chile, the second in Brazil. */
const CHILEAN = 3;

let simulator: Simulator;
let n8n: HostedWorkflow;
let accessToken: string;

beforeEach(async () => {
	forgetInboxes();
	simulator = await startSimulator();
	accessToken = simulator.tokens.admin;
	n8n = await hostWorkflow({
		workflow: setUp(readJson('workflows/shopify-order-notifications.json') as WorkflowJson),
		webhook: 'Shopify',
		credentials: () => ({
			chatwootAccountApi: credentialFor(simulator, accessToken),
			webhookSigningSecretApi: { secrets: simulator.shopifySecret },
		}),
	});
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

/** What the note in the workflow asks for: the inbox, and the signature. */
function setUp(workflow: WorkflowJson): WorkflowJson {
	const inboxId = { __rl: true, mode: 'list', value: simulator.inboxes.whatsapp };
	const more: Record<string, object> = { Chatwoot: { inboxId }, 'Shopify Order Mapper': { verifySignature: true } };
	const nodes = workflow.nodes.map((node) => ({ ...node, parameters: { ...node.parameters, ...more[node.name] } }));
	return { ...workflow, nodes };
}

async function send(body: unknown, options: SendOptions = {}, topic = 'orders/create') {
	const { deliveries } = await simulator.shopify.send({ topic, body }, { ...ONCE, target: n8n.url, ...options });
	return deliveries.map((delivery) => [delivery.status, delivery.body === '' ? undefined : (JSON.parse(delivery.body) as unknown)]);
}

async function received(n: number): Promise<string[]> {
	await simulator.settled();
	return simulator.chats.received(buyerOf(n).phone).map(({ text }) => text);
}

/** Keys that the messages in Chatwoot carry. */
function traces(): unknown[] {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	const attributes = JSON.stringify(conversations.map(({ messages }) => messages.map((one) => one.contentAttributes)));
	return [...attributes.matchAll(/"automation":\{"source":"[^"]*","key":"([^"]*)"/g)].map((match) => match[1]);
}

const OK = [200, undefined];
const COME_AGAIN = [503, undefined];

/** What the Chatwoot node said in each execution. */
const outcomes = () => n8n.runs.map(({ outputs }) => outputs.Chatwoot?.[0]?.[0]?.json.status);

describe('an order', () => {
	it('becomes one message, in three calls besides the inbox, and 200', async () => {
		expect(await send(makeOrder(CHILEAN))).toEqual([OK]);
		expect(await received(CHILEAN)).toEqual([expect.stringContaining(`recibimos tu pedido #${1_001 + CHILEAN}`)]);
		expect(simulator.calls.count()).toBe(4);
		expect(n8n.runs.map(({ status }) => status)).toEqual(['success']);
		expect(outcomes()).toEqual(['sent']);
	});

	it.each([
		['Chile', CHILEAN, 'Hola'],
		['Brazil', CHILEAN + 1, 'Olá'],
		['Mexico', CHILEAN + 2, 'Hola'],
	])('from %s is answered in its language', async (_country, n, hello) => {
		await send(makeOrder(n));
		expect(await received(n)).toEqual([expect.stringMatching(new RegExp(`^${hello} `))]);
	});

	it('of a customer who wrote today gets the text', async () => {
		const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret } = simulator;
		await writeAsCustomer({ url, phoneNumber, appSecret }, buyerOf(CHILEAN).phone.replace('+', ''), 'hola');
		await simulator.settled();
		expect(await send(makeOrder(CHILEAN))).toEqual([OK]);
		const [text] = await received(CHILEAN);
		expect(text).toContain(`*#${1_001 + CHILEAN}*`);
		expect(text).not.toContain('Tienda Andina_');
	});

	it('leaves its key in the message', async () => {
		await send(makeOrder(CHILEAN));
		expect(traces()).toEqual([`tienda-andina.myshopify.com/gid://shopify/Order/${6_400_000_000_000 + CHILEAN}/orderCreated`]);
	});
});

describe('the same order twice', () => {
	it.each([
		['one after the other', { duplicates: 1 }],
		['at the same moment', { concurrentDuplicates: 1 }],
		['four times at the same moment', { concurrentDuplicates: 3 }],
	])('%s is one message', async (_name, copies) => {
		const answers = await send(makeOrder(CHILEAN), copies);
		expect(answers).toEqual(answers.map(() => OK));
		expect(outcomes().sort()).toEqual([...answers.slice(1).map(() => 'duplicate'), 'sent']);
		expect(await received(CHILEAN)).toHaveLength(1);
		expect(traces()).toHaveLength(1);
	});
});

const order = (changes: Record<string, unknown>) => makeOrder(CHILEAN, changes);
const nobody = { phone: null, customer: null, billing_address: null, shipping_address: null };
const skipped = [
	{ name: 'an order without a phone', body: order(nobody), reason: 'noPhone' },
	{ name: 'a test order', body: order({ test: true }), reason: 'testOrder' },
	{ name: 'an order that is cancelled already', body: order({ cancelled_at: '2026-11-20T15:00:00Z' }), reason: 'cancelled' },
	{ name: 'a phone of letters', body: order({ ...nobody, phone: 'no tengo' }), reason: 'invalidPhone' },
	{ name: 'a product', body: { id: 1, title: 'Polera', variants: [] }, topic: 'products/update', reason: 'unknownTopic' },
	{ name: 'an empty object', body: {}, reason: 'notAnOrder' },
	{ name: 'no JSON at all', body: 'order=1&x=2', reason: 'notAnOrder' },
];

it.each(skipped)('$name: 200, skipped by name, and Chatwoot is not asked', async ({ body, topic, reason }) => {
	expect(await send(body, {}, topic)).toEqual([[200, { skipped: true, reason }]]);
	expect(simulator.calls.count()).toBe(0);
	expect(n8n.runs.map(({ status }) => status)).toEqual(['success']);
});

it.each([
	['a stranger\'s signature', { 'X-Shopify-Hmac-Sha256': 'bm90IHJpZ2h0' }],
	['no signature', { 'x-shopify-hmac-sha256': undefined }],
])('%s: 401, and Chatwoot is not asked', async (_name, headers) => {
	expect(await send(makeOrder(CHILEAN), { headers: { 'x-shopify-hmac-sha256': undefined, ...headers } })).toEqual([
		[401, { skipped: true, reason: 'badSignature' }],
	]);
	expect(simulator.calls.count()).toBe(0);
});

describe('what should come again: 503, and a failed run that says why', () => {
	const lastError = () => n8n.runs.at(-1)?.error?.message;

	it('a template that is not there', async () => {
		expect(await send(makeOrder(CHILEAN), {}, 'orders/paid')).toEqual([COME_AGAIN]);
		expect(n8n.runs.map(({ status }) => status)).toEqual(['error']);
		expect(lastError()).toContain('no template "order_paid"');
		expect(simulator.calls.count({ path: /\/(contacts|conversations)$/ })).toBe(0);
		expect([await received(CHILEAN), traces()]).toEqual([[], []]);
	});

	it('a wrong token, until it is put right', async () => {
		accessToken = 'not-a-token';
		expect(await send(makeOrder(CHILEAN))).toEqual([COME_AGAIN]);
		expect(lastError()).toMatch(/401/);
		expect(lastError()).not.toContain(accessToken);
		accessToken = simulator.tokens.admin;
		expect(await send(makeOrder(CHILEAN))).toEqual([OK]);
		expect(await received(CHILEAN)).toHaveLength(1);
	});

	it('an answer that is lost whenever the conversation is made: one message in the end', async () => {
		simulator.faults.add({ match: { method: 'POST', path: /\/conversations$/ }, kind: 'status502', times: 3 });
		const answers = await send(makeOrder(CHILEAN), { retryDelaysMs: [1] });
		expect(answers).toEqual([COME_AGAIN, OK]);
		expect(await received(CHILEAN)).toHaveLength(1);
	});

	it('a Chatwoot that is away', async () => {
		await n8n.stop();
		await simulator.stop();
		simulator = await startSimulator();
		const gone = { ...simulator, url: 'http://127.0.0.1:9' };
		n8n = await hostWorkflow({
			workflow: setUp(readJson('workflows/shopify-order-notifications.json') as WorkflowJson),
			webhook: 'Shopify',
			credentials: () => ({
				chatwootAccountApi: credentialFor(gone),
				webhookSigningSecretApi: { secrets: simulator.shopifySecret },
			}),
		});
		expect(await send(makeOrder(CHILEAN))).toEqual([COME_AGAIN]);
		expect(n8n.runs.map(({ status }) => status)).toEqual(['error']);
	});
});

describe('a hostile order', () => {
	it.each([
		['Liquid and Markdown in the name', { first_name: '{{ contact.email }} **Ana** [x](https://evil.example)' }],
		['10 kB of name', { first_name: 'A'.repeat(10_240) }],
		['right-to-left marks in the name', { first_name: '\u202Eoculto\u2066' }],
	])('%s: one message, nothing executed', async (_name, person) => {
		const made = makeOrder(CHILEAN);
		const customer = { ...made.customer, ...person };
		const addresses = { shipping_address: { ...made.shipping_address, ...person }, billing_address: { ...made.billing_address, ...person } };
		expect(await send(makeOrder(CHILEAN, { customer, ...addresses }))).toEqual([OK]);
		const [text = ''] = await received(CHILEAN);
		expect(text).toContain(`#${1_001 + CHILEAN}`);
		expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
		expect(text.length).toBeLessThan(1_500);
	});
});
