import { ANA, notice, startShop, TEMPLATE, TEMPLATE_TEXT, type Shop } from '../helpers/startShop';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

let shop: Shop;
beforeEach(async () => {
	shop = await startShop();
});
afterEach(async () => await shop.stop());

describe('a new customer', () => {
	it('is made, with a conversation whose first message is the template: three calls', async () => {
		const [result] = await shop.notify();
		expect(result).toEqual({
			status: 'sent',
			reason: null,
			contactId: 1,
			conversationId: 1,
			messageId: expect.any(Number) as unknown,
			created: { contact: true, conversation: true },
			phone: ANA,
		});
		expect(shop.calls()).toEqual(['POST /contacts/filter', 'POST /contacts', 'POST /conversations']);
		expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
	});

	it('gets the text at once where there is no window', async () => {
		const inboxId = { __rl: true, mode: 'id', value: String(shop.simulator.inboxes.api) };
		const [result] = await shop.notify({ parameters: { inboxId } });
		expect(result).toMatchObject({ status: 'sent', created: { contact: true, conversation: true } });
	});

	it('reads the inbox once for all items and executions', async () => {
		await shop.notify({ items: [notice(), notice({ phone: '+56961234568', key: 'b' })] });
		await shop.notify({ items: [notice({ phone: '+56961234569', key: 'c' })] });
		expect(shop.simulator.calls.count({ method: 'GET', path: '/inboxes/' })).toBe(1);
	});

	it('ordering twice at once is one contact', async () => {
		const orders = [notice({ key: 'order 1' }), notice({ key: 'order 2' })];
		await Promise.all(orders.map(async (order) => await shop.notify({ items: [order] })));
		expect(shop.contacts()).toBe(1);
		expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT, TEMPLATE_TEXT]);
	});
});

describe('a returning customer', () => {
	it('is written to in the open conversation, with four calls at most', async () => {
		await shop.notify();
		shop.simulator.calls.clear();
		const [result] = await shop.notify({ items: [notice({ key: 'another order' })] });
		expect(result).toMatchObject({ status: 'sent', created: { contact: false, conversation: false }, conversationId: 1 });
		expect(shop.calls()).toEqual([
			'POST /contacts/filter',
			'GET /contacts/n/conversations',
			'GET /conversations/n/messages',
			'POST /conversations/n/messages',
		]);
		expect(shop.conversations()).toBe(1);
	});

	it('is found by another spelling of the phone', async () => {
		await shop.notify();
		const [result] = await shop.notify({
			items: [notice({ phone: '09 6123 4567', key: 'another order' })],
			parameters: { country: 'CL' },
		});
		expect(result).toMatchObject({ status: 'sent', contactId: 1, created: { contact: false } });
		expect(shop.contacts()).toBe(1);
	});
});

describe('the same key again', () => {
	it('sends nothing and says so; the newest message tells, so two calls do', async () => {
		const [first] = await shop.notify();
		shop.simulator.calls.clear();
		const [second] = await shop.notify();
		expect(second).toMatchObject({ status: 'duplicate', messageId: first?.messageId, conversationId: 1 });
		expect(shop.calls()).toEqual(['POST /contacts/filter', 'GET /contacts/n/conversations']);
		expect(await shop.received(ANA)).toHaveLength(1);
	});

	it('is found behind what was written since', async () => {
		await shop.notify();
		await shop.customerWrites(ANA);
		await shop.notify({ items: [notice({ key: 'another order' })] });
		const [again] = await shop.notify();
		expect(again).toMatchObject({ status: 'duplicate' });
		expect(await shop.received(ANA)).toHaveLength(2);
	});

	it('is no answer to what the customer asked: she goes on waiting', async () => {
		const waitingSince = () => shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.get(1)?.waitingSince;
		await shop.notify();
		expect(waitingSince()).toBeNull();
		await shop.customerWrites(ANA, '¿tienen la talla M?');
		const asked = waitingSince();
		expect(asked).toBeInstanceOf(Date);
		await shop.notify({ items: [notice({ key: 'another order' })] });
		expect([waitingSince(), await shop.received(ANA)]).toEqual([asked, [expect.any(String), expect.any(String)]]);
	});

	it('is found in a conversation that was resolved since', async () => {
		await shop.notify();
		const conversation = shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.get(1);
		Object.assign(conversation ?? {}, { status: 'resolved' });
		const [again] = await shop.notify();
		expect(again).toMatchObject({ status: 'duplicate', conversationId: 1 });
		expect(await shop.received(ANA)).toHaveLength(1);
	});

	it.each([
		['two executions at once', 1],
		['two items of each of two executions at once', 2],
	])('%s send one message', async (_name, copies) => {
		const items = Array.from({ length: copies }, () => notice());
		const runs = await Promise.all([shop.notify({ items }), shop.notify({ items })]);
		const statuses = runs.flat().map(({ status }) => status);
		expect(statuses.filter((status) => status === 'sent')).toHaveLength(1);
		expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(2 * copies - 1);
		expect(await shop.received(ANA)).toHaveLength(1);
		expect(shop.contacts()).toBe(1);
	});
});

