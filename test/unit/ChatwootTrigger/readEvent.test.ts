import { rawItem, readEvent } from '../../../nodes/ChatwootTrigger/readEvent';
import { NOTHING, RECORDED } from './recordedItems';
import { readRecording, RECORDINGS } from '../../helpers/recordings';

const FACTS = { deliveryId: 'd-1', signatureVerified: true };
const incoming = () => readRecording('webhook_message_created_incoming').body;
const updated = () => readRecording('webhook_conversation_updated').body;

it('every recording has its row', () => {
	expect(RECORDINGS).toEqual(Object.keys(RECORDED));
});

describe.each(RECORDINGS)('%s', (name) => {
	const { body } = readRecording(name);

	it('gives the documented item', () => {
		const { inbox, ...item } = { inbox: undefined, ...readEvent(body, FACTS) };
		expect(item).toEqual({ ...NOTHING, ...FACTS, ...RECORDED[name] });
		expect(inbox === undefined).toBe(!name.startsWith('webhook_inbox_'));
	});

	it.each(['item', 'raw item'])('lets no secret out in the %s', (kind) => {
		const text = JSON.stringify(kind === 'item' ? readEvent(body, FACTS) : rawItem(body, FACTS));
		expect(text).not.toMatch(/REDACTED|pubsub_token|provider_config|hmac_token|api_key|"secret"/);
	});

	it('keeps the rest of the body in the raw item', () => {
		const raw = rawItem(body, FACTS);
		expect(raw).toMatchObject({ ...FACTS, event: body.event });
		expect(raw.custom_attributes).toEqual(body.custom_attributes);
	});
});

it('an item names its fields in the documented order', () => {
	expect(Object.keys(readEvent(incoming(), FACTS))).toEqual([
		...['event', 'deliveryId', 'signatureVerified', 'accountId', 'inboxId', 'conversationId', 'messageId'],
		...['content', 'messageType', 'private', 'createdAt', 'attachments'],
		...['contact', 'sender', 'conversation', 'changes'],
	]);
});

it('an inbox event carries settings, and the number of the inbox from its hours', () => {
	expect(readEvent(readRecording('webhook_inbox_created').body, FACTS)).toMatchObject({
		inboxId: 2,
		inbox: { timezone: 'UTC', channel: { phone_number: '+34910000000', provider: 'whatsapp_cloud' } },
	});
});

describe('messages', () => {
	it.each([
		['a contact has no type', { id: 3, name: 'Ana' }, { type: 'contact', id: 3, name: 'Ana' }],
		['a contact before 2.14', { id: 3, name: 'Ana', type: 'contact' }, { type: 'contact', id: 3, name: 'Ana' }],
		['a person', { id: 4, name: 'Luis', type: 'user' }, { type: 'user', id: 4, name: 'Luis' }],
		['a bot', { id: 5, name: 'Bot', type: 'agent_bot' }, { type: 'agentBot', id: 5, name: 'Bot' }],
		['an unknown kind', { id: 5, name: 'X', type: 'constructor' }, { type: 'system', id: 5, name: 'X' }],
		['nobody', null, { type: 'system', id: null, name: null }],
		['something broken', 'Ana', { type: 'system', id: null, name: null }],
	])('sender: %s', (_name, sender, expected) => {
		expect(readEvent({ ...incoming(), sender }, FACTS)).toMatchObject({ sender: expected });
	});

	it('the text is the event\'s own, whatever message was newest', () => {
		const body = readRecording('webhook_message_updated_incoming').body;
		expect(readEvent(body, FACTS)).toMatchObject({ messageId: 3, content: 'hola, where is my order?' });
	});

	it.each([
		['a picture', [{ file_type: 'image', data_url: 'https://x.test/a.png', file_size: 7 }], [{ type: 'image', url: 'https://x.test/a.png', size: 7 }]],
		['a place', [{ file_type: 'location', coordinates_lat: 1.5 }], [{ type: 'location', url: null, size: null }]],
		['none', undefined, []],
		['not a list', { file_type: 'image' }, []],
		['broken entries', [null, 3, { data_url: 5, file_size: '7' }], [{ type: 'file', url: null, size: null }]],
	])('attachments: %s', (_name, attachments, expected) => {
		expect(readEvent({ ...incoming(), attachments }, FACTS)).toMatchObject({ attachments: expected });
	});

	it.each([
		['no text', { content: null }, { content: null }],
		['a number for the type', { message_type: 3 }, { messageType: 'template' }],
		['no private', { private: undefined }, { private: false }],
		['a contact who waits', { conversation: { id: 9, waiting_since: 1795227966 } }, { conversation: { waitingSince: '2026-11-21T02:26:06.000Z' } }],
		['seconds with a fraction', { created_at: 1795227966.213 }, { createdAt: '2026-11-21T02:26:06.213Z' }],
		['milliseconds', { created_at: 1795227966213 }, { createdAt: '2026-11-21T02:26:06.213Z' }],
		['text of Ruby', { created_at: '2026-11-21 02:26:06 UTC' }, { createdAt: '2026-11-21T02:26:06.000Z' }],
		['text without a zone', { created_at: '2026-11-21T02:26:06' }, { createdAt: '2026-11-21T02:26:06.000Z' }],
		['no instant at all', { created_at: 'yesterday' }, { createdAt: null }],
		['an instant beyond all time', { created_at: 1e300 }, { createdAt: null }],
	])('%s', (_name, change, expected) => {
		expect(readEvent({ ...incoming(), ...change }, FACTS)).toMatchObject(expected);
	});
});

