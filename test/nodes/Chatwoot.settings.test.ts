import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, chatwootRunner, picked } from '../helpers/runChatwoot';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());

const run = chatwootRunner(() => simulator);
const aNumber = expect.any(Number) as number;

type Life = {
	/** The key of the number in what comes out, and the field that takes it. */
	id: string;
	create: INodeParameters;
	made: object;
	update: INodeParameters;
	changed: object;
	/** Operations of the resource that exist beside create and delete. */
	reads: Array<'get' | 'getAll'>;
};

/** Every resource that the account's settings hold, from its creation to its end. */
const lives: Array<[string, Life]> = [
	['label', {
		id: 'labelId',
		create: { title: 'Late', options: { color: '#ff0000' } },
		made: { title: 'late', color: '#ff0000', show_on_sidebar: true },
		update: { title: 'overdue', description: 'waits too long' },
		changed: { title: 'overdue', description: 'waits too long', color: '#ff0000' },
		reads: ['get', 'getAll'],
	}],
	['cannedResponse', {
		id: 'cannedResponseId',
		create: { shortCode: 'hours', content: 'Hola {{contact.name}}, abrimos a las 9' },
		made: { short_code: 'hours', content: 'Hola {{contact.name}}, abrimos a las 9' },
		update: { content: 'Abrimos a las 10' },
		changed: { short_code: 'hours', content: 'Abrimos a las 10' },
		reads: ['getAll'],
	}],
	['customAttribute', {
		id: 'customAttributeId',
		create: { owner: 'contact', name: 'Points', key: 'points', type: 'number' },
		made: { attribute_key: 'points', attribute_display_type: 'number', attribute_model: 'contact_attribute' },
		update: { name: 'Loyalty Points' },
		changed: { attribute_display_name: 'Loyalty Points', attribute_key: 'points' },
		reads: ['get', 'getAll'],
	}],
	['webhook', {
		id: 'webhookId',
		create: { url: 'https://n8n.example/webhook/1', events: ['message_created'], options: { name: 'n8n' } },
		made: { url: 'https://n8n.example/webhook/1', name: 'n8n', subscriptions: ['message_created'] },
		update: { events: ['message_created', 'contact_created'] },
		changed: { subscriptions: ['message_created', 'contact_created'], url: 'https://n8n.example/webhook/1' },
		reads: ['getAll'],
	}],
	['agentBot', {
		id: 'agentBotId',
		create: { name: 'Front', outgoingUrl: 'https://n8n.example/webhook/bot', options: { description: 'answers first' } },
		made: { name: 'Front', outgoing_url: 'https://n8n.example/webhook/bot', description: 'answers first' },
		update: { name: 'Front Desk' },
		changed: { name: 'Front Desk', description: 'answers first' },
		reads: ['get', 'getAll'],
	}],
	['automationRule', {
		id: 'automationRuleId',
		create: { name: 'vip', event: 'message_created', conditions: '[{"attribute_key": "content", "filter_operator": "contains", "values": "vip"}]', actions: '[{"action_name": "add_label", "action_params": "vip"}]' },
		made: { name: 'vip', active: true, conditions: [{ attribute_key: 'content', filter_operator: 'contains', values: ['vip'], query_operator: null }], actions: [{ action_name: 'add_label', action_params: ['vip'] }] },
		update: { active: false },
		changed: { active: false, name: 'vip', event_name: 'message_created' },
		reads: ['get', 'getAll'],
	}],
	['macro', {
		id: 'macroId',
		create: { name: 'Close', actions: '[{"action_name": "resolve_conversation"}]', visibility: 'global' },
		made: { name: 'Close', visibility: 'global', actions: [{ action_name: 'resolve_conversation', action_params: [] }] },
		update: { name: 'Close it' },
		changed: { name: 'Close it', visibility: 'global' },
		reads: ['get', 'getAll'],
	}],
	['team', {
		id: 'teamId',
		create: { name: 'Returns', options: { description: 'sends back', autoAssign: false } },
		made: { name: 'returns', description: 'sends back', allow_auto_assign: false },
		update: { autoAssign: true },
		changed: { name: 'returns', allow_auto_assign: true },
		reads: ['get', 'getAll'],
	}],
	['agent', {
		id: 'agentId',
		create: { name: 'Eva Ventas', email: 'eva@tienda-andina.test', role: 'agent' },
		made: { name: 'Eva Ventas', email: 'eva@tienda-andina.test', role: 'agent' },
		update: { role: 'administrator' },
		changed: { name: 'Eva Ventas', role: 'administrator' },
		reads: ['get', 'getAll'],
	}],
	['inbox', {
		id: 'inboxId',
		create: { name: 'Kiosk', callbackUrl: 'https://n8n.example/webhook/inbox', options: { singleConversation: true } },
		made: { name: 'Kiosk', channel_type: 'Channel::Api', webhook_url: 'https://n8n.example/webhook/inbox' },
		update: { greetingOn: true, greeting: '¡Hola!', singleConversation: false },
		changed: { name: 'Kiosk', greeting_enabled: true, greeting_message: '¡Hola!', lock_to_single_conversation: false },
		reads: ['get', 'getAll'],
	}],
];

