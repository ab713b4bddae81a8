import type { IncomingMessage, ServerResponse } from 'node:http';

import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { findErrorFlaw } from '../helpers/fuzzItems';
import { startHostileServer, type HostileServer } from '../helpers/hostileServer';
import { expressionsFor, operations, plausibleItem, type KnownOperation } from '../helpers/operationFields';
import { byId } from '../helpers/runChatwoot';
import { sendFiles } from '../helpers/sendFiles';
import { geminiCredentialFor, startAssistant, type Assistant } from '../helpers/startAssistant';
import { ANA, credentialFor } from '../helpers/startShop';
import { triggerHarness } from '../helpers/triggerContexts';

let shop: Assistant;
beforeAll(async () => {
	shop = await startAssistant();
});
afterAll(async () => await shop.stop());

const servers: HostileServer[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => await server.stop()));
});
async function serve(react: (req: IncomingMessage, res: ServerResponse, body: string) => void): Promise<HostileServer> {
	const server = await startHostileServer(react);
	servers.push(server);
	return server;
}
const json = (res: ServerResponse, body: unknown, status = 200) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const chatwootAt = (baseUrl: string) => ({ chatwootAccountApi: { ...credentialFor(shop.simulator), baseUrl } });

describe.each([301, 302, 303, 307, 308])('a redirect with %i to another host', (status) => {
	it.each<[string, (baseUrl: string) => Promise<unknown>]>([
		['that a reading hears', async (baseUrl) => await runNode({ type: 'chatwoot', credentials: chatwootAt(baseUrl), parameters: { resource: 'conversation', operation: 'get', conversationId: '1' } })],
		['that a writing hears', async (baseUrl) => await runNode({ type: 'chatwoot', credentials: chatwootAt(baseUrl), parameters: { resource: 'contact', operation: 'create', name: 'Ana' } })],
		['that the trigger hears', async (baseUrl) => await triggerHarness({}, chatwootAt(baseUrl)).create()],
		['that Gemini sends', async (baseUrl) => await shop.run({ item: await shop.writes('¿precio?', `+569610000${status}`), credentials: { geminiReplyApi: geminiCredentialFor({ ...shop.simulator, url: baseUrl }) } })],
	])('%s is not followed', async (_name, call) => {
		const thief = await serve((_req, res) => res.end('{}'));
		const server = await serve((_req, res) => res.writeHead(status, { location: `${thief.url}/steal` }).end());
		await call(server.url).catch(() => undefined);
		expect(server.requests.length).toBeGreaterThan(0);
		expect(thief.requests).toEqual([]);
	});
});

/** Chatwoot as it is, but every file lies where it should not. */
async function withFilesAt(place: (own: string) => string, file: (res: ServerResponse) => void): Promise<HostileServer> {
	const relay = async (req: IncomingMessage, res: ServerResponse, body: string) => {
		if (req.url?.includes('/rails/')) return file(res);
		const headers = { 'content-type': 'application/json', 'api-access-token': String(req.headers['api-access-token']) };
		const answer = await fetch(`${shop.simulator.url}${req.url}`, { method: req.method, headers, body: req.method === 'GET' ? undefined : body });
		const text = (await answer.text()).replace(/"data_url":"[^"]*"/g, `"data_url":${JSON.stringify(place(server.url))}`);
		return res.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
	};
	const server = await serve((req, res, body) => void relay(req, res, body));
	return server;
}

describe('a file of a customer', () => {
	const look = async (server: HostileServer) => {
		shop.simulator.gemini.clear();
		const item = await sendFiles(shop, 'mira', ['a.png', 'image/png', Buffer.alloc(8)]);
		await shop.run({ item, credentials: chatwootAt(server.url) });
		return { asked: server.requests.filter(({ url }) => url.includes('/rails/')), seen: JSON.stringify(shop.simulator.gemini.calls) };
	};
	const image = (res: ServerResponse) => void res.writeHead(200, { 'content-type': 'image/png' }).end('secret of the network');

	it('on the Chatwoot server goes along, and is asked for without a token', async () => {
		const server = await withFilesAt((own) => `${own}/rails/a.png`, image);
		const { asked, seen } = await look(server);
		expect(asked.map(({ headers }) => [headers['api-access-token'], headers.authorization])).toEqual([[undefined, undefined]]);
		expect(seen).toContain('inlineData');
	});

	it.each<[string, (own: string, thief: string) => string]>([
		['file:', () => 'file:///etc/passwd#/rails/a.png'],
		['ftp:', (_own, thief) => `${thief.replace('http', 'ftp')}/rails/a.png`],
		['data:', () => 'data:image/png;base64,c2VjcmV0'],
		['javascript:', () => 'javascript:alert(1)//a.png'],
		['blob:', (own) => `blob:${own}/rails/a.png`],
		['another host', (_own, thief) => `${thief}/rails/a.png`],
		['another host behind a user name', (own, thief) => `${own}@${thief.replace('http://', '')}/rails/a.png`],
		['another host behind a backslash', (own, thief) => `${thief}\\@${own.replace('http://', '')}/rails/a.png`],
		['another host without a protocol', (_own, thief) => `${thief.replace('http:', '')}/rails/a.png`],
		['the cloud\'s own server', () => 'http://169.254.169.254/rails/a.png'],
		['a path', () => '/rails/a.png'],
	])('at %s is not fetched', async (_name, place) => {
		const thief = await serve((_req, res) => image(res));
		const server = await withFilesAt((own) => place(own, thief.url), image);
		const { seen } = await look(server);
		expect([thief.requests, seen.includes('inlineData')]).toEqual([[], false]);
	});

	it('with a line break in its address adds no header', async () => {
		const server = await withFilesAt((own) => `${own}/rails/a.png\r\nX-Injected: 1`, image);
		const { asked } = await look(server);
		expect(asked.filter(({ headers }) => 'x-injected' in headers)).toEqual([]);
	});

	it.each(['http', 'https'])('that leads to an address of the network over %s is not fetched there', async (protocol) => {
		const thief = await serve((_req, res) => image(res));
		const server = await withFilesAt((own) => `${own}/rails/a.png`, (res) => void res.writeHead(302, { location: `${thief.url.replace('http', protocol)}/rails/a.png` }).end());
		const { asked, seen } = await look(server);
		expect([asked.length, thief.requests, seen.includes('inlineData')]).toEqual([1, [], false]);
	});
});

