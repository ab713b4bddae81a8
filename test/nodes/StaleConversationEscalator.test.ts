import { startWaitingShop, tiersTo, type WaitingShop } from '../helpers/waitingShop';
import { say, type Said } from '../simulator/chatwoot/seed/addWaiting';
import type { Conversation } from '../simulator/chatwoot/model';

let shop: WaitingShop;
beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

const names = (conversations: Conversation[]) => conversations.map(({ assignee }) => assignee?.name);
const paths = () => shop.simulator.calls.all().map(({ method, path }) => `${method} ${path.replace('/api/v1/accounts/:account', '').replace(/\d+/g, 'n')}`);
const writes = () => paths().filter((call) => call.startsWith('POST'));
const account = () => {
	const found = shop.simulator.world.accounts.get(shop.simulator.accountId);
	if (!found) throw new Error('The simulator has no account.');
	return found;
};
const online = (...ids: number[]) => {
	for (const id of ids) {
		const user = account().members.get(id)?.user;
		if (user) user.availability = 'online';
	}
};
const ids = ({ escalated }: { escalated: Array<Record<string, unknown>> }) => escalated.map(({ conversationId }) => conversationId);

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
	expect(names([stale, fresh, answered])).toEqual(['Ana Admin', undefined, undefined]);
	expect(await shop.run()).toEqual({ escalated: [], digest: [] });
});

describe('who waits, as Chatwoot tells it', () => {
	const rows: Array<[name: string, minutes: number | undefined, said: Said[]]> = [
		['an order notice that nobody answered', undefined, [[40, 'autoReply']]],
		['an order notice that Chatwoot takes for an answer', undefined, [[40, 'notice']]],
		['an answer to an old notice', 20, [[5_000, 'autoReply'], [20, 'customer']]],
		['an after-hours reply in between', 30, [[30, 'customer'], [29, 'autoReply']]],
		['an after-hours reply that Chatwoot takes for an answer', 30, [[30, 'customer'], [29, 'notice']]],
		['a bot answered', 30, [[30, 'customer'], [29, 'bot']]],
		['a rule, a template, a note and an activity', 30, [[30, 'customer'], [29, 'rule'], [28, 'template'], [27, 'note'], [26, 'activity']]],
		['a customer who wrote again', 30, [[30, 'customer'], [2, 'customer']]],
		['wrote again after an answer', 12, [[90, 'customer'], [80, 'agent'], [12, 'customer']]],
		['answered', undefined, [[90, 'customer'], [80, 'agent']]],
		['older than anybody looks back', undefined, [[5_000, 'customer']]],
	];
	it.each(rows)('%s', async (_name, minutes, said) => {
		shop.converse(said);
		const { escalated } = await shop.run();
		expect(escalated.map(({ waitedMinutes }) => waitedMinutes)).toEqual(minutes === undefined ? [] : [minutes]);
	});

	it('a muted contact, another status, a bot in charge: not', async () => {
		const muted = shop.converse([[30, 'customer']]);
		muted.contact.blocked = true;
		const pending = shop.converse([[30, 'customer']]);
		pending.status = 'pending';
		const botted = shop.converse([[30, 'customer']]);
		botted.assigneeBot = [...account().bots.values()][0] ?? null;
		account().revision += 1;
		expect(ids(await shop.run())).toEqual([]);
		expect(ids(await shop.run({ parameters: { filters: { includeAssignedToBot: true } } }))).toEqual([botted.displayId]);
	});

	it('nobody is looked into twice while nothing happens', async () => {
		shop.converse([[30, 'customer']]);
		shop.converse([[30, 'autoReply'], [29, 'note']]);
		await shop.run();
		shop.simulator.calls.clear();
		await shop.run();
		expect(paths()).toEqual(['GET /conversations']);
	});
});

