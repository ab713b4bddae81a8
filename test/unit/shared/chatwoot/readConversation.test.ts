import { readContact } from '../../../../nodes/shared/chatwoot/readContact';
import { readConversation, readMark } from '../../../../nodes/shared/chatwoot/readConversation';

describe('readMark', () => {
	test.each([
		['no attributes', {}, undefined],
		['somebody else wrote it', { content_attributes: { foo: 1 } }, undefined],
		['a mark without key', { content_attributes: { automation: { source: 'x' } } }, undefined],
		['a mark that is text', { content_attributes: { automation: 'yes' } }, undefined],
		['ours', { content_attributes: { automation: { source: 'x', key: 'k' } } }, { source: 'x', key: 'k' }],
	])('%s', (_name, message, expected) => {
		expect(readMark(message)).toEqual(expected);
	});
});

describe('readConversation', () => {
	test('reads what 4.15.1 answers, newest message and newest that is no activity', () => {
		const record = {
			id: 42,
			inbox_id: 2,
			status: 'open',
			can_reply: false,
			meta: { channel: 'Channel::Whatsapp' },
			last_activity_at: 1795228053,
			waiting_since: 1795228053,
			messages: [{ id: 31, created_at: 1795228053, content_attributes: {} }],
			last_non_activity_message: { id: 12, created_at: 1795227967, content_attributes: { automation: { source: 's', key: 'k' } } },
			labels: ['vip'],
			custom_attributes: { a: 1 },
		};
		expect(readConversation(record)).toEqual({
			id: 42,
			inboxId: 2,
			status: 'open',
			canReply: false,
			channel: 'Channel::Whatsapp',
			lastActivityAt: 1795228053,
			waitingSince: 1795228053,
			newestMessages: [
				{ id: 31, createdAt: 1795228053, mark: undefined },
				{ id: 12, createdAt: 1795227967, mark: { source: 's', key: 'k' } },
			],
			labels: ['vip'],
			customAttributes: { a: 1 },
		});
	});

	test('reads what 2.10 leaves out', () => {
		expect(readConversation({ id: 1, inbox_id: 2, status: 'open', timestamp: 5 })).toMatchObject({
			canReply: true,
			lastActivityAt: 5,
			waitingSince: 0,
			newestMessages: [],
			labels: [],
			customAttributes: {},
		});
	});
});

test('readContact turns blanks into null and keeps the inboxes', () => {
	const record = {
		id: 3,
		name: '',
		phone_number: '+56912345678',
		email: null,
		contact_inboxes: [{ source_id: '56912345678', inbox: { id: 2, channel_type: 'Channel::Whatsapp' } }, { source_id: null }],
	};
	expect(readContact(record)).toEqual({
		id: 3,
		name: null,
		phone: '+56912345678',
		email: null,
		identifier: null,
		lastActivityAt: 0,
		inboxes: [{ inboxId: 2, sourceId: '56912345678', channel: 'Channel::Whatsapp' }],
		customAttributes: {},
	});
});
