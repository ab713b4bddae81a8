import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, type Faults } from '../faults';
import { createChats, type Chats } from './chats';
import { CONTACT_NAME_HEADER, createGraph, MESSAGE_ID_HEADER, type Graph } from './graph';
import type { MessageTemplate } from './template';

const NOW = new Date('2026-11-20T15:00:00Z');
const HOUR_MS = 3_600_000;
const PHONE = '56955500000';
const PATH = '/graph/v22.0/555000111/messages';
const TEMPLATE: MessageTemplate = {
	name: 'order_confirmation',
	language: 'es',
	status: 'APPROVED',
	components: [{ type: 'BODY', text: 'Hola {{1}}' }],
};

let server: Server;
let chats: Chats;
let faults: Faults;
let graph: Graph;

beforeEach(async () => {
	chats = createChats();
	faults = createFaults();
	const templateBody = (name: string) => (name === TEMPLATE.name ? TEMPLATE : undefined);
	graph = createGraph({ chats, faults, templateBody, now: () => NOW });
	server = createServer(async (req, res) => {
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(Buffer.from(chunk));
		await graph.handle(req, res, Buffer.concat(chunks));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

type Sent = { path?: string; method?: string; headers?: Record<string, string>; body?: string };

async function post({ path = PATH, method = 'POST', headers, body }: Sent) {
	const { port } = server.address() as AddressInfo;
	const response = await fetch(`http://127.0.0.1:${port}${path}`, {
		method,
		headers: { authorization: 'Bearer token', ...headers },
		body,
	});
	return { status: response.status, body: await response.text() };
}

const asJson = ({ body }: { body: string }) => JSON.parse(body) as Record<string, unknown>;
const message = (content: Record<string, unknown>) =>
	JSON.stringify({ messaging_product: 'whatsapp', to: PHONE, ...content });
const TEXT = message({ type: 'text', text: { body: 'Hola' } });
const sendTemplate = (name: string) =>
	message({
		type: 'template',
		template: {
			name,
			language: { code: 'es' },
			components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
		},
	});

function customerWrote(agoMs: number) {
	const at = new Date(NOW.getTime() - agoMs);
	chats.record(PHONE, { from: 'customer', text: 'Hola', at, id: 'wamid.1' });
}

describe('Graph API', () => {
	it('takes a text within the window, and the phone shows it', async () => {
		customerWrote(HOUR_MS);
		const answer = await post({ body: TEXT, headers: { [MESSAGE_ID_HEADER]: '42' } });
		expect(answer.status).toBe(200);
		expect(asJson(answer)).toEqual({
			messaging_product: 'whatsapp',
			contacts: [{ input: PHONE, wa_id: PHONE }],
			messages: [{ id: 'wamid.1795186800000' }],
		});
		expect(chats.received()).toEqual([
			{ from: 'shop', text: 'Hola', at: NOW, id: 'wamid.1795186800000', chatwootMessageId: 42 },
		]);
	});

	it('takes the name that the simulated Chatwoot gives', async () => {
		const headers = { [CONTACT_NAME_HEADER]: encodeURIComponent('María José') };
		await post({ body: sendTemplate('order_confirmation'), headers });
		expect(chats.of(PHONE)?.name).toBe('María José');
	});

	it('gives each message its own id', async () => {
		customerWrote(HOUR_MS);
		await post({ body: TEXT });
		await post({ body: TEXT });
		const ids = chats.received().map(({ id }) => id);
		expect(ids).toEqual(['wamid.1795186800000', 'wamid.1795186800001']);
	});

	it.each([
		{ name: 'never wrote', agoMs: undefined, status: 400 },
		{ name: 'wrote 24 h ago', agoMs: 24 * HOUR_MS, status: 400 },
		{ name: 'wrote 24 h ago less a millisecond', agoMs: 24 * HOUR_MS - 1, status: 200 },
	])('a text to a customer who $name: $status', async ({ agoMs, status }) => {
		if (agoMs !== undefined) customerWrote(agoMs);
		const answer = await post({ body: TEXT });
		expect(answer.status).toBe(status);
		expect(chats.received()).toHaveLength(status === 200 ? 1 : 0);
	});

	it('words the closed window as Meta does', async () => {
		expect(asJson(await post({ body: TEXT }))).toEqual({
			error: {
				message: '(#131047) Re-engagement message',
				type: 'OAuthException',
				code: 131047,
				error_data: {
					messaging_product: 'whatsapp',
					details: expect.stringContaining('more than 24 hours'),
				},
				fbtrace_id: expect.stringMatching(/^A[\w-]{22}$/),
			},
		});
	});

	it('takes a template outside the window', async () => {
		const answer = await post({ body: sendTemplate('order_confirmation') });
		expect(answer.status).toBe(200);
		expect(chats.received(PHONE)).toMatchObject([
			{ text: 'Hola Ana', template: { name: 'order_confirmation', language: 'es' } },
		]);
	});

	it.each([
		{ name: 'an unknown template', sent: { body: sendTemplate('nope') }, code: 132001 },
		{ name: 'no token', sent: { body: TEXT, headers: { authorization: '' } }, code: 190 },
		{ name: 'what is not JSON', sent: { body: '{' }, code: 100 },
		{ name: 'another path', sent: { body: TEXT, path: '/graph/v22.0/1/poems' }, code: 2500 },
		{ name: 'a GET', sent: { method: 'GET' }, code: 2500 },
	])('refuses $name', async ({ sent, code }) => {
		customerWrote(HOUR_MS);
		expect(asJson(await post(sent))).toMatchObject({ error: { code } });
		expect(chats.received()).toEqual([]);
	});

	it('takes everything when told to, as in the recordings', async () => {
		graph.acceptsEverything = true;
		expect((await post({ body: TEXT })).status).toBe(200);
		expect((await post({ body: sendTemplate('nope') })).status).toBe(200);
		expect(chats.received()).toHaveLength(2);
	});

	it.each([
		{ kind: 'status429', status: 400, code: 130429, shown: 0 },
		{ kind: 'status500', status: 500, code: 131000, shown: 0 },
	] as const)('$kind has a code of its own', async ({ kind, status, code, shown }) => {
		faults.add({ match: { path: '/graph' }, kind });
		const answer = await post({ body: sendTemplate('order_confirmation') });
		expect(answer.status).toBe(status);
		expect(asJson(answer)).toMatchObject({ error: { code } });
		expect(chats.received()).toHaveLength(shown);
	});

	it('may die after the phone showed the message', async () => {
		faults.add({ match: {}, kind: 'resetAfterEffect' });
		await expect(post({ body: sendTemplate('order_confirmation') })).rejects.toThrow(
			'fetch failed',
		);
		expect(chats.received()).toHaveLength(1);
	});
});