describe('the 24 hours', () => {
	const windows = [
		{ name: 'just open: the text', passedMs: DAY_MS - MINUTE_MS, choice: 'template', text: 'Recibimos tu pedido *#1001*' },
		{ name: 'just over: the template', passedMs: DAY_MS + MINUTE_MS, choice: 'template', text: TEMPLATE_TEXT },
		{ name: 'open: the text, though closed ones are to be skipped', passedMs: 0, choice: 'skip', text: 'Recibimos tu pedido *#1001*' },
	];

	it.each(windows)('$name', async ({ passedMs, choice, text }) => {
		await shop.customerWrites(ANA);
		shop.simulator.world.clock.advance(passedMs);
		const [result] = await shop.notify({ parameters: { whenWindowClosed: choice } });
		expect(result).toMatchObject({ status: 'sent', created: { contact: false, conversation: false } });
		expect(await shop.received(ANA)).toEqual([text]);
	});

	it('over, to be skipped: nothing is made and nothing is sent', async () => {
		const [result] = await shop.notify({ parameters: { whenWindowClosed: 'skip' } });
		expect(result).toMatchObject({ status: 'skipped', reason: 'windowClosed', contactId: null, messageId: null });
		expect([shop.contacts(), await shop.received()]).toEqual([0, []]);
	});

	it('over, to be reported: says so and what to do', async () => {
		await expect(shop.notify({ parameters: { whenWindowClosed: 'fail' } })).rejects.toMatchObject({
			message: expect.stringContaining('24 hours') as unknown,
			description: expect.stringContaining('template') as unknown,
		});
		expect([shop.contacts(), await shop.received()]).toEqual([0, []]);
	});
});

const param = (...values: string[]) => ({ bodyParams: { param: values.map((value) => ({ name: '', value })) } });
const named = (name: string) => ({ name: { __rl: true, mode: 'name', value: name } });
const refused = [
	{ name: 'two parameters of three', template: param('Ana', '#1001'), says: 'takes 3 body parameters' },
	{ name: 'four parameters of three', template: param('Ana', '#1001', '$1', 'x'), says: 'takes 3 body parameters' },
	{ name: 'a blank parameter', template: param('Ana', ' ', '$1'), says: 'is empty' },
	{ name: 'a template that is not there', template: named('order_refunded'), says: 'no template "order_refunded"' },
	{ name: 'a rejected template', template: named('winter_promo'), says: 'not approved' },
	{ name: 'a template that waits for approval', template: named('order_delivered'), says: 'not approved' },
	{ name: 'a language it does not have', template: { language: 'fr' }, says: 'language "fr"' },
	{ name: 'no language where there are three', template: { language: '' }, says: 'several languages' },
];

it.each(refused)('$name: refused before anything is made', async ({ template, says }) => {
	await expect(shop.notify({ parameters: { template: { ...TEMPLATE, ...template } } })).rejects.toMatchObject({
		message: expect.stringContaining(says) as unknown,
		description: expect.stringMatching(/\w/) as unknown,
	});
	expect([shop.contacts(), shop.conversations(), await shop.received()]).toEqual([0, 0, []]);
});

describe('hostile text', () => {
	const tricky = '{{ contact.email }} {% if true %}x{% endif %} \u202Eoculto {{contact.name}}';

	it('of an order is not executed in a text', async () => {
		await shop.customerWrites(ANA);
		await shop.notify({ items: [notice({ text: tricky })] });
		const [text = ''] = await shop.received(ANA);
		expect(text.replaceAll('\u200b', '')).toBe(tricky);
	});

	it('of an order is not executed in a template, and stays one line', async () => {
		await shop.notify({ parameters: { template: { ...TEMPLATE, ...param('{{ contact.id }}\nAna', '{% raw %}', '$1\t\t$2') } } });
		const [text = ''] = await shop.received(ANA);
		expect(text.replaceAll('\u200b', '')).toBe('Hola {{ contact.id }} Ana, recibimos tu pedido {% raw %} por $1 $2. ¡Gracias por tu compra!\n\n_Tienda Andina_');
	});

	it('of 10 kB is refused with a sentence, and the other items go out', async () => {
		await shop.customerWrites(ANA);
		const items = [notice({ text: 'x'.repeat(10_240) }), notice({ key: 'another order', text: 'corto' })];
		const { done, failed } = await shop.notifySplit({ items, onError: 'continueErrorOutput' });
		expect(failed).toMatchObject([{ error: expect.stringContaining('10240 characters') as unknown }]);
		expect(done).toMatchObject([{ status: 'sent' }]);
		expect(await shop.received(ANA)).toEqual(['corto']);
	});
});