test.each(lives)('%s: created, read, changed, deleted', async (resource, { id, create, made, update, changed, reads }) => {
	const [first = {}] = await run(`${resource}.create`, create);
	expect(first).toMatchObject({ ...made, [id]: aNumber });
	const number = Number(first[id]);
	const [second] = await run(`${resource}.update`, { [id]: picked(number), updateFields: update });
	expect(second).toMatchObject({ ...changed, [id]: number });
	const here = async () => (await run(`${resource}.getAll`, { returnAll: true })).filter((row) => row[id] === number);
	if (reads.includes('get')) expect(await run(`${resource}.get`, { [id]: byId(number) })).toMatchObject([changed]);
	expect(await here()).toMatchObject([changed]);
	expect(await run(`${resource}.delete`, { [id]: byId(number) })).toEqual([{ success: true, [id]: number }]);
	expect(await here()).toEqual([]);
	expect(secretsIn([first, second ?? {}])).toEqual([]);
});

test.each(lives)('%s: an update without fields, and a number that is gone, say so', async (resource, { id, update }) => {
	await expect(run(`${resource}.update`, { [id]: byId(1), updateFields: {} })).rejects.toThrow(/Nothing to change/);
	await expect(run(`${resource}.update`, { [id]: byId(98_765), updateFields: update })).rejects.toThrow(/answered 404/);
});

/** Named by their paths here too, so that each operation is seen to have a test. */
const COVERED = [
	'label.create', 'label.get', 'label.getAll', 'label.update', 'label.delete',
	'cannedResponse.create', 'cannedResponse.getAll', 'cannedResponse.update', 'cannedResponse.delete',
	'customAttribute.create', 'customAttribute.get', 'customAttribute.getAll', 'customAttribute.update', 'customAttribute.delete',
	'webhook.create', 'webhook.getAll', 'webhook.update', 'webhook.delete',
	'agentBot.create', 'agentBot.get', 'agentBot.getAll', 'agentBot.update', 'agentBot.delete',
	'automationRule.create', 'automationRule.get', 'automationRule.getAll', 'automationRule.update', 'automationRule.delete',
	'macro.create', 'macro.get', 'macro.getAll', 'macro.update', 'macro.delete',
	'team.create', 'team.get', 'team.getAll', 'team.update', 'team.delete',
	'agent.create', 'agent.get', 'agent.getAll', 'agent.update', 'agent.delete',
	'inbox.create', 'inbox.update', 'inbox.delete',
];
test('the lives above cover what they are said to', () => {
	const lived = lives.flatMap(([resource, { reads }]) => ['create', ...reads, 'update', 'delete'].map((name) => `${resource}.${name}`));
	expect(lived).toEqual(expect.arrayContaining(COVERED));
});

function secretsIn(records: IDataObject[]): string[] {
	return records.flatMap((record) => Object.keys(record)).filter((key) => /token|secret/.test(key));
}

