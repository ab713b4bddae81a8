import { startWaitingShop, type WaitingShop } from '../helpers/waitingShop';
import { say } from '../simulator/chatwoot/seed/addWaiting';

let shop: WaitingShop;
beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

const FRESH = 3;
const dryRun = { dryRun: true };
const lists = () => shop.simulator.calls.count({ method: 'GET', path: /\/conversations$/ });
const ids = ({ escalated }: { escalated: Array<Record<string, unknown>> }) => escalated.map(({ conversationId }) => conversationId);

/** Of every four one is stale, one fresh, one answered; the last has an answered wait and is open all the same. */
function fill(count: number): number[] {
	const stale: number[] = [];
	for (let index = 0; index < count; index++) {
		const minutes = 15 + ((index * 7919) % 600);
		if (index % 4 === 0) stale.push(shop.converse([[minutes, 'customer']]).displayId);
		else if (index % 4 === 1) shop.converse([[minutes, 'agent'], [FRESH, 'customer']]);
		else shop.converse([[minutes, 'customer'], [minutes - 5, 'agent']]);
	}
	return stale;
}

it('a server that sorts is read to the first who is fresh', async () => {
	const stale = fill(200);
	const found = ids(await shop.run({ parameters: { ...dryRun, options: { maxEscalations: 500 } } }));
	expect(found).toHaveLength(stale.length);
	expect(new Set(found)).toEqual(new Set(stale));
	// Two pages of the longest waits, one more to see the end, and the first page in the opposite order.
	expect(lists()).toBeLessThanOrEqual(4);
});

it.each(['ignores', 'fails'] as const)('a server that %s the order is read to the end, every page once', async (waitingSort) => {
	shop.simulator.world.waitingSort = waitingSort;
	const stale = fill(210);
	const found = ids(await shop.run({ parameters: { ...dryRun, options: { maxEscalations: 500 } } }));
	expect(new Set(found)).toEqual(new Set(stale));
	const pages = Math.ceil(210 / 25);
	const wasted = waitingSort === 'fails' ? 4 : 0;
	expect(lists()).toBe(pages + wasted);
});

it('a server that ignores the order, where nobody on the first page waits', async () => {
	shop.simulator.world.waitingSort = 'ignores';
	const stale = shop.converse([[30, 'customer']]);
	for (let index = 0; index < 60; index++) shop.converse([[20, 'customer'], [10, 'agent']]);
	expect(ids(await shop.run({ parameters: dryRun }))).toEqual([stale.displayId]);
});

it('nobody waits: two calls, however many conversations are open', async () => {
	for (let index = 0; index < 100; index++) shop.converse([[index + 20, 'customer'], [5 + ((index * 7) % 11), 'agent']]);
	expect(await shop.run()).toEqual({ escalated: [], digest: [] });
	expect(lists()).toBe(2);
});

it('behind a bot only on request, and then in the whole list', async () => {
	fill(100);
	const botted = shop.converse([[40, 'customer'], [39, 'bot']]);
	for (let index = 0; index < 30; index++) shop.converse([[30, 'customer'], [20, 'agent']]);
	const usual = ids(await shop.run({ parameters: dryRun }));
	const thorough = ids(await shop.run({ parameters: { ...dryRun, options: { lookBehindBots: true } } }));
	expect(usual).not.toContain(botted.displayId);
	expect(thorough).toEqual(expect.arrayContaining([...usual, botted.displayId]));
});

it('a list that moves gives nobody twice', async () => {
	shop.simulator.world.waitingSort = 'ignores';
	const stale = fill(120);
	const [first] = [...(shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.values() ?? [])];
	const match = (_method: string, path: string) => {
		if (path.endsWith('/conversations') && first) say(shop.simulator.world, first, [0, 'note']);
		return false;
	};
	shop.simulator.faults.add({ match, kind: 'slow' });
	const found = ids(await shop.run({ parameters: dryRun }));
	expect(found).toHaveLength(new Set(found).size);
	expect(new Set(found)).toEqual(new Set(stale));
});

it('more pages than allowed are an error with advice', async () => {
	shop.simulator.world.waitingSort = 'ignores';
	fill(130);
	await expect(shop.run({ parameters: { ...dryRun, options: { maxPages: 3 } } })).rejects.toMatchObject({
		message: expect.stringContaining('more than 3 pages') as unknown,
		description: expect.stringContaining('Max Pages') as unknown,
	});
});

it('the filters narrow what is asked for', async () => {
	const { inboxes, teams, world, accountId } = shop.simulator;
	const team = world.accounts.get(accountId)?.teams.get(teams.sales);
	shop.converse([[30, 'customer']]);
	shop.converse([[30, 'customer']], { team });
	const wanted = shop.converse([[30, 'customer']], { team, labels: ['vip'] });
	shop.converse([[30, 'customer']], { team, labels: ['vip', 'spam'] });
	const filters = { inboxIds: inboxes.api, teamIds: [teams.sales], labels: 'VIP', excludeLabels: 'spam' };
	expect(ids(await shop.run({ parameters: { ...dryRun, filters } }))).toEqual([wanted.displayId]);
});
