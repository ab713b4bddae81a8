import type { INodeParameters } from 'n8n-workflow';

import { chatwootRunner, picked } from '../helpers/runChatwoot';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => await simulator.stop());

const run = chatwootRunner(() => simulator);
const aNumber = expect.any(Number) as number;

const newContact = async (more: INodeParameters = {}) =>
	(await run('contact.create', { name: 'Ana Pérez', phone: '+56 9 6123 4567', email: 'ana@example.com', ...more }))[0];
const newConversation = async () => {
	const contact = await newContact();
	const [made] = await run('conversation.create', { inboxId: picked(simulator.inboxes.api), contactId: '={{ $json.contactId }}' }, [contact ?? {}]);
	return made ?? {};
};

describe('contacts', () => {
	test('create, get, find, search, filter, list', async () => {
		const made = await newContact({ options: { identifier: 'shop:1', city: 'Santiago', customAttributes: '{"tier": "gold"}' } });
		expect(made).toMatchObject({ contactId: aNumber, phone_number: '+56961234567', identifier: 'shop:1', custom_attributes: { tier: 'gold' }, additional_attributes: { city: 'Santiago' } });
		const id = made?.contactId;
		const same = [expect.objectContaining({ contactId: id, name: 'Ana Pérez' })];
		expect(await run('contact.get', { contactId: String(id) })).toEqual(same);
		expect(await run('contact.find', { phone: '09 6123 4567', options: { country: 'CL' } })).toEqual([expect.objectContaining({ contactId: id, found: true })]);
		expect(await run('contact.find', { email: 'nobody@example.com' })).toEqual([{ found: false }]);
		expect(await run('contact.search', { query: 'pérez', returnAll: true })).toEqual(same);
		expect(await run('contact.getAll')).toEqual(same);
		const conditions = '[{"attribute_key": "tier", "filter_operator": "equal_to", "values": ["gold"], "custom_attribute_type": "contact_attribute"}]';
		expect(await run('contact.filter', { conditions })).toEqual(same);
	});

	test('create or update: makes one, then changes it, then leaves it alone', async () => {
		const first = { name: 'Ana', phone: '+56961234567' };
		const [made] = await run('contact.upsert', first);
		expect(made).toMatchObject({ created: true, identifier: 'phone:+56961234567' });
		const [changed] = await run('contact.upsert', { ...first, name: 'Ana Pérez', options: { customAttributes: '{"tier": "gold"}' } });
		expect(changed).toMatchObject({ created: false, contactId: made?.contactId, name: 'Ana Pérez', custom_attributes: { tier: 'gold' } });
		simulator.calls.clear();
		await run('contact.upsert', { ...first, name: 'Ana Pérez' });
		expect(simulator.calls.summary()).toEqual({ 'POST /api/v1/accounts/:account/contacts/filter': 1 });
	});

	test('create or update at once in two executions makes one contact', async () => {
		const both = await Promise.all(['Ana', 'Ana'].map(async (name) => await run('contact.upsert', { name, phone: '+56961234567' })));
		expect(both.flat().map(({ created }) => created).sort()).toEqual([false, true]);
		expect(new Set(both.flat().map(({ contactId }) => contactId)).size).toBe(1);
	});

	test('update and attributes keep what is not named', async () => {
		const contactId = String((await newContact({ options: { company: 'Flores', customAttributes: '{"tier": "gold"}' } }))?.contactId);
		const [updated] = await run('contact.update', { contactId, updateFields: { city: 'Valdivia' } });
		expect(updated).toMatchObject({ email: 'ana@example.com', additional_attributes: { city: 'Valdivia', company_name: 'Flores' } });
		const [scored] = await run('contact.updateAttributes', { contactId, customAttributes: '{"score": 42}' });
		expect(scored).toMatchObject({ custom_attributes: { tier: 'gold', score: 42 } });
	});

	test('labels are added, removed, replaced', async () => {
		const contactId = String((await newContact())?.contactId);
		const labels = async (operation: string, value: string) => (await run(operation, { contactId, labels: value }))[0]?.labels;
		expect(await labels('contact.setLabels', 'vip')).toEqual(['vip']);
		expect(await labels('contact.addLabels', 'order, VIP')).toEqual(['vip', 'order']);
		expect(await labels('contact.removeLabels', 'vip')).toEqual(['order']);
		expect(await labels('contact.setLabels', '={{ [] }}')).toEqual([]);
	});

	test('notes and conversations', async () => {
		const { conversationId, contactId } = await newConversation();
		const [note] = await run('contact.addNote', { contactId: String(contactId), content: 'Called back' });
		expect(note).toMatchObject({ content: 'Called back', contact_id: contactId });
		expect(await run('contact.getConversations', { contactId: String(contactId) })).toEqual([expect.objectContaining({ conversationId, contactId })]);
	});
});

