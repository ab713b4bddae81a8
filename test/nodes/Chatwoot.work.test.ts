import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { byId, chatwootRunner, picked } from '../helpers/runChatwoot';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

// Contacts, conversations, messages and files: what works on them beside the core.

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());

const run = chatwootRunner(() => simulator);
let people = 0;

const newContact = async (more: IDataObject = {}): Promise<IDataObject> => {
	const name = `Ana ${++people}`;
	const [made = {}] = await run('contact.create', { name, phone: `+5696123${String(4000 + people)}`, ...more } as never);
	return made;
};
const newConversation = async (inbox: 'api' | 'whatsapp' = 'api'): Promise<{ conversationId: string; contactId: string }> => {
	const [made] = await run('conversation.create', { inboxId: picked(simulator.inboxes[inbox]) }, [await newContact()]);
	return { conversationId: String(made?.conversationId), contactId: String(made?.contactId) };
};

describe('contacts', () => {
	test('merge moves everything, and the duplicate is gone', async () => {
		const [base, duplicate] = [await newContact(), await newContact({ options: { customAttributes: '{"tier": "gold"}' } })];
		const given = { contactId: byId(base.contactId), duplicateId: byId(duplicate.contactId) };
		expect(await run('contact.merge', given)).toMatchObject([{ contactId: base.contactId, name: base.name, custom_attributes: { tier: 'gold' } }]);
		await expect(run('contact.get', { contactId: byId(duplicate.contactId) })).rejects.toThrow(/answered 404/);
		await expect(run('contact.merge', { contactId: byId(1), duplicateId: byId(1) })).rejects.toThrow('Contact and Duplicate are the same.');
	});

	test('attributes are taken off, labels and notes read', async () => {
		const { contactId } = await newContact({ options: { customAttributes: '{"tier": "gold", "points": 3}' } });
		const at = { contactId: byId(contactId) };
		expect(await run('contact.removeAttributes', { ...at, attributeKeys: 'tier' })).toMatchObject([{ contactId, custom_attributes: { points: 3 } }]);
		await run('contact.setLabels', { ...at, labels: 'vip' });
		expect(await run('contact.getLabels', at)).toEqual([{ contactId, labels: ['vip'] }]);
		await run('contact.addNote', { ...at, content: 'Called' });
		await run('contact.addNote', { ...at, content: 'Called again' });
		expect(await run('contact.getNotes', at)).toMatchObject([{ contactId, content: 'Called again' }, { contactId, content: 'Called' }]);
	});

	test('inboxes that reach a contact; an address in one; found by it', async () => {
		const { contactId, phone_number: phone } = await newContact();
		const at = { contactId: byId(contactId) };
		const reached = await run('contact.getInboxes', at);
		const sourceId = String(phone).slice(1);
		expect(reached).toEqual(expect.arrayContaining([expect.objectContaining({ inboxId: simulator.inboxes.whatsapp, sourceId, contactId })]));
		const inboxId = picked(simulator.inboxes.whatsapp);
		expect(await run('contact.findBySourceId', { inboxId, sourceId })).toEqual([{ found: false }]);
		expect(await run('contact.addInbox', { ...at, inboxId })).toMatchObject([{ inboxId: simulator.inboxes.whatsapp, sourceId, contactId }]);
		expect(await run('contact.findBySourceId', { inboxId, sourceId })).toMatchObject([{ found: true, contactId }]);
		await expect(run('contact.findBySourceId', { inboxId: byId(98_765), sourceId })).rejects.toThrow(/answered 404/);
	});

	test('blocked, unblocked, deleted', async () => {
		const { contactId } = await newContact();
		const at = { contactId: byId(contactId) };
		expect(await run('contact.block', at)).toMatchObject([{ blocked: true }]);
		expect(await run('contact.unblock', at)).toMatchObject([{ blocked: false }]);
		expect(await run('contact.delete', at)).toEqual([{ success: true, contactId }]);
		await expect(run('contact.get', at)).rejects.toThrow(/answered 404/);
	});

	test('attributes are typed by their definition, and asked for once', async () => {
		await run('customAttribute.create', { owner: 'contact', name: 'Orders', key: 'orders', type: 'number' });
		await run('customAttribute.create', { owner: 'contact', name: 'Level', key: 'level', type: 'list', options: { listValues: 'Gold, Silver' } });
		const { contactId } = await newContact();
		const at = { contactId: byId(contactId) };
		simulator.calls.clear();
		const items = [{ orders: '7' }, { orders: '8' }];
		const written = await run('contact.updateAttributes', { ...at, customAttributes: '={{ { orders: $json.orders, level: "gold", free: "1" } }}' }, items);
		expect(written).toMatchObject([{ custom_attributes: { orders: 7, level: 'Gold', free: '1' } }, { custom_attributes: { orders: 8 } }]);
		expect(simulator.calls.summary()['GET /api/v1/accounts/:account/custom_attribute_definitions']).toBeLessThanOrEqual(1);
		await expect(run('contact.updateAttributes', { ...at, customAttributes: '{"orders": "many"}' })).rejects.toThrow('The attribute "Orders" (orders) must be a number such as 1290.5');
	});
});

