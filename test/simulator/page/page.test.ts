import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChats, type ChatMessage, type Chats } from '../whatsapp/chats';
import { createPage, type Page } from './page';
import { MAX_CARDS } from './renderChats';

const AT = new Date('2026-11-20T15:00:00Z');
let chats: Chats;
let page: Page;
let server: Server;
let url: string;

beforeEach(async () => {
	chats = createChats();
	page = createPage({ chats });
	server = createServer((req, res) => {
		if (!page.handle(req, res)) res.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	page.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

let ids = 0;
function record(phone: string, text: string, over: Partial<ChatMessage> & { name?: string } = {}) {
	const { name, ...message } = over;
	ids += 1;
	chats.record(phone, { from: 'shop', text, at: AT, id: `wamid.${ids}`, ...message }, name);
}
const get = async (path: string) => await (await fetch(url + path)).text();
const cardsOf = (html: string) => [...html.matchAll(/id="(chat-\d+)"/g)].map(([, id]) => id);

describe('the page', () => {
	it('says that there is nothing yet', async () => {
		const html = await get('/');
		expect(html).toContain('<html lang="es">');
		expect(html).toContain('Todavía no hay mensajes');
		expect(html).toContain('<div id="empty" class="note">');
		expect(html).toContain('0 clientes · 0 mensajes');
	});

	it('shows both sides of a chat, the template and its buttons', async () => {
		const template = { name: 'order_confirmation', language: 'es' };
		record('56955500000', 'Tu pedido *#1001*', { name: 'Ana Soto', template, buttons: ['Ver'] });
		record('56955500000', 'Gracias', {
			from: 'customer',
			mediaUrl: 'https://a.example/x/p.png?k=1',
		});
		const html = await get('/');
		expect(html).toContain('<h2>Ana Soto</h2><p>+56955500000</p>');
		expect(html).toContain('<span class="from">Tienda</span>');
		expect(html).toContain('<div class="text">Tu pedido <strong>#1001</strong></div>');
		expect(html).toContain('plantilla order_confirmation');
		expect(html).toContain('<ul class="buttons" aria-label="Botones"><li>Ver</li></ul>');
		expect(html).toContain(
			'<span class="from">Cliente</span><div class="media">Archivo: p.png</div>',
		);
		expect(html).toContain('datetime="2026-11-20T15:00:00.000Z"');
		expect(html).toContain('1 cliente · 2 mensajes');
	});

	it('escapes names, texts, templates, buttons, files and the search', async () => {
		const evil = '<script>x</script>"\'';
		const template = { name: evil, language: evil };
		record('1', evil, { name: evil, template, buttons: [evil], mediaUrl: evil });
		const html = await get(`/?q=${encodeURIComponent(evil)}`);
		expect(html.match(/<script/g)).toHaveLength(1);
		expect(html).toContain('value="&#60;script&#62;x&#60;/script&#62;&#34;&#39;"');
		expect(cardsOf(html)).toEqual(['chat-1']);
	});

	it('lets nothing run or load but its own', async () => {
		const response = await fetch(url);
		const policy = response.headers.get('content-security-policy') ?? '';
		const [, nonce = ''] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
		expect(policy).toContain("default-src 'none'");
		expect(await response.text()).toContain(`<script nonce="${nonce}">`);
		expect(nonce).toHaveLength(24);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it.each([
		{ q: 'soto', cards: ['chat-1'] },
		{ q: 'MARIA', cards: ['chat-2'] },
		{ q: 'pedido perez', cards: ['chat-2'] },
		{ q: '+1', cards: ['chat-1'] },
		{ q: ' ', cards: ['chat-2', 'chat-1'] },
		{ q: 'nadie', cards: [] },
	])('finds "$q"', async ({ q, cards }) => {
		record('1', 'Hola', { name: 'Ana Soto' });
		record('2', 'Tu pedido', { name: 'María Pérez' });
		expect(cardsOf(await get(`/?q=${encodeURIComponent(q)}`))).toEqual(cards);
	});

	it('shows the newest chats when there are very many, and says so', async () => {
		for (let n = 1; n <= MAX_CARDS + 1; n += 1) record(String(n), 'Hola');
		const html = await get('/');
		expect(cardsOf(html)).toHaveLength(MAX_CARDS);
		expect(cardsOf(html)[0]).toBe(`chat-${MAX_CARDS + 1}`);
		expect(html).toContain(`<p id="more" class="note">`);
		expect(cardsOf(await get('/?q=%2B1'))).toContain('chat-1');
	});

	it.each(['/other', '/chats', '/graph/v22.0/1/messages'])('leaves %s to others', async (path) => {
		expect((await fetch(url + path)).status).toBe(404);
	});

	it('answers only reading', async () => {
		expect((await fetch(url, { method: 'POST' })).status).toBe(404);
		expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
	});
});

describe('for programs and the page itself', () => {
	it('gives the chats as JSON', async () => {
		record('56955500000', 'Hola', { name: 'Ana' });
		const { chats: given } = JSON.parse(await get('/chats.json'));
		expect(given).toEqual([
			{
				phone: '+56955500000',
				name: 'Ana',
				messages: [
					{ from: 'shop', text: 'Hola', at: '2026-11-20T15:00:00.000Z', id: `wamid.${ids}` },
				],
			},
		]);
	});

	it('gives the cards that a search finds, with a version that moves with each change', async () => {
		record('1', 'Hola');
		const first = JSON.parse(await get('/chats/cards.json?q=hola'));
		expect(first).toMatchObject({ count: '1 cliente · 1 mensaje', isCut: false });
		expect(cardsOf(first.html)).toEqual(['chat-1']);
		expect(JSON.parse(await get('/chats/version.json'))).toEqual({ version: first.version });
		record('1', 'Otra');
		expect(JSON.parse(await get('/chats/version.json'))).not.toEqual({ version: first.version });
	});
});

describe('the stream', () => {
	/** Reads events until `count` have come. */
	async function listen(
		count: number,
		act: () => void,
	): Promise<Array<{ name: string; data: Data }>> {
		const stop = new AbortController();
		const response = await fetch(`${url}/chats/stream`, { signal: stop.signal });
		expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
		let text = '';
		const decoder = new TextDecoder();
		const reader = response.body?.getReader();
		act();
		while (reader && text.split('\n\n').length <= count) {
			text += decoder.decode((await reader.read()).value, { stream: true });
		}
		stop.abort();
		return text
			.trim()
			.split('\n\n')
			.map((block) => {
				const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
				return { name, data: JSON.parse(data) as Data };
			});
	}
	type Data = { version: string; html?: string; news?: string; count?: string };

	it('greets with the version, then sends each chat that grew, then the clearing', async () => {
		const events = await listen(4, () => {
			record('1', 'Hola *Ana*\n\nevent: fake', { name: 'Ana' });
			record('1', 'Gracias', { from: 'customer' });
			chats.clear();
		});
		expect(events.map(({ name }) => name)).toEqual(['hello', 'chat', 'chat', 'cleared']);
		const [hello, grown, answered, cleared] = events.map(({ data }) => data);
		expect(grown?.html).toContain('Hola <strong>Ana</strong>\n\nevent: fake');
		expect(grown).toMatchObject({
			news: 'La tienda escribió a Ana',
			count: '1 cliente · 1 mensaje',
		});
		expect(answered).toMatchObject({
			news: 'Ana escribió a la tienda',
			count: '1 cliente · 2 mensajes',
		});
		const versions = [hello, grown, answered, cleared].map((data) => data?.version);
		expect(new Set(versions).size).toBe(4);
	});

	it('ends with the page', async () => {
		const response = await fetch(`${url}/chats/stream`);
		page.close();
		expect(await response.text()).toMatch(/^event: hello\ndata: \{"version":"\w+-0"\}\n\n$/);
	});
});
