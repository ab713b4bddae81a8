import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChats } from './chats';
import { recordInbound, signInbound, writeAsCustomer, type WhatsAppNumber } from './customer';

type Arrived = { path?: string; headers: IncomingHttpHeaders; body: string };
const AT = new Date('2026-11-20T15:00:00Z');

let server: Server;
let arrived: Arrived[];
let number: WhatsAppNumber;

beforeEach(async () => {
	arrived = [];
	server = createServer(async (req, res) => {
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(Buffer.from(chunk));
		arrived.push({ path: req.url, headers: req.headers, body: Buffer.concat(chunks).toString() });
		res.writeHead(200).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	number = { url, phoneNumber: '+56222220000', appSecret: 'app-secret', chats: createChats() };
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

describe('writeAsCustomer', () => {
	it("posts WhatsApp's webhook, signed over its bytes", async () => {
		const text = '¿Cuándo llega? <b>';
		const message = { text, name: 'Ana Soto', at: AT, id: 'wamid.7' };
		const answer = await writeAsCustomer(number, '+56 9 5550 0000', message);
		expect(answer).toEqual({ id: 'wamid.7', status: 200 });
		const [webhook] = arrived;
		expect(webhook?.path).toBe('/webhooks/whatsapp/+56222220000');
		const hex = createHmac('sha256', 'app-secret')
			.update(webhook?.body ?? '')
			.digest('hex');
		expect(webhook?.headers['x-hub-signature-256']).toBe(`sha256=${hex}`);
		expect(JSON.parse(webhook?.body ?? '')).toEqual({
			object: 'whatsapp_business_account',
			entry: [
				{
					id: '555000222',
					changes: [
						{
							field: 'messages',
							value: {
								messaging_product: 'whatsapp',
								metadata: {
									display_phone_number: '56222220000',
									phone_number_id: '555000111',
								},
								contacts: [{ profile: { name: 'Ana Soto' }, wa_id: '56955500000' }],
								messages: [
									{
										from: '56955500000',
										id: 'wamid.7',
										timestamp: '1795186800',
										type: 'text',
										text: { body: text },
									},
								],
							},
						},
					],
				},
			],
		});
	});

	it("shows the words on the customer's own phone", async () => {
		await writeAsCustomer(number, '+56955500000', { text: 'Hola', name: 'Ana', at: AT });
		expect(number.chats?.all()).toMatchObject([
			{
				phone: '+56955500000',
				name: 'Ana',
				messages: [{ from: 'customer', text: 'Hola', at: AT }],
			},
		]);
	});

	it('gives each message its own id', async () => {
		const first = await writeAsCustomer(number, '+56955500000', 'uno');
		const second = await writeAsCustomer(number, '+56955500000', 'dos');
		expect(first.id).toMatch(/^wamid\.\d+$/);
		expect(second.id).not.toBe(first.id);
	});
});

describe('recordInbound', () => {
	const webhook = (messages: unknown) => ({
		entry: [{ changes: [{ value: { messages, contacts: [] } }] }],
	});

	it('notes a picture by its kind, and a repeated delivery once', () => {
		const chats = createChats();
		const image = { from: '1', id: 'wamid.1', timestamp: '1795186800', type: 'image', image: {} };
		recordInbound(chats, webhook([image]));
		recordInbound(chats, webhook([image]));
		expect(chats.of('1')?.messages).toEqual([
			{ from: 'customer', text: '[image]', at: AT, id: 'wamid.1' },
		]);
	});

	it.each([
		{ name: 'a delivery receipt', body: { entry: [{ changes: [{ value: { statuses: [{}] } }] }] } },
		{ name: 'nothing', body: null },
		{ name: 'a message without an id', body: webhook([{ from: '1' }]) },
	])('passes over $name', ({ body }) => {
		const chats = createChats();
		recordInbound(chats, body);
		expect(chats.all()).toEqual([]);
	});
});

describe('signInbound', () => {
	it('agrees with a signature computed elsewhere', () => {
		expect(signInbound('key', Buffer.from('The quick brown fox jumps over the lazy dog'))).toBe(
			'sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
		);
	});
});
