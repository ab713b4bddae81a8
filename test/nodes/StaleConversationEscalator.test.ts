import { startWaitingShop, type WaitingShop } from '../helpers/waitingShop';

let shop: WaitingShop;
beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

it('hands over whoever has waited ten minutes, tells it once, and leaves the others alone', async () => {
	const stale = shop.converse([[25, 'customer', 'hola, ¿mi pedido?']], { name: 'Ana Pérez', phone: '+56961234567' });
	const fresh = shop.converse([[9, 'customer']]);
	const answered = shop.converse([[60, 'customer'], [50, 'agent']]);
	const { escalated, digest } = await shop.run();
	expect(escalated).toEqual([
		{
			conversationId: stale.displayId,
			accountId: shop.simulator.accountId,
			inboxId: shop.simulator.inboxes.api,
			contact: { id: stale.contact.id, name: 'Ana Pérez', phone: '+56961234567' },
			waitingSince: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
			waitedMinutes: 25,
			waitedBusinessMinutes: 25,
			tier: 1,
			actions: ['assigned'],
			assignee: { id: shop.simulator.agents.admin, name: 'Ana Admin' },
			url: `${shop.simulator.url}/app/accounts/${shop.simulator.accountId}/conversations/${stale.displayId}`,
			lastMessage: 'hola, ¿mi pedido?',
			dryRun: false,
			problems: [],
		},
	]);
	expect(digest).toMatchObject([{ count: 1, text: expect.stringContaining('Ana Pérez (25 min)') as unknown }]);
	expect([stale, fresh, answered].map(({ assignee }) => assignee?.name)).toEqual(['Ana Admin', undefined, undefined]);
	expect(await shop.run()).toEqual({ escalated: [], digest: [] });
});
