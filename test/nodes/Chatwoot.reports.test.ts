import type { IDataObject } from 'n8n-workflow';

import { byId, chatwootRunner, picked } from '../helpers/runChatwoot';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());

const run = chatwootRunner(() => simulator);
const find = (rows: IDataObject[], key: string, value: unknown) => rows.find((row) => row[key] === value);

describe('reports', () => {
	beforeAll(async () => {
		const [contact = {}] = await run('contact.create', { name: 'Ana', phone: '+56961234567' });
		const [conversation] = await run('conversation.create', { inboxId: picked(simulator.inboxes.api) }, [contact]);
		const conversationId = String(conversation?.conversationId);
		await run('conversation.assign', { conversationId, assigneeId: picked(simulator.agents.agent), teamId: picked(simulator.teams.support) });
		await run('conversation.setLabels', { conversationId, labels: 'vip' });
		await run('message.send', { conversationId, content: 'hola' });
	});

	test('a summary, with the time before it', async () => {
		const [summary] = await run('report.getSummary');
		expect(summary).toMatchObject({ conversations_count: 1, outgoing_messages_count: 1, previous: { conversations_count: 0 } });
		const days = (Date.parse(String(summary?.until)) - Date.parse(String(summary?.since))) / 86_400_000;
		expect(days).toBe(30);
	});

	test('a summary of one inbox and of a period', async () => {
		const given = { about: 'inbox', inboxId: picked(simulator.inboxes.api), since: '2026-01-01T00:00:00', until: '2026-01-02T00:00:00' };
		const [summary] = await run('report.getSummary', given);
		// A workflow without a time zone of its own has n8n's, which is New York's.
		expect(summary).toMatchObject({ conversations_count: 0, since: '2026-01-01T05:00:00.000Z', until: '2026-01-02T05:00:00.000Z' });
	});

	test('a time series', async () => {
		const series = await run('report.getTimeSeries', { metric: 'conversations_count' });
		expect(series.length).toBeGreaterThanOrEqual(30);
		expect(series.at(-1)).toMatchObject({ value: 1, metric: 'conversations_count', at: expect.stringMatching(/T00:00:00\.000Z$/) as string });
	});

	test('by agent, inbox, team, label and channel, with their names', async () => {
		const { agents, inboxes, teams } = simulator;
		expect(find(await run('report.getByAgent'), 'agentId', agents.agent)).toMatchObject({ name: 'Luis Agente', conversations_count: 1 });
		expect(find(await run('report.getByInbox'), 'inboxId', inboxes.api)).toMatchObject({ name: 'Tienda API', conversations_count: 1 });
		expect(find(await run('report.getByTeam'), 'teamId', teams.support)).toMatchObject({ name: 'support', conversations_count: 1 });
		expect(find(await run('report.getByLabel'), 'name', 'vip')).toMatchObject({ conversations_count: 1 });
		expect(await run('report.getByChannel')).toEqual([{ channel: 'Channel::Api', open: 1, resolved: 0, pending: 0, snoozed: 0, total: 1 }]);
	});

	test('what is open right now, in all and by agent', async () => {
		expect(await run('report.getConversationMetrics')).toEqual([{ open: 1, unattended: 0, unassigned: 0 }]);
		expect(find(await run('report.getAgentMetrics', { returnAll: true }), 'agentId', simulator.agents.agent)).toMatchObject({ name: 'Luis Agente', open: 1, unattended: 0 });
	});

	test('a period that ends before it begins, and a report of nobody', async () => {
		await expect(run('report.getSummary', { since: '2026-02-01', until: '2026-01-01' })).rejects.toThrow(/is not before Until/);
		await expect(run('report.getSummary', { about: 'team', teamId: byId('={{ undefined }}') })).rejects.toThrow(/Team is empty/);
	});
});

describe('satisfaction ratings', () => {
	test('none yet', async () => {
		expect(await run('csat.getAll', { returnAll: true })).toEqual([]);
		expect(await run('csat.getMetrics')).toEqual([{ total_count: 0, ratings_count: {}, total_sent_messages_count: 0, average: null }]);
		await expect(run('csat.getAll', { filters: { since: '2026-01-01' } })).rejects.toThrow('From and Until belong together.');
	});
});

describe('the platform', () => {
	const token = 'token-of-a-platform-app';
	const platform = chatwootRunner(() => simulator, () => token);
	beforeAll(() => {
		simulator.world.actors.set(token, { kind: 'platform', token });
	});

	test('an account and a user, from their creation to their end', async () => {
		const [account = {}] = await platform('platformAccount.create', { name: 'Nueva Tienda', options: { features: '{"macros": true}' } });
		const [user = {}] = await platform('platformUser.create', { name: 'Eva', email: 'eva@nueva.example', password: 'Secreto-1234' });
		expect([account, user]).toMatchObject([{ name: 'Nueva Tienda' }, { name: 'Eva', email: 'eva@nueva.example' }]);
		expect(Object.keys(user).filter((key) => /token|password/.test(key))).toEqual([]);
		const { platformAccountId } = account;
		const { platformUserId } = user;
		const [both] = [{ platformAccountId: String(platformAccountId), platformUserId: String(platformUserId) }];
		expect(await platform('platformAccount.addMember', { ...both, role: 'administrator' })).toMatchObject([{ platformAccountId, platformUserId, role: 'administrator' }]);
		expect(await platform('platformAccount.getMembers', both)).toMatchObject([{ platformUserId, role: 'administrator' }]);
		expect(await platform('platformAccount.get', both)).toMatchObject([{ platformAccountId, name: 'Nueva Tienda' }]);
		expect(await platform('platformAccount.update', { ...both, updateFields: { name: 'Tienda Nueva' } })).toMatchObject([{ name: 'Tienda Nueva' }]);
		expect(await platform('platformUser.get', both)).toMatchObject([{ platformUserId, name: 'Eva' }]);
		expect(await platform('platformUser.update', { ...both, updateFields: { name: 'Eva Díaz' } })).toMatchObject([{ name: 'Eva Díaz' }]);
		expect(await platform('platformAccount.removeMember', both)).toEqual([{ success: true, platformAccountId, platformUserId }]);
		expect(await platform('platformAccount.getMembers', both)).toEqual([]);
		expect(await platform('platformUser.delete', both)).toEqual([{ success: true, platformUserId }]);
		expect(await platform('platformAccount.delete', both)).toEqual([{ success: true, platformAccountId }]);
		await expect(platform('platformAccount.get', both)).rejects.toThrow(/answered 404/);
	});

	test('the list, and the token of a person', async () => {
		expect(await platform('platformAccount.getAll', { returnAll: true })).toEqual([]);
		await expect(run('platformAccount.create', { name: 'x' })).rejects.toMatchObject({ description: expect.stringMatching(/token of a platform app/) as string });
	});
});
