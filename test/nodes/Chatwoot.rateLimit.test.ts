import { startRefusingProxy } from '../helpers/refusingProxy';
import { ANA, notice, startShop, TEMPLATE_TEXT, type Shop } from '../helpers/startShop';

let shop: Shop;
beforeEach(async () => {
	shop = await startShop();
});
afterEach(async () => await shop.stop());

it.each([
	['the look-up', /POST .*\/contacts\/filter/],
	['the contact', /POST .*\/contacts$/],
	['the conversation with its message', /POST .*\/conversations$/],
])('429 for %s: comes again when the server says, and sends once', async (_what, refuse) => {
	const { url, refused, stop } = await startRefusingProxy(shop.simulator.url, refuse);
	const [result] = await shop.notify({ baseUrl: url, items: [notice()] });
	await stop();
	expect(refused).toHaveLength(1);
	expect(result).toMatchObject({ status: 'sent', created: { contact: true, conversation: true } });
	expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
	expect([shop.contacts(), shop.conversations()]).toEqual([1, 1]);
});

it('429 for a returning customer\'s message: looked for before it comes again, and sent once', async () => {
	await shop.notify();
	const { url, refused, stop } = await startRefusingProxy(shop.simulator.url, /POST .*\/messages$/);
	shop.simulator.calls.clear();
	const [result] = await shop.notify({ baseUrl: url, items: [notice({ key: 'another order' })] });
	await stop();
	expect(refused).toHaveLength(1);
	expect(result).toMatchObject({ status: 'sent', created: { contact: false, conversation: false } });
	expect(shop.calls().slice(-2)).toEqual(['GET /conversations/n/messages', 'POST /conversations/n/messages']);
	expect(await shop.received(ANA)).toHaveLength(2);
});