describe('changes', () => {
	it.each([
		['null, as with every status change', null, {}],
		['a list of one-key objects', [{ status: { previous_value: 'open', current_value: 'resolved' } }, { priority: { previous_value: null, current_value: 'high' } }], { status: { from: 'open', to: 'resolved' }, priority: { from: null, to: 'high' } }],
		['one object', { status: { previous_value: 'open', current_value: 'resolved' } }, { status: { from: 'open', to: 'resolved' } }],
		['half of it', [{ status: { current_value: 'open' } }], { status: { from: null, to: 'open' } }],
		['broken entries', [null, 'x', { status: 'open' }, []], {}],
		['a secret', [{ hmac_token: { previous_value: 'a', current_value: 'b' } }], {}],
		['what the shop itself calls a token', [{ custom_attributes: { previous_value: {}, current_value: { token: 1 } } }], { custom_attributes: { from: {}, to: { token: 1 } } }],
	])('%s', (_name, changed_attributes, changes) => {
		expect(readEvent({ ...updated(), changed_attributes }, FACTS)).toMatchObject({ changes });
	});
});

describe('other events', () => {
	const contact = readRecording('webhook_contact_created').body;
	const conversation = updated();

	it.each([
		['a widget opened by a newcomer', { event: 'webwidget_triggered', id: 4, contact, inbox: { id: 8 }, account: { id: 1 }, current_conversation: null }, { contact: { id: 1 }, inboxId: 8, accountId: 1, conversation: null }],
		['a widget opened by one who wrote before', { event: 'webwidget_triggered', id: 4, contact, inbox: { id: 8 }, current_conversation: conversation }, { contact: { id: 1 }, inboxId: 8, accountId: 1, conversationId: 1 }],
		['a contact who types', { event: 'conversation_typing_off', user: contact, conversation, is_private: false }, { sender: { type: 'contact', id: 1 }, private: false }],
		['a note being typed', { event: 'conversation_typing_on', user: { id: 2, type: 'user' }, conversation, is_private: true }, { sender: { type: 'user', id: 2 }, private: true }],
		['a bot\'s event', { ...conversation, event: 'conversation_resolved' }, { event: 'conversation_resolved', conversationId: 1 }],
		['an automation rule', { ...conversation, event: 'automation_event.message_created' }, { event: 'automation_event.message_created', conversationId: 1, messageId: null }],
		['a macro', { ...conversation, event: 'macro.executed' }, { event: 'macro.executed', conversationId: 1 }],
	])('%s', (_name, body, expected) => {
		expect(readEvent(body, FACTS)).toMatchObject({ ...expected, ...FACTS });
	});
});

describe('ignored', () => {
	const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

	it.each([
		['nothing', undefined, 'notAnObject'],
		['null', null, 'notAnObject'],
		['a list', [], 'notAnObject'],
		['text', 'event', 'notAnObject'],
		['an empty object', {}, 'noEvent'],
		['an event of another kind', { event: 5 }, 'noEvent'],
		['an unknown event', { event: 'account_created' }, 'unknownEvent'],
		['a name every object has', { event: 'constructor' }, 'unknownEvent'],
		['a message without a conversation', { ...incoming(), conversation: undefined }, 'malformed: conversation'],
		['a conversation without an id', { ...updated(), id: null }, 'malformed: conversation'],
		['an id that is text', { ...incoming(), id: '3' }, 'malformed: id'],
		['an id that is no whole number', { ...incoming(), id: 3.5 }, 'malformed: id'],
		['text that is a number', { ...incoming(), content: 5 }, 'malformed: content'],
		['private that is text', { ...incoming(), private: 'true' }, 'malformed: private'],
		['an unknown message type', { ...incoming(), message_type: 'letter' }, 'malformed: message_type'],
		['a contact without an id', { event: 'contact_created', name: 'Ana' }, 'malformed: id'],
		['a widget without a contact', { event: 'webwidget_triggered', id: 1 }, 'malformed: contact'],
		['typing nowhere', { event: 'conversation_typing_on', user: {} }, 'malformed: conversation'],
		['an empty inbox', { event: 'inbox_created' }, 'malformed: inbox'],
		['JSON too deep to copy', { ...incoming(), additional_attributes: nested(100_000) }, 'tooDeep'],
	])('%s', (_name, body, ignored) => {
		expect(readEvent(body, FACTS)).toEqual({ ignored });
	});
});
