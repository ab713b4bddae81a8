import { acceptEvent, type EventFilters, type EventRules } from '../../../nodes/ChatwootTrigger/acceptEvent';
import { BOT_EVENTS, EVENTS } from '../../../nodes/ChatwootTrigger/events';
import { decideEvent } from '../../../nodes/ChatwootTrigger/decideEvent';
import { readEvent } from '../../../nodes/ChatwootTrigger/readEvent';
import { readSettings } from '../../../nodes/ChatwootTrigger/readSettings';
import type { JsonRecord } from '../../../nodes/shared/chatwoot/types';
import { readRecording, RECORDINGS } from '../../helpers/recordings';

const ANYTHING: EventRules = {
	events: [...EVENTS, ...BOT_EVENTS],
	messageFilter: 'all',
	filters: {},
	ignoreOwnMessages: true,
};
const DEFAULTS: EventRules = { ...ANYTHING, events: ['message_created'], messageFilter: 'customer' };
const ACCEPTED = 'accepted';

function judge(body: JsonRecord, rules: Partial<EventRules> = {}): string {
	const event = readEvent(body, { deliveryId: null, signatureVerified: true });
	if ('ignored' in event) throw new Error(event.ignored);
	const verdict = acceptEvent(event, body, { ...ANYTHING, ...rules });
	return verdict.accept ? ACCEPTED : verdict.reason;
}

const bodyOf = (name: string) => readRecording(`webhook_${name}`).body;
const incoming = bodyOf('message_created_incoming');
const marked = { content_attributes: { automation: { source: 'notification', key: 'k' } } };

describe('by default', () => {
	const customers = ['webhook_agentbot_message_created_incoming', 'webhook_message_created_incoming'];

	it.each(RECORDINGS)('%s starts the workflow only if a customer wrote', (name) => {
		expect(judge(readRecording(name).body, DEFAULTS) === ACCEPTED).toBe(customers.includes(name));
	});

	it.each(RECORDINGS)('%s passes when everything is asked for', (name) => {
		expect(judge(readRecording(name).body)).toBe(ACCEPTED);
	});
});

describe('message filter', () => {
	it.each([
		['message_created_incoming', 'customer', ACCEPTED],
		['message_created_outgoing', 'customer', 'notFromCustomer'],
		['message_created_outgoing_private', 'customer', 'notFromCustomer'],
		['message_created_template', 'customer', 'notFromCustomer'],
		['message_updated_incoming', 'customer', ACCEPTED],
		['message_created_incoming', 'agent', 'notFromAgent'],
		['message_created_outgoing', 'agent', ACCEPTED],
		['message_created_outgoing_bot', 'agent', ACCEPTED],
		['message_created_outgoing_private', 'agent', ACCEPTED],
		['message_created_template', 'agent', 'notFromAgent'],
		['message_created_template', 'all', ACCEPTED],
		['conversation_updated', 'customer', ACCEPTED],
		['contact_created', 'agent', ACCEPTED],
	] as const)('%s with %s: %s', (name, messageFilter, expected) => {
		expect(judge(bodyOf(name), { messageFilter })).toBe(expected);
	});

	it('a private note is no customer\'s, even when it came in', () => {
		expect(judge({ ...incoming, private: true }, { messageFilter: 'customer' })).toBe('privateMessage');
	});
});

describe('own messages', () => {
	it.each([
		['ours', marked, true, 'ownMessage'],
		['ours, wanted', marked, false, ACCEPTED],
		['a mark of another shape', { content_attributes: { automation: true } }, true, 'ownMessage'],
		['a mark taken away', { content_attributes: { automation: null } }, true, ACCEPTED],
		['no attributes', { content_attributes: null }, true, ACCEPTED],
		['attributes of another kind', { content_attributes: 'automation' }, true, ACCEPTED],
	])('%s', (_name, change, ignoreOwnMessages, expected) => {
		expect(judge({ ...bodyOf('message_created_outgoing'), ...change }, { ignoreOwnMessages })).toBe(expected);
	});
});

describe('a contact that was updated', () => {
	const changed = (...fields: string[]) => ({
		...bodyOf('contact_updated'),
		changed_attributes: fields.map((field) => ({ [field]: { previous_value: 1, current_value: 2 } })),
	});

	it.each([
		['activity times', changed('last_activity_at', 'updated_at'), false, 'activityOnly'],
		['the update itself', changed('updated_at'), false, 'activityOnly'],
		['activity times, asked for', changed('last_activity_at', 'updated_at'), true, ACCEPTED],
		['the name too', changed('last_activity_at', 'updated_at', 'name'), false, ACCEPTED],
		['nothing it names', changed(), false, ACCEPTED],
	])('in %s', (_name, body, includeActivityOnly, expected) => {
		expect(judge(body, { includeActivityOnly })).toBe(expected);
	});
});