describe('conversations', () => {
	test('muted and unmuted, read and unread, typing, transcript', async () => {
		const { conversationId, contactId } = await newConversation();
		const done = { success: true, conversationId: Number(conversationId) };
		expect(await run('conversation.mute', { conversationId })).toEqual([done]);
		expect(await run('contact.get', { contactId: byId(contactId) })).toMatchObject([{ blocked: true }]);
		expect(await run('conversation.unmute', { conversationId })).toEqual([done]);
		expect(await run('contact.get', { contactId: byId(contactId) })).toMatchObject([{ blocked: false }]);
		expect(await run('conversation.markRead', { conversationId })).toEqual([done]);
		expect(await run('conversation.markUnread', { conversationId })).toEqual([done]);
		expect(await run('conversation.setTyping', { conversationId })).toEqual([{ ...done, typing: true }]);
		expect(await run('conversation.setTyping', { conversationId, typing: false, private: true })).toEqual([{ ...done, typing: false }]);
		expect(await run('conversation.sendTranscript', { conversationId, email: 'ana@example.com' })).toEqual([{ ...done, email: 'ana@example.com' }]);
	});

	test('participants', async () => {
		const { conversationId } = await newConversation();
		const { agent, agent2 } = simulator.agents;
		const now = async () => (await run('conversation.getParticipants', { conversationId })).map(({ agentId }) => agentId);
		const done = { success: true, conversationId: Number(conversationId) };
		expect(await run('conversation.addParticipants', { conversationId, agentIds: [agent, agent2] })).toEqual([{ ...done, agentIds: [agent, agent2] }]);
		expect(await now()).toEqual([agent, agent2]);
		expect(await run('conversation.removeParticipants', { conversationId, agentIds: [agent] })).toEqual([{ ...done, agentIds: [agent] }]);
		expect(await now()).toEqual([agent2]);
	});

	test('assigned to a bot', async () => {
		const { conversationId } = await newConversation();
		const [out] = await run('conversation.assignBot', { conversationId, agentBotId: picked(simulator.bot) });
		expect(out).toMatchObject({ success: true, assignee: { id: simulator.bot, name: 'Bot de pedidos' } });
		await expect(run('conversation.assignBot', { conversationId, agentBotId: byId(98_765) })).rejects.toThrow(/was not assigned/);
	});

	test('attributes are taken off, the others stay', async () => {
		const { conversationId } = await newConversation();
		await run('conversation.updateAttributes', { conversationId, customAttributes: '{"order_id": 7, "score": 1}' });
		expect(await run('conversation.removeAttributes', { conversationId, attributeKeys: '={{ ["score"] }}' })).toEqual([
			{ success: true, conversationId: Number(conversationId), customAttributes: { order_id: '7' } },
		]);
		await expect(run('conversation.removeAttributes', { conversationId, attributeKeys: ' , ' })).rejects.toThrow(/Attribute Keys is empty/);
	});

	test('counted and searched', async () => {
		const { conversationId } = await newConversation();
		await run('message.send', { conversationId, content: 'su boleta electrónica' });
		const [counts] = await run('conversation.getCounts', { status: 'all' });
		expect(Number(counts?.all)).toBeGreaterThan(0);
		expect(Number(counts?.assigned) + Number(counts?.unassigned)).toBe(counts?.all);
		expect(await run('conversation.search', { query: 'boleta' })).toMatchObject([{ conversationId: Number(conversationId), messages: [{ content: 'su boleta electrónica' }] }]);
		expect(await run('message.search', { query: 'boleta' })).toMatchObject([{ conversationId: Number(conversationId), content: 'su boleta electrónica' }]);
		expect(await run('message.search', { query: 'nowhere', returnAll: true })).toEqual([]);
	});

	test('deleted with its messages', async () => {
		const { conversationId } = await newConversation();
		expect(await run('conversation.delete', { conversationId })).toEqual([{ success: true, conversationId: Number(conversationId) }]);
		await expect(run('conversation.get', { conversationId })).rejects.toThrow(/answered 404/);
	});
});

