import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { credentialFor } from '../helpers/startShop';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());

type Options = { items?: IDataObject[]; onError?: OnError; credential?: IDataObject };

async function run(path: string, parameters: INodeParameters, { items, onError, credential }: Options = {}) {
	const [resource, operation] = path.split('.');
	return await runNode({
		type: 'chatwoot',
		parameters: { resource, operation, ...parameters } as INodeParameters,
		credentials: { chatwootAccountApi: { ...credentialFor(simulator), ...credential } as Record<string, string> },
		items,
		onError,
	});
}

const people = [{ name: 'Ana', phone: '+56961234561' }, { name: 'Bea', phone: 'llámame' }, { name: 'Cea', phone: '+56961234563' }];
const create = { name: '={{ $json.name }}', phone: '={{ $json.phone }}' };

test('one bad item among three: the others go through, each linked to its own', async () => {
	const [out] = await run('contact.create', create, { items: people, onError: 'continueRegularOutput' });
	expect(out?.map(({ json, pairedItem }) => [json.name ?? json.error, pairedItem])).toEqual([
		['Ana', { item: 0 }],
		[expect.stringMatching(/"llámame" is no phone number.*Enter it with its country code/), { item: 1 }],
		['Cea', { item: 2 }],
	]);
});

test('without Continue On Fail it stops and names the item', async () => {
	await expect(run('contact.create', create, { items: [{ name: 'Dea', phone: '+56961234564' }, people[1] ?? {}] })).rejects.toMatchObject({
		message: expect.stringContaining('"llámame" is no phone number') as unknown,
		context: { itemIndex: 1 },
	});
});

test('a list gives one item per record, all linked to the item that asked', async () => {
	const [out] = await run('inbox.getAll', { returnAll: true }, { items: [{}, {}] });
	expect(out?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }]);
});

test('the ids that come out are what the next step takes by default', async () => {
	const [made] = await run('contact.create', { name: 'Eva', phone: '+56961234565' });
	const [out] = await run('contact.get', {}, { items: [made?.[0]?.json ?? {}] });
	expect(out?.[0]?.json).toMatchObject({ name: 'Eva' });
});

const wrong: Array<[string, IDataObject, RegExp, RegExp]> = [
	['a wrong token', { accessToken: 'nonsense' }, /401.*GET \/contacts/, /access token is wrong or was renewed/],
	['another account', { accountId: 999 }, /answered (401|404)/, /Account ID/],
	['nobody there', { baseUrl: 'http://127.0.0.1:9' }, /gave no answer to GET \/contacts\.$/, /Base URL.*running\. \(ECONNREFUSED\)/],
];

test.each(wrong)('%s says what to do, and never shows the token', async (_name, credential, message, advice) => {
	const failing = run('contact.getAll', {}, { credential });
	await expect(failing).rejects.toMatchObject({
		message: expect.stringMatching(message) as unknown,
		description: expect.stringMatching(advice) as unknown,
	});
	await expect(failing.catch(String)).resolves.not.toContain(simulator.tokens.admin);
});

test("a bot's token says that bots may not do this", async () => {
	await expect(run('contact.getAll', {}, { credential: { accessToken: simulator.tokens.bot } })).rejects.toMatchObject({
		description: expect.stringMatching(/token of an agent bot.*access token of a user/) as unknown,
	});
});

test('an account of its own per item', async () => {
	const [out] = await run('contact.getAll', { accountId: '={{ $json.account }}' }, {
		items: [{ account: simulator.accountId }, { account: 999 }],
		onError: 'continueRegularOutput',
	});
	const errors = out?.filter(({ json }) => 'error' in json);
	expect(errors?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	expect(out?.length).toBeGreaterThan(1);
});

const gone: Array<[string, INodeParameters]> = [
	['contact.get', { contactId: '99999' }],
	['contact.addLabels', { contactId: '99999', labels: 'vip' }],
	['conversation.get', { conversationId: '99999' }],
	['conversation.setStatus', { conversationId: '99999', status: 'open' }],
	['conversation.updateAttributes', { conversationId: '99999', customAttributes: '{"a": 1}' }],
	['message.getAll', { conversationId: '99999' }],
	['message.addNote', { conversationId: '99999', content: 'x' }],
	['inbox.get', { inboxId: { __rl: true, mode: 'id', value: '99999' } }],
];

test.each(gone)('%s of something that is gone says so', async (path, parameters) => {
	await expect(run(path, parameters)).rejects.toMatchObject({
		message: expect.stringMatching(/answered 404 to (GET|POST) \/\w+\/99999/) as unknown,
		description: expect.stringMatching(/does not exist in this account/) as unknown,
	});
});

test('a message without result leaves no item that looks like one', async () => {
	const [out] = await run('contact.search', { query: 'nobody has this name' });
	expect(out).toEqual([]);
});
