import { readEvent } from '../../../nodes/ChatwootTrigger/readEvent';
import {
	createRecentDeliveries,
	LOOKALIKE_TTL_SECONDS,
	MAX_ENTRIES,
	TTL_MINUTES,
	type RecentDeliveries,
} from '../../../nodes/ChatwootTrigger/recentDeliveries';
import type { JsonRecord } from '../../../nodes/shared/chatwoot/types';
import { readRecording, RECORDINGS } from '../../helpers/recordings';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const bodyOf = (name: string) => readRecording(`webhook_${name}`).body;

type Arrival = { body: JsonRecord; deliveryId?: string | null; at?: Date };

function isDuplicate(recent: RecentDeliveries, { body, deliveryId = null, at = NOW }: Arrival): boolean {
	const event = readEvent(body, { deliveryId, signatureVerified: true });
	if ('ignored' in event) throw new Error(event.ignored);
	return recent.isDuplicate(event, body, at);
}

/** Whether the second is taken for the first again. */
function isSecondDuplicate(first: Arrival, second: Arrival): boolean {
	const recent = createRecentDeliveries();
	expect(isDuplicate(recent, first)).toBe(false);
	return isDuplicate(recent, second);
}

const isTyping = (name: string) => name.includes('typing');

describe.each(RECORDINGS)('%s', (name) => {
	const { body } = readRecording(name);

	it('sent again under its id is a duplicate', () => {
		expect(isSecondDuplicate({ body, deliveryId: 'a' }, { body, deliveryId: 'a', at: later(600) })).toBe(true);
	});

	it('sent under a second id is one too, unless it is typing', () => {
		expect(isSecondDuplicate({ body, deliveryId: 'a' }, { body, deliveryId: 'b' })).toBe(!isTyping(name));
		expect(isSecondDuplicate({ body }, { body })).toBe(!isTyping(name));
	});
});

it('no recording is another one\'s duplicate, but for the update that a bot and the account were both told of', () => {
	const recent = createRecentDeliveries();
	const twice = RECORDINGS.filter((name) => isDuplicate(recent, { body: readRecording(name).body, deliveryId: name }));
	expect(twice).toEqual(['webhook_message_updated_outgoing_bot']);
});

describe('two that are the same', () => {
	const message = bodyOf('message_created_incoming');
	const conversation = bodyOf('conversation_updated');
	const newer = { ...conversation, unread_count: 5, updated_at: 1795227999.5 };

	it.each<[string, JsonRecord, JsonRecord]>([
		['a message, its conversation moved on', message, { ...message, conversation: newer }],
		['an update, its conversation moved on', conversation, newer],
		['a contact, changed since it was created', bodyOf('contact_created'), { ...bodyOf('contact_created'), name: 'Ana' }],
	])('%s', (_name, first, second) => {
		expect(isSecondDuplicate({ body: first, deliveryId: 'a' }, { body: second, deliveryId: 'b' })).toBe(true);
	});
});

describe('two that differ', () => {
	const message = bodyOf('message_created_incoming');
	const updated = bodyOf('agentbot_message_updated_outgoing_bot');
	const older = bodyOf('message_updated_incoming');
	const status = bodyOf('conversation_status_changed');
	const conversation = bodyOf('conversation_updated');
	const change = (current_value: string) => [{ updated_at: { previous_value: null, current_value } }];
	const newest = (fields: JsonRecord) => ({ ...updated, conversation: { id: 6, messages: [{ id: 56, ...fields }] } });

	it.each<[string, JsonRecord, JsonRecord]>([
		['two messages with the same text', message, { ...message, id: 4 }],
		['the same message of two accounts', message, { ...message, account: { id: 2 } }],
		['a message and its update', message, { ...message, event: 'message_updated' }],
		['delivered and read', newest({ updated_at: '2026-11-21T02:33:15.101Z', status: 'delivered' }), newest({ updated_at: '2026-11-21T02:33:19.000Z', status: 'read' })],
		['an older message edited, then deleted', older, { ...older, content: 'This message was deleted', content_attributes: { deleted: true } }],
		['two status changes', status, { ...status, status: 'open', updated_at: 1795228060.5 }],
		['resolved twice', status, { ...status, updated_at: 1795228060.5 }],
		['two updates of one conversation', { ...conversation, changed_attributes: change('2026-11-21T02:26:03.758Z') }, { ...conversation, changed_attributes: change('2026-11-21T02:26:03.759Z') }],
		['the same change of two conversations', conversation, { ...conversation, id: 2 }],
		['opened and changed', { ...status, event: 'conversation_opened' }, status],
	])('%s', (_name, first, second) => {
		expect(isSecondDuplicate({ body: first, deliveryId: 'a' }, { body: second, deliveryId: 'b' })).toBe(false);
	});
});

describe('memory', () => {
	const body = bodyOf('message_created_incoming');
	const lookalike = bodyOf('message_updated_incoming');

	it.each([
		['a message just before the end', body, TTL_MINUTES * 60 - 1, true],
		['a message at the end', body, TTL_MINUTES * 60, false],
		['an undated update just before the end', lookalike, LOOKALIKE_TTL_SECONDS - 1, true],
		['an undated update at the end', lookalike, LOOKALIKE_TTL_SECONDS, false],
	])('%s', (_name, again, seconds, expected) => {
		expect(isSecondDuplicate({ body: again }, { body: again, at: later(seconds) })).toBe(expected);
	});

	it('forgets the oldest beyond its bound, and nothing up to it', () => {
		const recent = createRecentDeliveries();
		for (let id = 1; id <= MAX_ENTRIES; id++) isDuplicate(recent, { body: { ...body, id } });
		expect(isDuplicate(recent, { body: { ...body, id: 1 } })).toBe(true);
		expect(isDuplicate(recent, { body: { ...body, id: MAX_ENTRIES + 1 } })).toBe(false);
		expect(isDuplicate(recent, { body: { ...body, id: 1 } })).toBe(true);
		expect(isDuplicate(recent, { body: { ...body, id: 2 } })).toBe(false);
	});

	it('is each trigger\'s own', () => {
		const [one, other] = [createRecentDeliveries(), createRecentDeliveries()];
		expect([isDuplicate(one, { body }), isDuplicate(other, { body })]).toEqual([false, false]);
	});
});
