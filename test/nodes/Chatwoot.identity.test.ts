import { createHmac } from 'node:crypto';

import type { INodeParameters } from 'n8n-workflow';

import { byId, chatwootRunner, picked } from '../helpers/runChatwoot';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

const PHONE = '+56961234567';
const ATTRIBUTES = { tenant: 'andina', branch: 'Centro', role: 'buyer', plan: 'pro' };

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => await simulator.stop());

const run = chatwootRunner(() => simulator);
const asAgent = chatwootRunner(() => simulator, () => simulator.tokens.agent);
const customAttributes = JSON.stringify(ATTRIBUTES);
const newContact = async (phone = PHONE, more: INodeParameters = {}) => {
	const [made] = await run('contact.create', { name: 'Ana', phone, options: { ...more } });
	return byId(made?.contactId);
};
const writes = () => simulator.calls.all().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/filter')).length;

describe('identify', () => {
	test('identifier and attributes, once; other attributes stay', async () => {
		const contactId = await newContact(PHONE, { customAttributes: '{"tier": "gold"}' });
		const wish = { contactId, identifier: 'customer:17', customAttributes };
		expect(await run('contact.identify', wish)).toMatchObject([{ status: 'updated', identifier: 'customer:17', changed: ['identifier', ...Object.keys(ATTRIBUTES)] }]);
		const [contact] = await run('contact.get', { contactId });
		expect(contact).toMatchObject({ identifier: 'customer:17', custom_attributes: { ...ATTRIBUTES, tier: 'gold' } });
		simulator.calls.clear();
		expect(await run('contact.identify', wish)).toMatchObject([{ status: 'unchanged' }]);
		expect(writes()).toBe(0);
		simulator.calls.clear();
		const known = { ...wish, options: { knownContact: '={{ $json }}' } };
		expect(await run('contact.identify', known, [contact ?? {}])).toMatchObject([{ status: 'unchanged', problem: null }]);
		expect(simulator.calls.all()).toEqual([]);
	});

	test('an identifier that somebody else has: who, and the attributes go on', async () => {
		const owner = await newContact('+56961234568', { identifier: 'customer:17' });
		const contactId = await newContact();
		const wish = { contactId, identifier: 'customer:17', customAttributes };
		const [first] = await run('contact.identify', wish);
		expect(first).toMatchObject({ status: 'identifierTaken', otherContactId: Number(owner.value), changed: Object.keys(ATTRIBUTES) });
		expect(String(first?.problem)).toContain(`Contact ${String(owner.value)} has the identifier customer:17 already`);
		expect(await run('contact.identify', wish)).toMatchObject([{ status: 'identifierTaken', changed: [] }]);
		expect(await run('contact.get', { contactId })).toMatchObject([{ custom_attributes: ATTRIBUTES }]);
	});

	test('three executions at once: the contact has it once, none fails', async () => {
		const contactId = await newContact();
		const wish = { contactId, identifier: 'customer:17', customAttributes };
		const all = await Promise.all([1, 2, 3].map(async () => await run('contact.identify', wish)));
		expect(all.flat().map(({ identifier }) => identifier)).toEqual(['customer:17', 'customer:17', 'customer:17']);
	});
});

describe('the identifier hash', () => {
	const wish = () => ({ inboxId: picked(simulator.inboxes.api), identifier: 'customer:17' });
	const keyOf = () => {
		const inbox = simulator.world.accounts.get(simulator.accountId)?.inboxes.get(simulator.inboxes.api);
		return inbox?.channel.type === 'Channel::Api' ? inbox.channel.hmacToken : '';
	};

	test('is made with the key of the inbox, which never leaves', async () => {
		const [made] = await run('contact.getIdentifierHash', wish());
		const identifierHash = createHmac('sha256', keyOf()).update('customer:17').digest('hex');
		expect(made).toEqual({ inboxId: simulator.inboxes.api, identifier: 'customer:17', identifierHash });
		expect(JSON.stringify(made)).not.toContain(keyOf());
	});

	test('an agent\'s token does not get it, also after an administrator\'s did', async () => {
		await run('contact.getIdentifierHash', wish());
		await expect(asAgent('contact.getIdentifierHash', wish())).rejects.toThrow(/Only administrators see it|Chatwoot did not show the key/);
	});

	test('a WhatsApp inbox has none', async () => {
		await expect(run('contact.getIdentifierHash', { ...wish(), inboxId: picked(simulator.inboxes.whatsapp) })).rejects.toThrow(/does not validate identities/);
	});
});
