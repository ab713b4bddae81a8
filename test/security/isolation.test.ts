import type { INodeParameters } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { byId } from '../helpers/runChatwoot';
import { startHostileServer } from '../helpers/hostileServer';
import { triggerHarness } from '../helpers/triggerContexts';
import { ANA, credentialFor, startShop, type Shop } from '../helpers/startShop';
import { addAccount, addMember, addUser } from '../simulator/chatwoot/seed/records';

let shop: Shop;
let stranger: { accountId: number; token: string };
beforeAll(async () => {
	shop = await startShop();
	const { world } = shop.simulator;
	const account = addAccount(world, 'Otra Tienda');
	const user = addUser(world, { name: 'Eva Extraña', email: 'eva@otra-tienda.test' });
	addMember(account, user, 'administrator');
	stranger = { accountId: account.id, token: user.token };
	await shop.customerWrites(ANA);
});
afterAll(async () => await shop.stop());

const asStranger = async (parameters: object) =>
	await runNode({
		type: 'chatwoot',
		parameters: parameters as INodeParameters,
		credentials: { chatwootAccountApi: { ...credentialFor(shop.simulator, stranger.token), accountId: stranger.accountId } },
	});
const state = () => JSON.stringify([...(shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.values() ?? [])].map(({ status, messages }) => [status, messages.length]));

describe('with the token of another account', () => {
	it.each([
		['conversation.get', { conversationId: '1' }],
		['conversation.setStatus', { conversationId: '1', status: 'resolved' }],
		['message.send', { conversationId: '1', content: 'hola' }],
		['message.getAll', { conversationId: '1' }],
		['contact.get', { contactId: byId(1) }],
		['inbox.get', { inboxId: byId(1) }],
		['conversation.getAll', {}],
		['contact.getAll', {}],
	])('%s neither reads nor changes this one', async (path, parameters) => {
		const [resource, operation] = path.split('.');
		const before = state();
		for (const accountId of ['', String(shop.simulator.accountId)]) {
			const outcome = await asStranger({ resource, operation, accountId, ...parameters }).catch((error: unknown) => error);
			const isRefused = outcome instanceof Error && /answered 40[14]/.test(outcome.message);
			expect(isRefused || (accountId === '' && JSON.stringify(outcome) === '[[]]')).toBe(true);
		}
		expect(state()).toBe(before);
	});
});

it.each(['../2', '1/../2', '2?x=1', '2#', '1e1000', '{account}', '2\r\nX-Injected: 1', '%2e%2e', '-1', '1.5'])('no ID %j becomes part of an address', async (id) => {
	const server = await startHostileServer((_req, res) => res.end('{}'));
	const credentials = { chatwootAccountApi: { ...credentialFor(shop.simulator), baseUrl: server.url } };
	const run = async (parameters: object) => await runNode({ type: 'chatwoot', credentials, parameters: { resource: 'conversation', operation: 'get', ...parameters } as INodeParameters }).catch((error: unknown) => String(error));
	const errors = [await run({ conversationId: id }), await run({ conversationId: '1', accountId: id })];
	await server.stop();
	expect(errors).toEqual([expect.stringContaining('must be a whole number'), expect.stringContaining('must be a whole number')]);
	expect(server.requests).toEqual([]);
});

it('a redirect takes the token nowhere', async () => {
	const thief = await startHostileServer((_req, res) => res.end('{}'));
	const server = await startHostileServer((_req, res) => res.writeHead(302, { location: `${thief.url}/steal` }).end());
	const credentials = { chatwootAccountApi: { ...credentialFor(shop.simulator), baseUrl: server.url } };
	const run = runNode({ type: 'chatwoot', credentials, parameters: { resource: 'conversation', operation: 'get', conversationId: '1' } });
	await expect(run).rejects.toThrow(/answered 302/);
	await Promise.all([thief.stop(), server.stop()]);
	expect(thief.requests).toEqual([]);
});

describe('what one token has read', () => {
	const TEMPLATES = [{ name: 'secreta', language: 'es', status: 'APPROVED', components: [{ type: 'BODY', text: 'Hola' }] }];
	const record = { id: 2, name: 'WhatsApp', channel_type: 'Channel::Whatsapp', message_templates: TEMPLATES, payload: [], custom_attributes: {} };
	const answers = (token: unknown) => (token === 'may' ? { status: 200, body: record } : { status: 404, body: { error: 'Resource could not be found' } });
	/** The second has the same account, the third another one on the same server. */
	const readers = [['may', 1], ['may not', 1], ['may not', 2]] as const;

	it.each<[string, object, string]>([
		['the templates of an inbox', { resource: 'message', operation: 'sendTemplate', conversationId: '1', inboxId: byId(2), template: { name: { __rl: true, mode: 'name', value: 'secreta' }, language: 'es' } }, '/inboxes/2'],
		['the definitions of attributes', { resource: 'contact', operation: 'updateAttributes', contactId: byId(1), customAttributes: '{"a": 1}' }, '/custom_attribute_definitions'],
	])('%s is not known to another', async (_name, parameters, path) => {
		const server = await startHostileServer((req, res) => {
			const { status, body } = answers(req.headers['api-access-token']);
			res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		});
		for (const [accessToken, accountId] of [...readers, ...readers]) {
			const chatwootAccountApi = { baseUrl: server.url, accountId, accessToken, tokenOwner: 'user', credentialId: `${server.url} ${accessToken} ${accountId}` };
			const before = server.requests.length;
			const run = runNode({ type: 'chatwoot', credentials: { chatwootAccountApi }, parameters: parameters as INodeParameters });
			const error = await run.then(() => undefined, String);
			if (accessToken === 'may') continue;
			expect(error).toMatch(/answered 404/);
			expect(server.requests.slice(before).map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([`GET /api/v1/accounts/${accountId}${path}`]);
			expect(error).not.toContain('secreta');
		}
		await server.stop();
	});

	it('is asked once by one token', async () => {
		const server = await startHostileServer((_req, res) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(record)));
		const chatwootAccountApi = { baseUrl: server.url, accountId: 1, accessToken: 'may', tokenOwner: 'user', credentialId: server.url };
		const parameters = { resource: 'contact', operation: 'updateAttributes', contactId: byId(1), customAttributes: '{"a": 1}' };
		await runNode({ type: 'chatwoot', credentials: { chatwootAccountApi }, parameters, items: [{}, {}], onError: 'continueRegularOutput' });
		await server.stop();
		expect(server.requests.filter(({ url }) => url.includes('definitions'))).toHaveLength(1);
	});
});

describe('two accounts that one trigger hears', () => {
	const event = (accountId: number, id = 7) => ({ event: 'message_created', id, content: 'hola', message_type: 'incoming', account: { id: accountId }, conversation: { id: 42 } });
	it.each([
		['with the same message ID', {}],
		['with the same delivery ID', { 'x-chatwoot-delivery': 'one' }],
	])('both start, %s', async (name, headers) => {
		const trigger = triggerHarness({ source: 'agentBot' }, {}, 'trigger', name);
		const results = [];
		for (const accountId of [1, 2, 1, 2]) results.push(await trigger.post({ body: event(accountId), rawBody: Buffer.from('{}'), headers }));
		expect(results.map(({ result }) => result.workflowData?.[0]?.[0]?.json.accountId ?? result.webhookResponse)).toEqual([1, 2, { ignored: 'duplicate' }, { ignored: 'duplicate' }]);
	});
});