describe('conversations', () => {
	test('create uses the address the contact has; find or create takes the open one', async () => {
		const { contactId, conversationId } = await newConversation();
		const place = { inboxId: picked(simulator.inboxes.api), contactId: String(contactId) };
		const [second] = await run('conversation.create', { ...place, content: 'Hola' });
		expect(second?.conversationId).not.toBe(conversationId);
		const [contact] = await run('contact.get', { contactId: String(contactId) });
		expect(contact?.contact_inboxes).toHaveLength(1);
		expect(await run('conversation.findOrCreate', place)).toMatchObject([{ conversationId: second?.conversationId, created: false }]);
	});

	test('find or create opens a new one when the last is resolved', async () => {
		const { contactId, conversationId } = await newConversation();
		await run('conversation.setStatus', { conversationId: String(conversationId), status: 'resolved' });
		const place = { inboxId: picked(simulator.inboxes.api), contactId: String(contactId), options: { status: 'pending' } };
		const [made] = await run('conversation.findOrCreate', place);
		expect(made).toMatchObject({ created: true, status: 'pending', contactId });
		expect(made?.conversationId).not.toBe(conversationId);
	});

	test('find or create at once in two executions makes one', async () => {
		const contact = await newContact();
		const place = { inboxId: picked(simulator.inboxes.whatsapp), contactId: String(contact?.contactId) };
		const both = await Promise.all([run('conversation.findOrCreate', place), run('conversation.findOrCreate', place)]);
		expect(new Set(both.flat().map(({ conversationId }) => conversationId)).size).toBe(1);
	});

	test('status, priority, assignment', async () => {
		const conversationId = String((await newConversation()).conversationId);
		// A workflow without a time zone of its own has n8n's, which is New York's.
		expect(await run('conversation.setStatus', { conversationId, status: 'snoozed', snoozedUntil: '2030-05-01T10:00:00' })).toEqual([
			{ success: true, conversationId: Number(conversationId), status: 'snoozed', snoozedUntil: '2030-05-01T14:00:00.000Z' },
		]);
		await run('conversation.setPriority', { conversationId, priority: 'urgent' });
		const { agents, teams } = simulator;
		const [assigned] = await run('conversation.assign', { conversationId, assigneeId: picked(agents.agent), teamId: picked(teams.support) });
		expect(assigned).toMatchObject({ assignee: { id: agents.agent }, team: { id: teams.support } });
		expect(await run('conversation.get', { conversationId })).toMatchObject([{ status: 'snoozed', priority: 'urgent', meta: { assignee: { id: agents.agent }, team: { id: teams.support } } }]);
		await run('conversation.setPriority', { conversationId, priority: 'none' });
		await run('conversation.unassign', { conversationId, from: 'both' });
		const [bare] = await run('conversation.get', { conversationId });
		expect(bare).toMatchObject({ priority: null });
		expect(bare?.meta).not.toMatchObject({ assignee: { id: aNumber } });
	});

	test('an agent who is not there is a failure, although Chatwoot answers 200', async () => {
		const conversationId = String((await newConversation()).conversationId);
		await expect(run('conversation.assign', { conversationId, assigneeId: picked(99_999) })).rejects.toMatchObject({
			message: expect.stringMatching(/the agent or team was not assigned/) as unknown,
		});
	});

	test('labels and attributes keep what is there', async () => {
		const conversationId = String((await newConversation()).conversationId);
		await run('conversation.setLabels', { conversationId, labels: 'vip' });
		expect(await run('conversation.addLabels', { conversationId, labels: '={{ ["order"] }}' })).toMatchObject([{ labels: ['vip', 'order'] }]);
		expect(await run('conversation.removeLabels', { conversationId, labels: 'vip' })).toMatchObject([{ labels: ['order'] }]);
		await run('conversation.updateAttributes', { conversationId, customAttributes: '{"order_id": "#1"}' });
		expect(await run('conversation.updateAttributes', { conversationId, customAttributes: '{"score": 42}' })).toMatchObject([{ customAttributes: { order_id: '#1', score: 42 } }]);
	});

	test('lists and filters read every page', async () => {
		const { contactId } = await newConversation();
		const place = { inboxId: picked(simulator.inboxes.api), contactId: String(contactId) };
		await run('conversation.create', place, Array.from({ length: 29 }, () => ({})));
		expect(await run('conversation.getAll', { returnAll: true })).toHaveLength(30);
		expect(await run('conversation.getAll', { limit: 26, filters: { inboxId: picked(simulator.inboxes.api) } })).toHaveLength(26);
		const conditions = '[{"attribute_key": "status", "filter_operator": "equal_to", "values": ["open"]}]';
		expect(await run('conversation.filter', { conditions, returnAll: true })).toHaveLength(30);
		const all = await run('contact.getConversations', { contactId: String(contactId), returnAll: true });
		expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(30);
	});
});

