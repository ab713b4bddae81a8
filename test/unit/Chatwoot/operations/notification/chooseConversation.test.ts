import {
	chooseConversation,
	conversationsToLookThrough,
	sourceIdFor,
} from '../../../../../nodes/Chatwoot/operations/notification/chooseConversation';
import type { Contact, Conversation } from '../../../../../nodes/shared/chatwoot/types';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const secondsAgo = (seconds: number) => NOW.getTime() / 1000 - seconds;
const HOUR = 3600;
const DAY = 24 * HOUR;

function conversation(id: number, changes: Partial<Conversation> = {}): Conversation {
	return {
		id,
		inboxId: 2,
		status: 'open',
		canReply: true,
		channel: 'Channel::Whatsapp',
		lastActivityAt: secondsAgo(HOUR),
		waitingSince: 0,
		newestMessages: [],
		customAttributes: {},
		labels: [],
		...changes,
	};
}

describe('chooseConversation', () => {
	const rows: Array<[string, Conversation[], 'reuse' | 'new', number | undefined]> = [
		['none there', [], 'reuse', undefined],
		['only one in another inbox', [conversation(1, { inboxId: 9 })], 'reuse', undefined],
		['only a resolved one', [conversation(1, { status: 'resolved' })], 'reuse', undefined],
		['an open one', [conversation(1)], 'reuse', 1],
		['a snoozed one', [conversation(1, { status: 'snoozed' })], 'reuse', 1],
		['a pending one', [conversation(1, { status: 'pending' })], 'reuse', 1],
		['the liveliest of two', [conversation(1, { lastActivityAt: 5 }), conversation(2, { lastActivityAt: 9 })], 'reuse', 2],
		['the newer of two as lively', [conversation(1, { lastActivityAt: 5 }), conversation(2, { lastActivityAt: 5 })], 'reuse', 2],
		['always a new one when asked', [conversation(1)], 'new', undefined],
	];
	test.each(rows)('%s', (_name, conversations, mode, expected) => {
		expect(chooseConversation(conversations, 2, mode)?.id).toBe(expected);
	});
});

describe('conversationsToLookThrough', () => {
	const look = (conversations: Conversation[], chosen?: Conversation) =>
		conversationsToLookThrough(conversations, chosen, { inboxId: 2, now: NOW }).map(({ id }) => id);

	test('the chosen one', () => {
		const chosen = conversation(1);
		expect(look([chosen], chosen)).toEqual([1]);
	});

	test('not one that has slept for more than a week', () => {
		const chosen = conversation(1, { lastActivityAt: secondsAgo(7 * DAY + 1) });
		expect(look([chosen], chosen)).toEqual([]);
	});

	test('the newest when none is chosen, though it is resolved', () => {
		expect(look([conversation(1, { status: 'resolved' })])).toEqual([1]);
	});

	test('another one that was alive within a day, for a try that was resolved meanwhile', () => {
		const chosen = conversation(2);
		const resolved = conversation(1, { status: 'resolved', lastActivityAt: secondsAgo(DAY) });
		expect(look([chosen, resolved], chosen)).toEqual([2, 1]);
	});

	test('another one from before that is left alone', () => {
		const chosen = conversation(2);
		const resolved = conversation(1, { status: 'resolved', lastActivityAt: secondsAgo(DAY + 1) });
		expect(look([chosen, resolved], chosen)).toEqual([2]);
	});

	test('other inboxes are left alone', () => {
		expect(look([conversation(1, { inboxId: 9 })])).toEqual([]);
	});
});

describe('sourceIdFor', () => {
	const contact = (inboxes: Contact['inboxes']): Contact => ({
		id: 7,
		name: null,
		phone: null,
		email: null,
		identifier: null,
		lastActivityAt: 0,
		inboxes,
		customAttributes: {},
	});
	test.each([
		["the contact's own", [{ inboxId: 2, sourceId: '551187654321', channel: 'Channel::Whatsapp' }], 'Channel::Whatsapp', '551187654321'],
		['WhatsApp makes it from the phone', [], 'Channel::Whatsapp', undefined],
		['an API inbox gets one that two requests cannot both take', [], 'Channel::Api', 'contact-7'],
		["another inbox's does not count", [{ inboxId: 9, sourceId: 'x', channel: 'Channel::Api' }], 'Channel::Api', 'contact-7'],
		['e-mail inboxes make their own', [], 'Channel::Email', undefined],
	])('%s', (_name, inboxes, channel, expected) => {
		expect(sourceIdFor(contact(inboxes), 2, channel)).toBe(expected);
	});
});