describe('the tiers', () => {
	const two = () => ({ tiers: { tier: [...tiersTo(shop.simulator.agents.admin).tier, { afterMinutes: 60, assignTo: 'none', label: 'vip', priority: 'urgent', note: 'Mira esto {{ contact.email }}' }] } });

	it('each once, as the wait grows, and anew after an answer', async () => {
		const conversation = shop.converse([[15, 'customer']]);
		const at = (minutes: number) => ({ ...two(), options: { at: new Date(Date.now() + minutes * 60_000).toISOString() } });
		const tiers: unknown[] = [];
		for (const minutes of [0, 5, 44, 46, 50]) tiers.push((await shop.run({ parameters: at(minutes) })).escalated.map(({ tier }) => tier));
		expect(tiers).toEqual([[1], [], [], [2], []]);
		expect([conversation.labels, conversation.priority]).toEqual([['vip'], 'urgent']);
		say(shop.simulator.world, conversation, [2, 'agent']);
		say(shop.simulator.world, conversation, [1, 'customer']);
		expect((await shop.run({ parameters: at(20) })).escalated).toMatchObject([{ tier: 1, waitedMinutes: 21 }]);
	});

	it('a wait that is long already takes the highest only, with everything it orders', async () => {
		const conversation = shop.converse([[90, 'customer']], { labels: ['order'] });
		conversation.customAttributes = { order_id: '1001' };
		const { escalated } = await shop.run({ parameters: two() });
		expect(escalated).toMatchObject([{ tier: 2, actions: ['labelled', 'prioritised', 'noted'], assignee: null }]);
		expect(conversation.labels).toEqual(['order', 'vip']);
		expect(conversation.customAttributes).toMatchObject({ order_id: '1001', stale_escalation: { tier: 2, state: 'done' } });
		const notes = conversation.messages.filter((one) => one.private);
		expect(notes.map(({ content }) => content)).toEqual([expect.stringContaining('{\u200b{ contact.email }}')]);
		expect(notes[0]?.contentAttributes).toMatchObject({ automation: { key: expect.stringContaining(`/${conversation.displayId}/`) as unknown } });
		expect(conversation.waitingSince).not.toBeNull();
	});
});

describe('a team', () => {
	const toTeam = () => ({ tiers: { tier: [{ afterMinutes: 10, assignTo: 'team', teamId: shop.simulator.teams.support }] } });
	const join = (...userIds: number[]) => {
		const team = account().teams.get(shop.simulator.teams.support);
		for (const id of userIds) {
			const user = account().members.get(id)?.user;
			if (user) team?.members.set(id, user);
		}
	};

	it('shares the work among who is online, least busy first', async () => {
		const { agent, agent2 } = shop.simulator.agents;
		join(agent2);
		online(agent, agent2);
		const busy = account().members.get(agent)?.user;
		shop.converse([[5, 'customer']], { assignee: busy });
		const waiting = [40, 30, 20].map((minutes) => shop.converse([[minutes, 'customer']]));
		await shop.run({ parameters: toTeam() });
		expect(names(waiting)).toEqual(['Marta Agente', 'Luis Agente', 'Marta Agente']);
		expect(waiting.map(({ team }) => team?.name)).toEqual(['support', 'support', 'support']);
	});

	it('with nobody online gets it, and nobody in person', async () => {
		const conversation = shop.converse([[30, 'customer']]);
		const { escalated } = await shop.run({ parameters: toTeam() });
		expect(escalated).toMatchObject([{ actions: ['assigned'], assignee: null, problems: [] }]);
		expect(conversation.team?.name).toBe('support');
	});
});