describe('the address of a template\'s picture', () => {
	it.each(['file:///etc/passwd', 'ftp://shop.example/a.png', 'data:image/png;base64,AAAA', 'javascript:alert(1)', 'https://user:pass@shop.example/a.png', 'https://shop.example/a.png\r\nX-Injected: 1', 'https://', 'https://shop example/a.png', '//shop.example/a.png'])('%j is refused', async (headerMediaUrl) => {
		await writesOnce();
		const template = { name: { __rl: true, mode: 'name', value: 'order_image' }, language: 'es', headerMediaUrl, bodyParams: { param: [{ name: '', value: 'Ana' }, { name: '', value: '#1' }] } };
		const run = runNode({ type: 'chatwoot', credentials: chatwootAt(shop.simulator.url), parameters: { resource: 'message', operation: 'sendTemplate', conversationId: '1', inboxId: byId(shop.simulator.inboxes.whatsapp), template } as INodeParameters });
		await expect(run).rejects.toMatchObject({ message: expect.stringContaining('begins with a file') as unknown });
	});
});

async function writesOnce(): Promise<void> {
	if ((shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.size ?? 0) === 0) await shop.writes('hola', ANA);
}

describe('texts in fields never become part of an address or a header', () => {
	const HOSTILE = ['../../../2', 'x?admin=1', 'x&admin=1', 'x#y', 'x%2f..%2f..', 'x/y', 'x\r\nX-Injected: 1', 'x\nx-injected:1', '//thief.example', 'x;y=1', '{account}', 'x\u2028y'];
	const record = { id: 1, title: 'x', name: 'x', payload: [], meta: {}, labels: [], attribute_key: 'x', custom_attributes: {} };

	/** A text in every field for texts, something plausible in the others. */
	function filled(fields: INodeProperties[], text: string): IDataObject {
		return Object.fromEntries(fields.map((field) => [field.name, filledField(field, text)])) as IDataObject;
	}
	function filledField(field: INodeProperties, text: string): unknown {
		const { type, name, options = [] } = field;
		if (type === 'string' && !/Ids?$/.test(name)) return text;
		if (type === 'collection') return filled(options.filter((one): one is INodeProperties => 'type' in one), text);
		if (type !== 'fixedCollection') return plausibleItem({ fields: [field] })[name];
		return Object.fromEntries(options.flatMap((group) => ('values' in group ? [[group.name, [filled(group.values, text)]]] : [])));
	}

	const shapes = (requests: HostileServer['requests']) =>
		requests.map(({ method, url }) => {
			const [path = '', query = ''] = url.split('?');
			return `${method} ${path} ${[...new Set([...new URLSearchParams(query).keys()])].sort().join()}`;
		});

	it.each(operations.map((known): [string, KnownOperation] => [`${known.resource}.${known.operation.value}`, known]))('%s', async (_path, { resource, operation }) => {
		const server = await serve((_req, res) => void json(res, record));
		const parameters = { resource, operation: operation.value, ...expressionsFor(operation.fields) } as INodeParameters;
		const ask = async (texts: string[]) => {
			// Four at a time, because notes with a key take half a second each.
			const runs = [0, 1, 2, 3].map(async (part) => {
				const items = texts.filter((_text, index) => index % 4 === part).map((text) => filled(operation.fields, text));
				return await runNode({ type: 'chatwoot', parameters, items, credentials: chatwootAt(server.url), onError: 'continueRegularOutput' });
			});
			return (await Promise.all(runs)).flat(2);
		};
		await ask(['x', 'name@email.com', '+56961234567', 'https://shop.example/x']);
		const expected = new Set(shapes(server.requests));
		const before = server.requests.length;
		const outcomes = await ask(HOSTILE);
		const made = server.requests.slice(before);
		expect(shapes(made).filter((shape) => !expected.has(shape))).toEqual([]);
		expect(made.filter(({ headers, url }) => 'x-injected' in headers || /[\r\n#]|\.\.\//.test(url))).toEqual([]);
		expect(outcomes.flatMap(({ json: { error } }) => (error === undefined ? [] : (findErrorFlaw(error) ?? [])))).toEqual([]);
	});
});
