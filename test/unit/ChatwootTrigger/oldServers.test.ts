import { readEvent } from '../../../nodes/ChatwootTrigger/readEvent';

const FACTS = { deliveryId: null, signatureVerified: false };

/** Made by hand in the shape of Chatwoot 2.10: unsigned, no labels, priority, waiting_since or last_activity_at. */
const CONVERSATION = {
	additional_attributes: {},
	can_reply: true,
	channel: 'Channel::Whatsapp',
	id: 42,
	inbox_id: 2,
	contact_inbox: { id: 9, contact_id: 3, inbox_id: 2, source_id: '56912345678', pubsub_token: 'hidden' },
	messages: [{ id: 7, content: 'hola', account_id: 5, inbox_id: 2, message_type: 0, created_at: 1795227966 }],
	meta: {
		sender: { id: 3, name: 'Ana', email: null, phone_number: '+56912345678', identifier: null, custom_attributes: {}, type: 'contact' },
		assignee: { id: 8, name: 'Luis', type: 'user' },
		hmac_verified: false,
	},
	status: 'open',
	unread_count: 1,
	agent_last_seen_at: 0,
	contact_last_seen_at: 0,
	timestamp: 1795227966,
};
const MESSAGE = {
	id: 7,
	content: 'hola',
	created_at: '2026-11-21T02:26:06.187Z',
	message_type: 'incoming',
	content_type: 'text',
	private: false,
	content_attributes: {},
	source_id: null,
	sender: { id: 3, name: 'Ana', avatar: '', type: 'contact', account: { id: 5, name: 'Shop' } },
	inbox: { id: 2, name: 'WhatsApp' },
	conversation: CONVERSATION,
	account: { id: 5, name: 'Shop' },
	event: 'message_created',
};
const READ_CONVERSATION = {
	id: 42,
	status: 'open',
	canReply: true,
	channel: 'Channel::Whatsapp',
	assigneeId: 8,
	assigneeType: 'user',
	teamId: null,
	labels: [],
	priority: null,
	waitingSince: null,
	firstReplyAt: null,
	lastActivityAt: '2026-11-21T02:26:06.000Z',
	customAttributes: {},
};
const READ_CONTACT = {
	id: 3,
	name: 'Ana',
	phone: '+56912345678',
	phoneVariants: ['+56912345678'],
	email: null,
	identifier: null,
	customAttributes: {},
	blocked: false,
};

it('a message of 2.10 gives the whole item; its sender lacks the phone, the conversation knows it', () => {
	expect(readEvent(MESSAGE, FACTS)).toEqual({
		...{ event: 'message_created', deliveryId: null, signatureVerified: false },
		...{ accountId: 5, inboxId: 2, conversationId: 42, messageId: 7 },
		...{ content: 'hola', messageType: 'incoming', private: false, createdAt: '2026-11-21T02:26:06.187Z' },
		attachments: [],
		contact: READ_CONTACT,
		sender: { type: 'contact', id: 3, name: 'Ana' },
		conversation: READ_CONVERSATION,
		changes: {},
	});
});

it.each(['conversation_created', 'conversation_status_changed', 'conversation_updated', 'conversation_opened', 'conversation_resolved'])(
	'%s of 2.10 names its account only in its newest message',
	(event) => {
		expect(readEvent({ ...CONVERSATION, event }, FACTS)).toMatchObject({
			...{ event, accountId: 5, inboxId: 2, conversationId: 42, messageId: null, createdAt: null, sender: null },
			contact: READ_CONTACT,
			conversation: READ_CONVERSATION,
		});
	},
);

it.each([
	['no messages yet', { messages: [] }, { accountId: null }],
	['no meta', { meta: undefined }, { contact: null, conversation: { assigneeId: null, assigneeType: null } }],
	['nobody assigned', { meta: { sender: { id: 3 } } }, { conversation: { assigneeId: null, assigneeType: null, teamId: null } }],
	['a window that closed', { can_reply: false }, { conversation: { canReply: false } }],
	['labels from 2.11', { labels: ['vip'] }, { conversation: { labels: ['vip'] } }],
	['a wait from 3.0, over', { waiting_since: 0 }, { conversation: { waitingSince: null } }],
	['a last activity from 2.17', { last_activity_at: 1795227970 }, { conversation: { lastActivityAt: '2026-11-21T02:26:10.000Z' } }],
	['a team', { meta: { team: { id: 6, name: 'sales' } } }, { conversation: { teamId: 6 } }],
	['a bot from 4.8', { meta: { assignee: { id: 1, type: 'agent_bot' }, assignee_type: 'AgentBot' } }, { conversation: { assigneeId: 1, assigneeType: 'agentBot' } }],
	['a key of tomorrow', { ai_assignee: { id: 1 } }, { conversation: READ_CONVERSATION }],
])('a conversation with %s', (_name, change, expected) => {
	expect(readEvent({ ...CONVERSATION, ...change, event: 'conversation_updated' }, FACTS)).toMatchObject(expected);
});

it('without the conversation\'s contact, the author of an incoming message is the customer', () => {
	const conversation = { ...CONVERSATION, meta: {} };
	expect(readEvent({ ...MESSAGE, conversation }, FACTS)).toMatchObject({ contact: { id: 3, name: 'Ana', phone: null } });
	expect(readEvent({ ...MESSAGE, conversation, message_type: 'outgoing' }, FACTS)).toMatchObject({ contact: null });
});