describe('messages', () => {
	test('deleted, retried, delivered', async () => {
		const { conversationId } = await newConversation();
		const [sent] = await run('message.send', { conversationId, content: 'hola' });
		const at = { conversationId, messageId: String(sent?.messageId) };
		expect(await run('message.updateStatus', { ...at, deliveryStatus: 'failed', reason: 'no such number' })).toMatchObject([
			{ status: 'failed', content_attributes: { external_error: 'no such number' } },
		]);
		expect(await run('message.retry', at)).toMatchObject([{ messageId: sent?.messageId, status: 'sent' }]);
		expect(await run('message.updateStatus', at)).toMatchObject([{ status: 'delivered' }]);
		expect(await run('message.delete', at)).toMatchObject([{ messageId: sent?.messageId, content: 'This message was deleted', content_attributes: { deleted: true } }]);
		await expect(run('message.delete', { ...at, messageId: '98765' })).rejects.toThrow(/answered 404/);
	});

	test('a template goes out with its values, once per key', async () => {
		const { conversationId } = await newConversation('whatsapp');
		const bodyParams = { param: [{ name: '', value: 'Ana' }, { name: '', value: '#1001' }, { name: '', value: '$45.990' }] };
		const template = { name: { __rl: true, mode: 'list', value: 'order_confirmation|es' }, bodyParams } as const;
		const given = { conversationId, inboxId: picked(simulator.inboxes.whatsapp), template, options: { idempotencyKey: 't1' } };
		const [sent] = await run('message.sendTemplate', given);
		expect(sent).toMatchObject({ status: 'sent', content: expect.stringContaining('Hola Ana, recibimos tu pedido #1001') as string });
		expect(await run('message.sendTemplate', given)).toMatchObject([{ status: 'duplicate', messageId: sent?.messageId }]);
	});

	test('a notification finds or makes everything it needs', async () => {
		const given = { inboxId: picked(simulator.inboxes.api), phone: '+56961239999', name: 'Eva', content: 'hola', idempotencyKey: 'n1' };
		expect(await run('notification.send', given)).toMatchObject([{ status: 'sent', created: { contact: true, conversation: true }, phone: '+56961239999' }]);
		expect(await run('notification.send', given)).toMatchObject([{ status: 'duplicate' }]);
	});

	test('messages found by a search come by the page', async () => {
		const { conversationId } = await newConversation();
		const texts = Array.from({ length: 31 }, (_, k) => ({ text: `folio ${k + 1}` }));
		await run('message.send', { conversationId, content: '={{ $json.text }}' }, texts);
		simulator.calls.clear();
		expect(await run('message.search', { query: 'folio', returnAll: true })).toHaveLength(31);
		expect(await run('message.search', { query: 'folio', limit: 2 })).toMatchObject([{ content: 'folio 31' }, { content: 'folio 30' }]);
		expect(simulator.calls.summary()).toEqual({ 'GET /api/v1/accounts/:account/search/messages': 4 });
	});

	test('a hundred messages are read in two requests', async () => {
		const { conversationId } = await newConversation();
		await run('message.send', { conversationId, content: '={{ $json.text }}' }, Array.from({ length: 100 }, (_, k) => ({ text: `n${k + 1}` })));
		const first = async (given: object) => {
			simulator.calls.clear();
			const rows = await run('message.getAll', { conversationId, options: { publicOnly: true }, ...given });
			return { texts: rows.map(({ content }) => content), calls: simulator.calls.all().length };
		};
		const texts = Array.from({ length: 100 }, (_, k) => `n${k + 1}`);
		expect(await first({ returnAll: true })).toEqual({ texts, calls: 2 });
		expect(await first({ limit: 100 })).toEqual({ texts, calls: 2 });
		expect(await first({ limit: 20 })).toEqual({ texts: texts.slice(80), calls: 1 });
	});

	test('250 conversations are listed in eleven requests at the most', async () => {
		const { contactId } = await newConversation();
		const [inbox] = await run('inbox.create', { name: 'Busy' });
		const place = { inboxId: byId(inbox?.inboxId), contactId: byId(contactId) };
		await run('conversation.create', place, Array.from({ length: 250 }, () => ({})));
		simulator.calls.clear();
		const all = await run('conversation.getAll', { returnAll: true, filters: { inboxId: byId(inbox?.inboxId) } });
		expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(250);
		expect(simulator.calls.all().length).toBeLessThanOrEqual(11);
		expect(simulator.calls.all().length).toBeGreaterThanOrEqual(10);
	});
});

