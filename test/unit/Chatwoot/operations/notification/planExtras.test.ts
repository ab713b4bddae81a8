import { planExtras } from '../../../../../nodes/Chatwoot/operations/notification/planExtras';
import type { NotificationExtras } from '../../../../../nodes/Chatwoot/operations/notification/readWish';
import type { Conversation } from '../../../../../nodes/shared/chatwoot/types';

const conversation: Conversation = {
	id: 42,
	inboxId: 2,
	status: 'open',
	canReply: true,
	channel: 'Channel::Api',
	lastActivityAt: 0,
	waitingSince: 0,
	newestMessages: [],
	customAttributes: { order: '#1', vip: true },
	labels: ['vip'],
};

const rows: Array<[string, Partial<NotificationExtras>, Array<[string, object]>]> = [
	['nothing wanted', {}, []],
	['a label that is there already', { labels: ['vip'] }, []],
	['a label is added to those there, which Chatwoot would drop', { labels: ['order'] }, [['/conversations/42/labels', { labels: ['vip', 'order'] }]]],
	['attributes that are so already', { conversationAttributes: { order: '#1' } }, []],
	['attributes are merged with those there', { conversationAttributes: { order: '#2' } }, [['/conversations/42/custom_attributes', { custom_attributes: { order: '#2', vip: true } }]]],
	['team before agent', { assigneeId: 5, teamId: 3 }, [['/conversations/42/assignments', { team_id: 3 }], ['/conversations/42/assignments', { assignee_id: 5 }]]],
];

describe('planExtras', () => {
	test.each(rows)('%s', (_name, extras, expected) => {
		const requests = planExtras(conversation, { labels: [], updateContact: false, ...extras });
		expect(requests.map(({ path, body }) => [path, body])).toEqual(expected);
		expect(requests.every(({ repeatable }) => repeatable)).toBe(true);
	});

	test('an assignment that Chatwoot answers with null is a failure', () => {
		const [request] = planExtras(conversation, { labels: [], updateContact: false, assigneeId: 5 });
		expect(request?.nullIsFailure).toBe(true);
	});
});