describe('bad input: a sentence, and the others all the same', () => {
	const tier = (more: object) => ({ tiers: { tier: [{ afterMinutes: 10, assignTo: 'none', ...more }] } });
	it.each([
		['a supervisor who does not exist', { assignTo: 'agent', agentId: 999 }, /agent 999 does not exist/],
		['a team that does not exist', { assignTo: 'team', teamId: 999 }, /team 999 does not exist/],
		['a label that the account lacks', { label: 'nunca' }, /label "nunca" does not exist/],
	])('%s', async (_name, more, sentence) => {
		const assignee = account().members.get(shop.simulator.agents.agent)?.user;
		const conversations = [shop.converse([[30, 'customer']], { assignee }), shop.converse([[20, 'customer']])];
		const { escalated, digest } = await shop.run({ parameters: tier({ priority: 'high', ...more }) });
		expect(escalated).toMatchObject(conversations.map(() => ({ actions: ['prioritised'], problems: [expect.stringMatching(sentence)] })));
		expect(digest).toMatchObject([{ count: 2, problems: [expect.stringMatching(sentence)] }]);
		expect(conversations.map(({ priority }) => priority)).toEqual(['high', 'high']);
		expect(names(conversations)).toEqual(['Luis Agente', undefined]);
	});

	it('a team without agents', async () => {
		account().teams.get(shop.simulator.teams.sales)?.members.clear();
		shop.converse([[30, 'customer']]);
		const { escalated } = await shop.run({ parameters: tier({ assignTo: 'team', teamId: shop.simulator.teams.sales }) });
		expect(escalated).toMatchObject([{ actions: [], problems: [expect.stringMatching(/no agents/)] }]);
	});

	it('a supervisor who leaves in that moment: Chatwoot answers null', async () => {
		const first = shop.converse([[30, 'customer']]);
		const leave = (method: string, path: string) => {
			if (method === 'POST' && path.endsWith('/custom_attributes')) account().members.delete(shop.simulator.agents.agent2);
			return false;
		};
		shop.simulator.faults.add({ match: leave, kind: 'slow' });
		const { escalated } = await shop.run({ parameters: tier({ assignTo: 'agent', agentId: shop.simulator.agents.agent2, priority: 'low' }) });
		expect(escalated).toMatchObject([{ actions: ['prioritised'], assignee: null, problems: [expect.stringMatching(/Conversation 1: .*was not assigned/)] }]);
		expect(first.assignee).toBeNull();
	});

	it('an inbox of the filters that is gone: the others are escalated; alone it is an error', async () => {
		shop.converse([[30, 'customer']]);
		const both = await shop.run({ parameters: { filters: { inboxIds: `${shop.simulator.inboxes.api}, 99` } } });
		expect(both.digest).toMatchObject([{ count: 1, problems: [expect.stringMatching(/Inbox 99 does not exist/)] }]);
		await expect(shop.run({ parameters: { filters: { inboxIds: '99' } } })).rejects.toThrow(/Inbox 99 does not exist/);
		const { escalated } = await shop.run({ parameters: { filters: { inboxIds: '99' } }, onError: 'continueRegularOutput' });
		expect(escalated).toEqual([{ error: expect.stringMatching(/Inbox 99 does not exist/) as unknown }]);
	});

	it('an inbox whose hours cannot be read: the others are escalated', async () => {
		const { api, whatsapp } = shop.simulator.inboxes;
		shop.simulator.faults.add({ match: { path: new RegExp(`/inboxes/${whatsapp}$`) }, kind: 'status500' });
		shop.converse([[30, 'customer']], { inboxId: whatsapp, phone: '+56961234567' });
		const other = shop.converse([[30, 'customer']], { inboxId: api });
		const { escalated, digest } = await shop.run({ parameters: { businessHours: 'chatwootInbox' } });
		expect(escalated.map(({ conversationId }) => conversationId)).toEqual([other.displayId]);
		expect(digest).toMatchObject([{ problems: [expect.stringMatching(new RegExp(`Inbox ${whatsapp}: its business hours`))] }]);
	});
});

it('a dry run tells the plan and writes nothing', async () => {
	const conversation = shop.converse([[30, 'customer']]);
	const { escalated, digest } = await shop.run({ parameters: { dryRun: true } });
	expect(escalated).toMatchObject([{ dryRun: true, actions: ['assigned'], assignee: { name: 'Ana Admin' } }]);
	expect(digest).toMatchObject([{ text: expect.stringContaining('Dry run') as unknown }]);
	expect(writes()).toEqual([]);
	expect([conversation.assignee, conversation.customAttributes]).toEqual([null, {}]);
});

it('escalates no more than it may at once; the rest follow with the next run', async () => {
	const waiting = [50, 40, 30].map((minutes) => shop.converse([[minutes, 'customer']]));
	const options = { maxEscalations: 2 };
	const first = await shop.run({ parameters: { options } });
	expect([ids(first), first.digest[0]?.remaining]).toEqual([waiting.slice(0, 2).map(({ displayId }) => displayId), 1]);
	expect(ids(await shop.run({ parameters: { options } }))).toEqual([waiting[2]?.displayId]);
});

it('counts by the hours of the inbox', async () => {
	const inbox = account().inboxes.get(shop.simulator.inboxes.api);
	if (!inbox) throw new Error('no inbox');
	inbox.settings.working_hours_enabled = true;
	inbox.workingHours.forEach((day) => Object.assign(day, { closed_all_day: true, open_all_day: false }));
	shop.converse([[300, 'customer']]);
	expect(ids(await shop.run({ parameters: { businessHours: 'chatwootInbox' } }))).toEqual([]);
	expect(ids(await shop.run())).toHaveLength(1);
});
