import { createContact } from './chatwoot/life/contacts';
import { deliver } from './chatwoot/events/deliver';
import { startSimulator, type Simulator } from './startSimulator';
import { asList, asObject, type Json } from './whatsapp/json';

const HOUR_MS = 60 * 60 * 1_000;
const CUSTOMER = '+56911112222';
let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});

afterEach(() => simulator.stop());

async function call(
	method: string,
	path: string,
	body?: unknown,
): Promise<{ status: number; json: Json }> {
	const { url, accountId, tokens } = simulator;
	const response = await fetch(`${url}/api/v1/accounts/${accountId}/${path}`, {
		method,
		headers: { 'api-access-token': tokens.admin, 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	return {
		status: response.status,
		json: text.startsWith('{') ? asObject(JSON.parse(text)) : { text },
	};
}

async function control(method: string, path: string, body?: unknown): Promise<Json> {
	const init = { method, body: body === undefined ? undefined : JSON.stringify(body) };
	const response = await fetch(`${simulator.url}/__sim/${path}`, init);
	return asObject(await response.json());
}

async function startConversation(message: Json): Promise<number> {
	const { json } = await call('POST', 'contacts', { name: 'María', phone_number: CUSTOMER });
	const contact = asObject(asObject(json.payload).contact);
	const conversation = { inbox_id: simulator.inboxes.whatsapp, contact_id: contact.id, message };
	const created = await call('POST', 'conversations', conversation);
	await simulator.settled();
	return Number(created.json.id);
}

const confirmation = (values: Json, name = 'order_confirmation'): Json => ({
	content: 'Tu pedido',
	template_params: { name, language: 'es', category: 'UTILITY', processed_params: values },
});
const THREE_VALUES = { '1': 'María', '2': '#1001', '3': '$ 9.990' };

async function newestMessage(conversationId: number): Promise<Json> {
	const { json } = await call('GET', `conversations/${conversationId}/messages`);
	return asObject(asList(json.payload).at(-1));
}

describe('what reaches the customer', () => {
	it('shows an approved template on the phone and keeps WhatsApp’s id', async () => {
		const id = await startConversation(confirmation(THREE_VALUES));
		const [shown] = simulator.chats.received(CUSTOMER);
		expect(shown?.text).toBe(
			'Hola María, recibimos tu pedido #1001 por $ 9.990. ¡Gracias por tu compra!\n\n_Tienda Andina_',
		);
		expect(await newestMessage(id)).toMatchObject({ status: 'sent', source_id: shown?.id });
	});

	it.each([
		['an unknown template', confirmation(THREE_VALUES, 'no_such_template')],
		['a rejected template', confirmation({ '1': 'María' }, 'winter_promo')],
		['too few values', confirmation({ '1': 'María' })],
		['free text before the customer wrote', { content: 'Hola' }],
	])('fails %s after it was answered with "sent"', async (_, message) => {
		const id = await startConversation(message);
		expect(simulator.chats.received(CUSTOMER)).toEqual([]);
		const { status, content_attributes } = await newestMessage(id);
		expect(status).toBe('failed');
		expect(asObject(content_attributes).external_error).toEqual(expect.any(String));
	});

	it.each([
		['just within the window', 24 * HOUR_MS - 60_000, true],
		['past the window', 24 * HOUR_MS + 60_000, false],
	])('lets free text pass %s', async (_, waitMs, isOpen) => {
		const id = await startConversation(confirmation(THREE_VALUES));
		await control('POST', 'customer', { from: CUSTOMER, text: '¿Cuándo llega?' });
		await simulator.settled();
		simulator.world.clock.advance(waitMs);
		const { json } = await call('GET', `conversations/${id}`);
		expect(json.can_reply).toBe(isOpen);
		await call('POST', `conversations/${id}/messages`, { content: 'Llega **mañana**' });
		await simulator.settled();
		const texts = simulator.chats.received(CUSTOMER).map(({ text }) => text);
		expect(texts.includes('Llega *mañana*')).toBe(isOpen);
	});

	it('never sends a message that came with a source id', async () => {
		const message = { ...confirmation(THREE_VALUES), source_id: 'from-elsewhere' };
		await startConversation(message);
		expect(simulator.chats.received(CUSTOMER)).toEqual([]);
	});
});

describe('two at the same moment', () => {
	it.each([
		['phone', { phoneNumber: CUSTOMER }, ['made', 'made']],
		['identifier', { identifier: 'shopify:1' }, ['made', '500']],
		['e-mail', { email: 'maria@example.com' }, ['made', '500']],
	])('contacts with one %s', async (_, row, expected) => {
		const account = simulator.world.accounts.get(simulator.accountId);
		if (account === undefined) throw new Error('no account');
		const tries = [1, 2].map(() =>
			createContact(simulator.world, account, row).then(
				() => 'made',
				({ status }: { status: number }) => String(status),
			),
		);
		expect((await Promise.all(tries)).sort().reverse()).toEqual(expected);
	});

	it('leaves twins with one phone that nobody can change any more', async () => {
		const account = simulator.world.accounts.get(simulator.accountId);
		if (account === undefined) throw new Error('no account');
		const row = { name: 'María', phoneNumber: CUSTOMER };
		const [twin] = await Promise.all(
			[1, 2].map(() => createContact(simulator.world, account, row)),
		);
		const { status, json } = await call('PUT', `contacts/${twin?.id}`, { name: 'M.' });
		expect([status, json.attributes]).toEqual([422, ['phone_number']]);
	});
});

describe('trouble on demand', () => {
	it('does the work and drops the connection', async () => {
		simulator.faults.add({ match: { path: 'contacts' }, kind: 'resetAfterEffect', times: 1 });
		await expect(call('POST', 'contacts', { identifier: 'once' })).rejects.toThrow('fetch failed');
		const again = await call('POST', 'contacts', { identifier: 'once' });
		expect(again.json.attributes).toEqual(['identifier']);
	});

	it('limits requests per minute when asked', async () => {
		const limited = await startSimulator({ rateLimitPerMinute: 2 });
		const statuses: number[] = [];
		for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${limited.url}/api`)).status);
		limited.world.clock.advance(60_000);
		statuses.push((await fetch(`${limited.url}/api`)).status);
		await limited.stop();
		expect(statuses).toEqual([200, 200, 429, 200]);
	});

	it('sends no webhook outside of the machine', async () => {
		const outcome = await deliver({ url: 'https://n8n.example.com/x' }, '{}', { now: new Date() });
		expect(outcome).toEqual({ error: 'Not a loopback address' });
	});
});

describe('control over HTTP', () => {
	it('tells what a client needs', async () => {
		const info = await control('GET', 'info');
		expect(info).toMatchObject({
			url: simulator.url,
			accountId: simulator.accountId,
			tokens: simulator.tokens,
			inboxes: simulator.inboxes,
			teams: simulator.teams,
		});
	});

	it('adds and clears faults', async () => {
		await control('POST', 'faults', { path: 'inboxes', kind: 'status429' });
		const faulty = await call('GET', 'inboxes');
		await control('POST', 'faults', { clear: true });
		const clear = await call('GET', 'inboxes');
		expect([faulty.status, clear.status]).toEqual([429, 200]);
	});

	it('refuses a fault that it does not know', async () => {
		const { error } = await control('POST', 'faults', { kind: 'earthquake' });
		expect(error).toContain('kind must be one of');
	});

	it('counts and forgets calls', async () => {
		await call('GET', 'inboxes');
		const { summary } = await control('GET', 'calls');
		await control('DELETE', 'calls');
		expect(summary).toEqual({ 'GET /api/v1/accounts/:account/inboxes': 1 });
		expect(simulator.calls.count()).toBe(0);
	});

	it('starts over', async () => {
		const id = await startConversation(confirmation(THREE_VALUES));
		const { tokens } = await control('POST', 'reset');
		expect(tokens).toEqual(simulator.tokens);
		expect((await call('GET', `conversations/${id}`)).status).toBe(404);
		expect(asList((await control('GET', 'chats')).chats)).toEqual([]);
	});
});