describe('filters', () => {
	const assignee = (assigned: object) => ({
		...incoming,
		conversation: { id: 1, status: 'open', labels: ['vip', 'order'], inbox_id: 1, meta: assigned },
	});
	const nobody = assignee({});
	const human = assignee({ assignee: { id: 1 }, assignee_type: 'User' });
	const bot = assignee({ assignee: { id: 1 }, assignee_type: 'AgentBot' });
	const question = { ...incoming, content: '¿Cuánto CUESTA?' };
	const contact = bodyOf('contact_created');

	it.each<[string, JsonRecord, EventFilters, string]>([
		['the inbox', incoming, { inboxIds: [7, 1] }, ACCEPTED],
		['another inbox', incoming, { inboxIds: [7] }, 'otherInbox'],
		['an inbox, for who has none', contact, { inboxIds: [1] }, 'otherInbox'],
		['an inbox that was changed', bodyOf('inbox_updated'), { inboxIds: [1] }, ACCEPTED],
		['empty lists', incoming, { inboxIds: [], statuses: [], labels: [], contains: '' }, ACCEPTED],
		['the status', incoming, { statuses: ['pending', 'open'] }, ACCEPTED],
		['another status', incoming, { statuses: ['resolved'] }, 'otherStatus'],
		['a status, for who has none', contact, { statuses: ['open'] }, 'otherStatus'],
		['one of the labels', nobody, { labels: ['x', 'vip'] }, ACCEPTED],
		['other labels', nobody, { labels: ['x'] }, 'otherLabels'],
		['labels, for who has none', contact, { labels: ['x'] }, 'otherLabels'],
		['anyone', human, { assignee: 'anyone' }, ACCEPTED],
		['nobody', nobody, { assignee: 'nobody' }, ACCEPTED],
		['nobody, but a human is', human, { assignee: 'nobody' }, 'otherAssignee'],
		['nobody, but a bot is', bot, { assignee: 'nobody' }, 'otherAssignee'],
		['a human', human, { assignee: 'human' }, ACCEPTED],
		['a human, but a bot is', bot, { assignee: 'human' }, 'otherAssignee'],
		['a bot', bot, { assignee: 'bot' }, ACCEPTED],
		['a bot, but nobody is', nobody, { assignee: 'bot' }, 'otherAssignee'],
		['nobody, for who has no conversation', contact, { assignee: 'nobody' }, 'otherAssignee'],
		['text whatever the accents', question, { contains: ' cuanto cuesta ' }, ACCEPTED],
		['text written with accents', { ...incoming, content: 'cuanto' }, { contains: 'CUÁNTO' }, ACCEPTED],
		['other text', question, { contains: 'precio' }, 'otherContent'],
		['text, for a message without', { ...incoming, content: null }, { contains: 'x' }, 'otherContent'],
	])('%s', (_name, body, filters, expected) => {
		expect(judge(body, { filters })).toBe(expected);
	});
});

it('an event that was not chosen', () => {
	expect(judge(bodyOf('conversation_updated'), { events: ['message_created'] })).toBe('eventNotSelected');
});

describe('a trigger of one account, where a token serves several', () => {
	it.each<[string, JsonRecord, number | undefined, string]>([
		['its own account', incoming, 1, ACCEPTED],
		['another account', incoming, 2, 'otherAccount'],
		['another account, signed by whoever runs this one', { ...incoming, account: { id: 7, name: 'Otra' } }, 1, 'otherAccount'],
		['no account set: the credential\'s alone', incoming, undefined, ACCEPTED],
	])('%s', (_name, body, accountId, expected) => {
		expect(judge(body, { accountId })).toBe(expected);
	});
});

describe('an event that names no account', () => {
	const settings = { ...readSettings(() => undefined), events: [...EVENTS] };
	const body: unknown = JSON.parse(JSON.stringify(incoming).replace(/"account(_id)?":/g, '"other":'));
	const arrival = { body, deliveryId: null, signatureVerified: true };

	it.each([[2, 2], [undefined, null]])('with the account %s set: the item says %s', (accountId, expected) => {
		const decision = decideEvent({ ...arrival, trigger: `nameless/${accountId}`, accountId }, settings, new Date(0));
		expect('json' in decision && decision.json.accountId).toBe(expected);
	});
});