test('simplified records of every kind', async () => {
	const { conversationId, contactId } = await newConversation();
	await run('message.send', { conversationId, content: 'hola' });
	const simplify = true;
	const keysOf = async (path: string, parameters: object) => Object.keys((await run(path, { simplify, ...parameters }))[0] ?? {}).slice(0, 2);
	expect(await run('contact.getConversations', { simplify, contactId: byId(contactId) })).toMatchObject([{ conversationId: Number(conversationId) }]);
	expect(await run('contact.get', { simplify, contactId: byId(contactId) })).toMatchObject([{ contactId: Number(contactId), createdAt: expect.stringMatching(/Z$/) as string }]);
	expect(await run('contact.find', { simplify, phone: `+5696123${String(4000 + people)}` })).toMatchObject([{ found: true, contactId: Number(contactId) }]);
	expect(await run('conversation.get', { simplify, conversationId })).toMatchObject([{ conversationId: Number(conversationId), lastMessage: 'hola' }]);
	expect(await run('message.getAll', { simplify, conversationId })).toMatchObject([{ from: 'agent', content: 'hola' }]);
	expect(await keysOf('contact.getAll', {})).toEqual(['contactId', 'name']);
	expect(await keysOf('contact.search', { query: 'ana' })).toEqual(['contactId', 'name']);
	expect(await keysOf('conversation.getAll', {})).toEqual(['conversationId', 'status']);
	expect(await keysOf('inbox.getAll', {})).toEqual(['inboxId', 'name']);
	expect(await keysOf('inbox.get', { inboxId: picked(simulator.inboxes.whatsapp) })).toEqual(['inboxId', 'name']);
	expect(await keysOf('agent.getAll', {})).toEqual(['agentId', 'name']);
});

describe('files', () => {
	const file = (fileName: string, mimeType: string) => ({ data: Buffer.from(fileName).toString('base64'), fileName, mimeType });
	const withFiles = (binary: INodeExecutionData['binary']): INodeExecutionData[] => [{ json: {}, binary }];

	test('files go as one message, once per key', async () => {
		const { conversationId } = await newConversation();
		const items = withFiles({ data: file('boleta.pdf', 'application/pdf'), photo: file('foto.jpg', 'image/jpeg') });
		const given = { conversationId, binaryFields: 'data, photo', options: { caption: 'Su boleta {{1}}', idempotencyKey: 'b1' } };
		const [sent] = await run('attachment.send', given, items);
		expect(sent).toMatchObject({ status: 'sent', content: 'Su boleta {\u200b{1}}', content_attributes: { automation: { source: 'chatwoot.attachment', key: 'b1' } } });
		expect(sent?.attachments).toMatchObject([{ extension: 'pdf' }, { file_type: 'image', extension: 'jpg' }]);
		expect(await run('attachment.send', given, items)).toMatchObject([{ status: 'duplicate', messageId: sent?.messageId }]);
		const listed = await run('attachment.getAll', { conversationId, returnAll: true });
		expect(listed.map(({ messageId }) => messageId)).toEqual([sent?.messageId, sent?.messageId]);
	});

	test('a voice note must be audio', async () => {
		const { conversationId } = await newConversation('whatsapp');
		const [sent] = await run('attachment.sendVoiceNote', { conversationId }, withFiles({ data: file('nota.ogg', 'audio/ogg') }));
		expect(sent).toMatchObject({ status: 'sent', attachments: [{ file_type: 'audio', extension: 'ogg' }] });
		const wrong = run('attachment.sendVoiceNote', { conversationId }, withFiles({ data: file('foto.jpg', 'image/jpeg') }));
		await expect(wrong).rejects.toThrow('"data" is no audio but image/jpeg.');
	});

	test('no name of a field, or one that is not there', async () => {
		const { conversationId } = await newConversation();
		await expect(run('attachment.send', { conversationId, binaryFields: '={{ "" }}' })).rejects.toThrow(/Files From is empty/);
		await expect(run('attachment.send', { conversationId })).rejects.toThrow(/binary/i);
	});
});
