import { describeProblem, describeWarnings, isOutage } from '../../../nodes/ChatwootTrigger/describeProblem';
import { findWebhook, registerWebhook, removeWebhook, sendsExactly } from '../../../nodes/ChatwootTrigger/registration';
import { failed, fakeClient } from '../../helpers/fakeClient';

const URL_HERE = 'https://n8n.example/webhook/5b7c/webhook';
const webhook = (changes: object = {}) => ({
	id: 7,
	name: 'n8n: Greeting',
	url: URL_HERE,
	account_id: 1,
	subscriptions: ['message_created'],
	secret: 'UuZ2grreGbGSigZEgWmtrNXd',
	...changes,
});
const one = (changes: object = {}) => ({ payload: { webhook: webhook(changes) } });
const list = (...webhooks: object[]) => ({ payload: { webhooks } });
const taken = failed(422, { message: 'Url has already been taken', attributes: ['url'] });
const unknown = failed(422, { message: 'Subscriptions Invalid events', attributes: ['subscriptions'] });
const wish = (...events: string[]) => ({ url: URL_HERE, name: 'n8n: Greeting', events });

describe('registering', () => {
	it('makes the webhook with the chosen events only, and keeps its secret', async () => {
		const client = fakeClient([one()]);
		const result = await registerWebhook(client, wish('message_created'));
		expect(result).toEqual({
			registration: { id: 7, url: URL_HERE, secret: 'UuZ2grreGbGSigZEgWmtrNXd', events: ['message_created'] },
			droppedEvents: [],
		});
		expect(client.requests).toEqual([
			{
				method: 'POST',
				path: '/webhooks',
				repeatable: true,
				body: { webhook: { url: URL_HERE, name: 'n8n: Greeting', subscriptions: ['message_created'] } },
			},
		]);
	});

	it('takes over the one that has the URL, with its secret', async () => {
		const other = webhook({ id: 3, url: `${URL_HERE}-test` });
		const client = fakeClient([taken, list(other, webhook())]);
		const { registration } = await registerWebhook(client, wish('message_created'));
		expect(registration.secret).toBe('UuZ2grreGbGSigZEgWmtrNXd');
		expect(client.sent).toEqual(['POST /webhooks', 'GET /webhooks']);
	});

	it('changes the events of the one it takes over', async () => {
		const changed = one({ subscriptions: ['contact_created'], secret: undefined });
		const client = fakeClient([taken, list(webhook()), changed]);
		const { registration } = await registerWebhook(client, wish('contact_created'));
		expect(registration).toEqual({ id: 7, url: URL_HERE, secret: 'UuZ2grreGbGSigZEgWmtrNXd', events: ['contact_created'] });
		expect(client.sent).toEqual(['POST /webhooks', 'GET /webhooks', 'PATCH /webhooks/7']);
	});

	it.each([
		['typing', ['message_created', 'conversation_typing_on'], ['conversation_typing_on'], 1],
		['contacts, with nothing newer chosen', ['message_created', 'contact_updated'], ['contact_updated'], 1],
		['typing and contacts', ['message_created', 'contact_created', 'conversation_typing_off'], ['contact_created', 'conversation_typing_off'], 2],
	])('leaves out what an older server does not know: %s', async (_name, events, droppedEvents, refusals) => {
		const client = fakeClient([...Array.from({ length: refusals }, () => unknown), one()]);
		expect(await registerWebhook(client, wish(...events))).toMatchObject({ droppedEvents });
		expect(client.sent).toHaveLength(refusals + 1);
		expect(client.requests.at(-1)?.body).toMatchObject({ webhook: { subscriptions: ['message_created'] } });
	});

	it('says so when the server knows none of the chosen events', async () => {
		const client = fakeClient([unknown]);
		await expect(registerWebhook(client, wish('conversation_typing_on'))).rejects.toMatchObject({
			what: 'This Chatwoot server knows none of the chosen events (conversation_typing_on).',
		});
	});

	it('gives up when a server refuses events that every server knows', async () => {
		await expect(registerWebhook(fakeClient([unknown]), wish('message_created'))).rejects.toBe(unknown);
	});

	it('gives up when the URL is refused but nobody has it', async () => {
		await expect(registerWebhook(fakeClient([taken, list()]), wish('message_created'))).rejects.toBe(taken);
	});

	it.each([
		['an answer without a webhook', { payload: {} }],
		['a web page', '<html></html>'],
	])('takes %s for a failure', async (_name, answer) => {
		const run = registerWebhook(fakeClient([answer]), wish('message_created'));
		await expect(run).rejects.toThrow('holds no webhook');
	});
});