describe('messages and inboxes', () => {
	test('a note is private, marked, and written once per key', async () => {
		const conversationId = String((await newConversation()).conversationId);
		const note = { conversationId, content: 'Wrote {{1}}', options: { idempotencyKey: 'k1' } };
		const [first] = await run('message.addNote', note);
		const [again] = await run('message.addNote', note);
		expect(first).toMatchObject({ private: true, status: 'sent', content_attributes: { automation: { source: 'chatwoot.note', key: 'k1' } } });
		expect(again).toMatchObject({ status: 'duplicate', id: first?.id });
	});

	test.each(['resetAfterEffect', 'status502AfterEffect', 'reset'] as const)('%s while the note is written: one note all the same', async (kind) => {
		const conversationId = String((await newConversation()).conversationId);
		simulator.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind, times: 1 });
		await run('message.addNote', { conversationId, content: 'Call back' });
		const notes = (await run('message.getAll', { conversationId })).filter((message) => message.private === true);
		expect(notes).toMatchObject([{ content: 'Call back' }]);
		expect(simulator.faults.struck()).toEqual({ [kind]: 1 });
	});

	test('messages come in the order they were written, the newest of them with a limit', async () => {
		const conversationId = String((await newConversation()).conversationId);
		const texts = Array.from({ length: 25 }, (_, k) => `message ${k + 1}`);
		await run('message.send', { conversationId, content: '={{ $json.text }}' }, texts.map((text) => ({ text })));
		const read = async (parameters: INodeParameters) =>
			(await run('message.getAll', { conversationId, options: { publicOnly: true }, ...parameters })).map(({ content }) => content);
		expect(await read({ limit: 2 })).toEqual(['message 24', 'message 25']);
		expect(await read({ returnAll: true })).toEqual(texts);
	});

	test('inboxes come without secrets, templates with their parameters', async () => {
		const [inbox] = await run('inbox.get', { inboxId: picked(simulator.inboxes.whatsapp) });
		expect(inbox).toMatchObject({ inboxId: simulator.inboxes.whatsapp, channel_type: 'Channel::Whatsapp' });
		const all = await run('inbox.getAll', { returnAll: true });
		expect(all.map(({ inboxId }) => inboxId).sort()).toEqual([simulator.inboxes.api, simulator.inboxes.whatsapp].sort());
		expect(Object.keys({ ...inbox, ...all[0], ...all[1] }).filter((key) => /token|secret|password|provider_config/.test(key))).toEqual([]);
		const templates = await run('inbox.getTemplates', { inboxId: picked(simulator.inboxes.whatsapp) });
		expect(templates.find(({ name }) => name === 'order_confirmation')).toMatchObject({ language: 'es', parameters: ['1', '2', '3'], status: 'APPROVED' });
	});
});