describe('what only some resources do', () => {
	test('canned responses are searched', async () => {
		await run('cannedResponse.create', { shortCode: 'ship', content: 'Tu pedido va en camino' });
		await run('cannedResponse.create', { shortCode: 'pay', content: 'Puedes pagar aquí' });
		expect(await run('cannedResponse.getAll', { options: { search: 'camino' } })).toMatchObject([{ short_code: 'ship' }]);
	});

	test('custom attributes of conversations only', async () => {
		const all = await run('customAttribute.getAll', { options: { owner: 'conversation' } });
		expect(all.map(({ attribute_key }) => attribute_key)).toEqual(['order_id']);
	});

	test('a rule is cloned', async () => {
		const conditions = '[{"attribute_key": "status", "filter_operator": "equal_to", "values": ["open"]}]';
		const [rule] = await run('automationRule.create', { name: 'open', event: 'conversation_created', conditions, actions: '[{"action_name": "mute_conversation"}]' });
		const [copy] = await run('automationRule.clone', { automationRuleId: byId(rule?.automationRuleId) });
		expect(copy).toMatchObject({ name: 'open', event_name: 'conversation_created' });
		expect(copy?.automationRuleId).not.toBe(rule?.automationRuleId);
	});

	test('a macro is run on a conversation', async () => {
		const [contact = {}] = await run('contact.create', { name: 'Ana', phone: '+56961234560' });
		const [conversation] = await run('conversation.create', { inboxId: picked(simulator.inboxes.api) }, [contact]);
		const [macro] = await run('macro.create', { name: 'Done', actions: '[{"action_name": "resolve_conversation"}]' });
		const given = { macroId: byId(macro?.macroId), conversationId: String(conversation?.conversationId) };
		expect(await run('macro.execute', given)).toEqual([{ success: true, macroId: macro?.macroId, conversationId: conversation?.conversationId }]);
		await simulator.settled();
		expect(await run('conversation.get', given)).toMatchObject([{ status: 'resolved' }]);
	});

	test.each([
		{ id: 'teamId', number: () => simulator.teams.support, get: 'team.getMembers', add: 'team.addMembers', remove: 'team.removeMembers', set: 'team.setMembers' },
		{ id: 'inboxId', number: () => simulator.inboxes.api, get: 'inbox.getMembers', add: 'inbox.addMembers', remove: 'inbox.removeMembers', set: 'inbox.setMembers' },
	])('members: $get, $add, $remove, $set', async ({ id, number, get, add, remove, set }) => {
		const { agents } = simulator;
		const where = { [id]: picked(number()) };
		const now = async () => (await run(get, where)).map(({ agentId }) => Number(agentId)).sort();
		await run(set, { ...where, agentIds: [agents.agent] });
		expect(await now()).toEqual([agents.agent]);
		expect(await run(add, { ...where, agentIds: `={{ [${agents.admin}, "${agents.agent2}"] }}` })).toEqual([
			{ success: true, [id]: number(), agentIds: [agents.admin, agents.agent2] },
		]);
		expect(await now()).toEqual([agents.admin, agents.agent, agents.agent2].sort());
		await run(remove, { ...where, agentIds: [agents.admin, agents.agent2] });
		expect(await now()).toEqual([agents.agent]);
		await expect(run(add, { ...where, agentIds: '={{ [] }}' })).rejects.toThrow(/No agent is chosen/);
	});

	test('the bot of an inbox is set, read, taken off', async () => {
		const inboxId = picked(simulator.inboxes.api);
		expect(await run('inbox.getAgentBot', { inboxId })).toEqual([{ found: false, inboxId: simulator.inboxes.api }]);
		await run('inbox.setAgentBot', { inboxId, agentBotId: picked(simulator.bot) });
		const [bot = {}] = await run('inbox.getAgentBot', { inboxId });
		expect(bot).toMatchObject({ found: true, agentBotId: simulator.bot, name: 'Bot de pedidos' });
		expect(secretsIn([bot])).toEqual([]);
		expect(await run('inbox.setAgentBot', { inboxId })).toEqual([{ success: true, inboxId: simulator.inboxes.api, agentBotId: null }]);
		expect(await run('inbox.getAgentBot', { inboxId })).toMatchObject([{ found: false }]);
	});

	test('business hours: the days that are given', async () => {
		const inboxId = picked(simulator.inboxes.whatsapp);
		const days = [{ day: 1, opens: '10:30', closes: '19:00' }, { day: 6, opens: '00:00', closes: '24:00' }, { day: 2, opens: '', closes: '' }];
		const [set] = await run('inbox.setWorkingHours', { inboxId, hours: { days } });
		expect(set?.workingHours).toMatchObject([
			{ day_of_week: 0, closed_all_day: true },
			{ day_of_week: 1, open_hour: 10, open_minutes: 30, close_hour: 19 },
			{ day_of_week: 2, closed_all_day: true },
			{ day_of_week: 3, open_hour: 9, close_hour: 17 },
			{ day_of_week: 4 },
			{ day_of_week: 5 },
			{ day_of_week: 6, open_all_day: true },
		]);
	});

	test('templates are fetched again', async () => {
		expect(await run('inbox.syncTemplates', { inboxId: picked(simulator.inboxes.whatsapp) })).toEqual([{ success: true, inboxId: simulator.inboxes.whatsapp }]);
	});

	test('whom an inbox can be assigned to; an agent who is not there', async () => {
		const who = await run('agent.getAssignable', { inboxId: picked(simulator.inboxes.whatsapp) });
		expect(who.map(({ agentId }) => agentId).sort()).toEqual(Object.values(simulator.agents).sort());
		await expect(run('agent.get', { agentId: byId(98_765) })).rejects.toThrow('The account has no agent 98765.');
	});

	test('the account and the owner of the token', async () => {
		expect(await run('account.get')).toMatchObject([{ accountId: simulator.accountId, name: 'Tienda Andina' }]);
		expect(await run('account.update', { updateFields: { name: 'Tienda Andina SpA' } })).toMatchObject([{ name: 'Tienda Andina SpA' }]);
		await expect(run('account.update', { updateFields: {} })).rejects.toThrow(/Nothing to change/);
		const [me = {}] = await run('profile.get');
		expect(me).toMatchObject({ agentId: simulator.agents.admin, accounts: [{ id: simulator.accountId, role: 'administrator' }] });
		expect(secretsIn([me])).toEqual([]);
	});
});

test('an agent\'s token may not change the settings, and the error says what it needs', async () => {
	const asAgent = chatwootRunner(() => simulator, () => simulator.tokens.agent);
	await expect(asAgent('label.create', { title: 'late' })).rejects.toMatchObject({ description: 'The token belongs to an agent, and this needs an administrator. Put the access token of one into the Chatwoot credential.' });
});
