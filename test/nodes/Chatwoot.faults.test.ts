import type { Fault } from '../simulator/faults';
import { ANA, notice, startShop, TEMPLATE_TEXT, type Shop } from '../helpers/startShop';

let shop: Shop;
beforeEach(async () => {
	shop = await startShop();
});
afterEach(async () => await shop.stop());

const CONTACTS = /\/contacts$/;
const CONVERSATIONS = /\/conversations$/;
const MESSAGES = /\/messages$/;
const kinds: Array<Fault['kind']> = ['resetAfterEffect', 'status502AfterEffect', 'reset', 'status500', 'status502'];

describe.each(kinds)('%s', (kind) => {
	it.each([
		['the contact', CONTACTS],
		['the conversation', CONVERSATIONS],
	])('while %s is made: one message all the same', async (_what, path) => {
		shop.simulator.faults.add({ match: { method: 'POST', path }, kind, times: 1 });
		const [result] = await shop.notify();
		expect(result).toMatchObject({ status: 'sent', phone: ANA });
		expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
		expect([shop.contacts(), shop.conversations()]).toEqual([1, 1]);
		expect(shop.simulator.faults.struck()).toEqual({ [kind]: 1 });
	});

	it('while the message is written: one message all the same', async () => {
		await shop.customerWrites(ANA);
		shop.simulator.faults.add({ match: { method: 'POST', path: MESSAGES }, kind, times: 1 });
		const [result] = await shop.notify({ items: [notice({ text: 'Tu pedido' })] });
		expect(result).toMatchObject({ messageId: expect.any(Number) as unknown });
		expect(await shop.received(ANA)).toEqual(['Tu pedido']);
		expect(shop.simulator.faults.struck()).toEqual({ [kind]: 1 });
	});

	it('while the customer is looked up: asked again', async () => {
		shop.simulator.faults.add({ match: { path: '/contacts/filter' }, kind, times: 1 });
		expect(await shop.notify()).toMatchObject([{ status: 'sent' }]);
		expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
	});
});

it('a server that stays down: says so, and the same key goes through once it is up', async () => {
	shop.simulator.faults.add({ match: { method: 'POST', path: CONVERSATIONS }, kind: 'status502' });
	await expect(shop.notify()).rejects.toMatchObject({
		message: expect.stringContaining('502') as unknown,
		description: expect.stringMatching(/\w/) as unknown,
	});
	shop.simulator.faults.clear();
	expect(await shop.notify()).toMatchObject([{ status: 'sent', created: { contact: false, conversation: true } }]);
	expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
});

it('a token that is refused in the middle: the other items are unharmed', async () => {
	const { world, tokens, faults } = shop.simulator;
	const admin = world.actors.get(tokens.admin);
	if (!admin) throw new Error('The shop has no admin.');
	let lookUps = 0;
	const revokeForTheSecond = (_method: string, path: string) => {
		if (path.endsWith('/contacts/filter')) lookUps++;
		if (lookUps === 2) world.actors.delete(tokens.admin);
		else world.actors.set(tokens.admin, admin);
		return false;
	};
	faults.add({ match: revokeForTheSecond, kind: 'slow' });
	const items = ['+56961234561', '+56961234562', '+56961234563'].map((phone) => notice({ phone, key: phone }));
	const { done, failed } = await shop.notifySplit({ items, onError: 'continueErrorOutput' });
	expect(done.map(({ phone }) => phone)).toEqual(['+56961234561', '+56961234563']);
	expect(failed).toMatchObject([{ error: expect.stringMatching(/401.*token|token.*401/i) as unknown }]);
	expect(await shop.received('+56961234562')).toEqual([]);
	expect(JSON.stringify(failed)).not.toContain(tokens.admin);
});

it('an inbox that is gone: says which one, and that it is gone', async () => {
	const inboxId = { __rl: true, mode: 'id', value: '999' };
	await expect(shop.notify({ parameters: { inboxId } })).rejects.toMatchObject({
		message: expect.stringContaining('/inboxes/999') as unknown,
		description: expect.stringMatching(/\w/) as unknown,
		httpCode: '404',
	});
	expect(shop.contacts()).toBe(0);
});

const nobody = [
	{ name: 'no phone, e-mail or identifier', item: notice({ phone: '' }), says: 'Nobody to write to' },
	{ name: 'letters in the phone', item: notice({ phone: 'llámame' }), says: '"llámame" is no phone number' },
	{ name: 'a phone of three digits', item: notice({ phone: '911' }), says: 'is no phone number' },
	{ name: 'neither text nor template', item: notice({ text: '' }), parameters: { template: {} }, says: 'Nothing to send' },
	{ name: 'an inbox that is no number', item: notice(), parameters: { inboxId: { __rl: true, mode: 'id', value: 'WhatsApp' } }, says: 'Inbox must be a whole number' },
];

it.each(nobody)('$name: a sentence on the item, the next one goes out', async ({ item, parameters, says }) => {
	const good = notice({ phone: '+56961234568', key: 'good' });
	const items = parameters ? [item] : [item, good];
	const { done, failed } = await shop.notifySplit({ items, parameters, onError: 'continueErrorOutput' });
	expect(failed).toMatchObject([{ error: expect.stringContaining(says) as unknown }]);
	expect(done.map(({ status }) => status)).toEqual(parameters ? [] : ['sent']);
});
