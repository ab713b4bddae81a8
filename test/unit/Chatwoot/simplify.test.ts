import { simplifyAgent, simplifyContact, simplifyConversation, simplifyInbox, simplifyMessage } from '../../../nodes/Chatwoot/simplify';

const customer = { id: 3, name: 'María L.', phone_number: '+34600111222', email: '', custom_attributes: { tier: 'gold' } };

test('a contact', () => {
	const record = { ...customer, identifier: 'shopify:1', blocked: true, additional_attributes: { city: 'Madrid', company_name: '' }, created_at: 1_795_227_915, last_activity_at: 1_795_227_966 };
	expect(simplifyContact(record)).toEqual({
		contactId: 3,
		name: 'María L.',
		phone: '+34600111222',
		email: null,
		identifier: 'shopify:1',
		blocked: true,
		company: null,
		city: 'Madrid',
		customAttributes: { tier: 'gold' },
		createdAt: '2026-11-21T02:25:15.000Z',
		lastActivityAt: '2026-11-21T02:26:06.000Z',
	});
});

test('a conversation', () => {
	const record = {
		id: 42,
		status: 'open',
		priority: null,
		inbox_id: 2,
		meta: { sender: customer, channel: 'Channel::Whatsapp', assignee: { id: 7, name: 'Luis' }, team: { id: 5 } },
		labels: ['vip'],
		can_reply: false,
		unread_count: 1,
		last_non_activity_message: { content: 'hola' },
		waiting_since: 0,
		first_reply_created_at: '2026-11-21T02:26:03.672Z',
		created_at: 1_795_227_963,
		timestamp: 1_795_227_966,
	};
	expect(simplifyConversation(record)).toEqual({
		conversationId: 42,
		status: 'open',
		priority: null,
		inboxId: 2,
		channel: 'Channel::Whatsapp',
		contactId: 3,
		contactName: 'María L.',
		contactPhone: '+34600111222',
		assigneeId: 7,
		assigneeName: 'Luis',
		teamId: 5,
		labels: ['vip'],
		canReply: false,
		unreadCount: 1,
		lastMessage: 'hola',
		waitingSince: null,
		firstReplyAt: '2026-11-21T02:26:03.672Z',
		createdAt: '2026-11-21T02:26:03.000Z',
		lastActivityAt: '2026-11-21T02:26:06.000Z',
		customAttributes: {},
	});
});

test('a message with a file', () => {
	const record = { id: 7, conversation_id: 42, message_type: 0, content: '', status: 'sent', sender: customer, attachments: [{ file_type: 'image', data_url: 'https://chat.example/1.jpg', id: 1 }], created_at: 1_795_227_966 };
	expect(simplifyMessage(record)).toEqual({
		messageId: 7,
		conversationId: 42,
		from: 'customer',
		content: null,
		private: false,
		deliveryStatus: 'sent',
		senderId: 3,
		senderName: 'María L.',
		attachments: [{ type: 'image', url: 'https://chat.example/1.jpg' }],
		createdAt: '2026-11-21T02:26:06.000Z',
	});
});

test.each([[1, 'agent'], [2, 'activity'], [3, 'automatic'], [9, null]])('message_type %s is from %s', (message_type, from) => {
	expect(simplifyMessage({ message_type }).from).toBe(from);
});

test('nothing at all', () => {
	expect(simplifyContact({ id: 3 })).toMatchObject({ contactId: 3, name: null, phone: null, city: null, customAttributes: {}, createdAt: null });
	expect(simplifyMessage({})).toMatchObject({ messageId: null, from: null, attachments: [], createdAt: null });
	expect(simplifyInbox({})).toMatchObject({ inboxId: null, channel: '', businessHours: false, autoAssign: false });
	expect(simplifyAgent({})).toEqual({ agentId: null, name: null, email: null, role: null, availability: null });
	expect(simplifyConversation({ id: 1 })).toMatchObject({ contactId: null, assigneeId: null, teamId: null, labels: [], canReply: true, waitingSince: null });
});