describe('looking it up', () => {
	it.each([
		['the exact URL', list(webhook()), 7],
		['another URL', list(webhook({ url: `${URL_HERE}/` })), undefined],
		['none at all', list(), undefined],
		['a strange answer', 'ok', undefined],
		['rows of another kind', list({ id: 'x' }, { url: URL_HERE }), undefined],
	])('%s', async (_name, answer, id) => {
		expect((await findWebhook(fakeClient([answer]), URL_HERE))?.id).toBe(id);
	});

	it.each([
		['the same in another order', ['b', 'a'], true],
		['one more', ['a', 'b', 'c'], false],
		['one less', ['a'], false],
	])('compares the events: %s', (_name, events, expected) => {
		expect(sendsExactly({ id: 1, url: '', secret: null, events }, ['a', 'b'])).toBe(expected);
	});
});

describe('removing', () => {
	it.each([
		['its own', [list(webhook()), null], 'deleted', ['GET /webhooks', 'DELETE /webhooks/7']],
		['one that was deleted by hand', [list()], 'gone', ['GET /webhooks']],
		['one deleted meanwhile', [list(webhook()), failed(404)], 'gone', ['GET /webhooks', 'DELETE /webhooks/7']],
		['not another one with the same URL', [list(webhook({ id: 8 }))], 'gone', ['GET /webhooks']],
		['not the same one with another URL', [list(webhook({ url: 'https://else.example' }))], 'gone', ['GET /webhooks']],
	])('%s', async (_name, replies, expected, sent) => {
		const client = fakeClient(replies);
		expect(await removeWebhook(client, { id: 7, url: URL_HERE })).toBe(expected);
		expect(client.sent).toEqual(sent);
	});

	it('passes on every other refusal', async () => {
		const down = failed(503);
		await expect(removeWebhook(fakeClient([list(webhook()), down]), { id: 7, url: URL_HERE })).rejects.toBe(down);
	});
});

describe('what people are told', () => {
	it("that the token is not an administrator's", () => {
		const refused = failed(401, { error: 'You are not authorized to do this action' });
		expect(describeProblem(refused).message).toBe(
			"The access token is not an administrator's, so Chatwoot does not let it register a webhook",
		);
	});

	it.each([
		['no answer', undefined, true],
		['too many requests', 429, true],
		['a bad gateway', 502, true],
		['a wrong token', 401, false],
	])('whether Chatwoot could be asked: %s', (_name, status, expected) => {
		expect(isOutage(failed(status))).toBe(expected);
	});

	it.each([
		['all is well', 'https://n8n.example/x', 'secret', [], []],
		['an old server', 'https://n8n.example/x', null, [], [/older than 4\.11\.2/]],
		['unknown events', 'https://n8n.example/x', 'secret', ['inbox_created'], [/does not know inbox_created/]],
		['loopback', 'http://127.0.0.1:5678/x', 'secret', [], [/SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true/]],
		['a name without a dot', 'http://n8n:5678/x', 'secret', [], [/SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true/]],
		['a private network', 'http://192.168.1.4/x', 'secret', [], [/private host \(192\.168\.1\.4\)/]],
		['the last private address of 172', 'http://172.31.255.255/x', 'secret', [], [/private host/]],
		['the first public one after it', 'http://172.32.0.0/x', 'secret', [], []],
		['IPv6 loopback', 'http://[::1]:5678/x', 'secret', [], [/private host/]],
		['a public IPv6', 'http://[2001:db8::1]/x', 'secret', [], []],
	])('%s', (_name, url, secret, droppedEvents, expected) => {
		const warnings = describeWarnings({ registration: { id: 1, url, secret, events: [] }, droppedEvents });
		expect(warnings).toEqual(expected.map((pattern) => expect.stringMatching(pattern) as unknown));
	});
});
