import { conversation } from '../../../../../nodes/Chatwoot/operations/conversation';
import { findOperation } from '../../../../../nodes/Chatwoot/operation';
import { failed } from '../../../../helpers/fakeClient';
import type { Row } from '../runOperation';
import { refusalOf, runOperation } from '../runOperation';

const operation = (name: string) => {
	const found = findOperation([conversation], 'conversation', name);
	if (!found) throw new Error(`no operation ${name}`);
	return found;
};

const record = (id: number, more: object = {}) => ({ id, inbox_id: 2, status: 'open', last_activity_at: 1_795_000_000 + id, meta: { sender: { id: 3 } }, ...more });
const out = (id: number, more: object = {}) => ({ ...record(id), conversationId: id, contactId: 3, ...more });
const listed = (...rows: object[]) => ({ data: { meta: { all_count: rows.length }, payload: rows } });
const filtered = (...rows: object[]) => ({ meta: { all_count: rows.length }, payload: rows });
const ofContact = (...rows: object[]) => ({ payload: rows });
const owner = (...inboxes: Array<[number, string]>) => ({
	payload: { id: 3, contact_inboxes: inboxes.map(([id, sourceId]) => ({ source_id: sourceId, inbox: { id, channel_type: 'Channel::Api' } })) },
});
const apiInbox = { id: 2, name: 'Shop', channel_type: 'Channel::Api' };
const whatsApp = { ...apiInbox, channel_type: 'Channel::Whatsapp' };
const OWN = { to: 'GET /contacts/3/conversations' };
const OWNER = { to: 'GET /contacts/3' };
const INBOX = { to: 'GET /inboxes/2' };
const POST = 'POST /conversations';
const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });
const place = { inboxId: locator(2), contactId: 3 };
const status = (current: string, until: string | null = null, success: boolean | null = true) => ({
	payload: { success, conversation_id: 42, current_status: current, snoozed_until: until },
});
const agent = { id: 7, name: 'Eva', email: 'eva@example.com', access_token: 'never-shown' };
const team = { id: 5, name: 'sales', account_id: 1 };

const DEFINITIONS = { to: 'GET /custom_attribute_definitions', query: { attribute_model: 'conversation_attribute' } };

const rows: Array<[string, string, Row]> = [
	['create', 'with the address that the contact has in the inbox', {
		given: { ...place, content: 'Hola {{contact.email}}' },
		replies: [owner([1, 'other'], [2, 'known']), record(42)],
		asked: [OWNER, { to: POST, body: {
			source_id: 'known',
			inbox_id: 2,
			contact_id: 3,
			message: { content: 'Hola {\u200b{contact.email}}', content_attributes: { automation: { source: 'chatwoot.conversation', key: 'workflow/execution/node/0' } } },
		} }],
		output: out(42),
	}],
	['create', 'without one for a contact who is new there', { given: place, replies: [owner(), record(42)], asked: [OWNER, { to: POST, body: { inbox_id: 2, contact_id: 3 } }], output: out(42) }],
	['create', 'with everything; a bot may read neither contacts nor definitions, so an address that is given is taken, and attributes as they are', {
		given: { ...place, options: { sourceId: 'mine', status: 'pending', assigneeId: locator(7), teamId: locator('5'), customAttributes: { order: '#1' } } },
		replies: [failed(401, { error: 'Access to this endpoint is not authorized for bots' }), record(42)],
		asked: [DEFINITIONS, { to: POST, body: { source_id: 'mine', inbox_id: 2, contact_id: 3, status: 'pending', assignee_id: 7, team_id: 5, custom_attributes: { order: '#1' } } }],
		output: out(42),
	}],
	['findOrCreate', 'takes the liveliest that is not resolved', {
		given: place,
		replies: [ofContact(record(44, { status: 'resolved' }), record(43, { inbox_id: 9 }), record(42), record(41))],
		asked: [OWN],
		output: out(42, { created: false }),
	}],
	['findOrCreate', 'opens one at the contact\'s address', { given: place, replies: [ofContact(), apiInbox, owner([2, 'known']), record(42)], asked: [OWN, INBOX, OWNER, { to: POST, body: { source_id: 'known', inbox_id: 2, contact_id: 3 } }], output: out(42, { created: true }) }],
	['findOrCreate', 'opens one at an address that two requests cannot both take', { given: place, replies: [ofContact(), apiInbox, owner(), record(42)], asked: [OWN, INBOX, OWNER, { to: POST, body: { source_id: 'contact-3', inbox_id: 2, contact_id: 3 } }], output: out(42, { created: true }) }],
	['findOrCreate', 'leaves the address to WhatsApp, where it is the phone', { given: place, replies: [ofContact(), whatsApp, owner(), record(42)], asked: [OWN, INBOX, OWNER, { to: POST, body: { inbox_id: 2, contact_id: 3 } }], output: out(42, { created: true }) }],
	['findOrCreate', 'takes the one that somebody else opened in the same moment', {
		given: place,
		replies: [ofContact(), apiInbox, owner(), failed(422, { error: 'source_id should be unique' }), ofContact(record(42))],
		asked: [OWN, INBOX, OWNER, { to: POST, body: { source_id: 'contact-3', inbox_id: 2, contact_id: 3 } }, OWN],
		output: out(42, { created: false }),
	}],
	['findOrCreate', 'finds its own after a lost answer', {
		given: place,
		replies: [ofContact(), apiInbox, owner(), failed(502), ofContact(record(42))],
		asked: [OWN, INBOX, OWNER, { to: POST, body: { source_id: 'contact-3', inbox_id: 2, contact_id: 3 } }, OWN],
		output: out(42, { created: true }),
	}],
	['findOrCreate', 'says so when an inbox with one conversation per contact hands back the old one', {
		given: place,
		replies: [ofContact(record(40, { status: 'resolved' })), apiInbox, owner([2, 'known']), record(40, { status: 'resolved' })],
		asked: [OWN, INBOX, OWNER, { to: POST, body: { source_id: 'known', inbox_id: 2, contact_id: 3 } }],
		output: out(40, { status: 'resolved', created: false }),
	}],
	['get', 'reads one', { given: { conversationId: '42' }, replies: [record(42)], asked: [{ to: 'GET /conversations/42' }], output: out(42) }],
	['getAll', 'the open ones', { given: { limit: 1 }, replies: [listed(record(42), record(41))], asked: [{ to: 'GET /conversations', query: { status: 'open' } }], output: [out(42)] }],
	['getAll', 'by inbox, team, assignee, labels and order', {
		given: { status: 'all', returnAll: true, filters: { inboxId: locator(2), teamId: locator(5), assigneeType: 'unassigned', labels: 'vip, order', sortBy: 'waiting_since_asc' } },
		replies: [listed(record(42))],
		asked: [{ to: 'GET /conversations', query: { status: 'all', inbox_id: 2, team_id: 5, assignee_type: 'unassigned', labels: ['vip', 'order'], sort_by: 'waiting_since_asc' } }],
		output: [out(42)],
	}],
	['filter', 'with a list from an expression', {
		given: { conditions: [{ attribute_key: 'assignee_id', filter_operator: 'is_not_present' }], returnAll: true },
		replies: [filtered(record(42))],
		asked: [{ to: 'POST /conversations/filter', body: { payload: [{ attribute_key: 'assignee_id', filter_operator: 'is_not_present', values: [], query_operator: null }] } }],
		output: [out(42)],
	}],
	['setStatus', 'resolves', { given: { conversationId: 42 }, replies: [status('resolved')], asked: [{ to: 'POST /conversations/42/toggle_status', body: { status: 'resolved' } }], output: { success: true, conversationId: 42, status: 'resolved', snoozedUntil: null } }],
	['setStatus', 'succeeds where a bot hands over, which Chatwoot answers with null', { given: { conversationId: 42, status: 'open' }, replies: [status('open', null, null)], asked: [{ to: 'POST /conversations/42/toggle_status', body: { status: 'open' } }], output: { success: true, conversationId: 42, status: 'open', snoozedUntil: null } }],
	['setStatus', 'snoozes until a date in the time zone of the workflow, in seconds', {
		given: { conversationId: 42, status: 'snoozed', snoozedUntil: '2026-11-22T09:00:00' },
		replies: [status('snoozed', '2026-11-22T12:00:00.000Z')],
		asked: [{ to: 'POST /conversations/42/toggle_status', body: { status: 'snoozed', snoozed_until: 1_795_348_800 } }],
		output: { success: true, conversationId: 42, status: 'snoozed', snoozedUntil: '2026-11-22T12:00:00.000Z' },
	}],
	['setStatus', 'snoozes until the customer writes', { given: { conversationId: 42, status: 'snoozed' }, replies: [status('snoozed')], asked: [{ to: 'POST /conversations/42/toggle_status', body: { status: 'snoozed' } }], output: { success: true, conversationId: 42, status: 'snoozed', snoozedUntil: null } }],
	['setPriority', 'sets it', { given: { conversationId: 42, priority: 'urgent' }, replies: [''], asked: [{ to: 'POST /conversations/42/toggle_priority', body: { priority: 'urgent' } }], output: { success: true, conversationId: 42, priority: 'urgent' } }],
	['setPriority', 'clears it with null, because "none" is answered with 500', { given: { conversationId: 42, priority: 'none' }, replies: [null], asked: [{ to: 'POST /conversations/42/toggle_priority', body: { priority: null } }], output: { success: true, conversationId: 42, priority: null } }],
	['assign', 'the team first, then the agent; no tokens come out', {
		given: { conversationId: 42, assigneeId: locator(7), teamId: locator(5) },
		replies: [team, agent],
		asked: [{ to: 'POST /conversations/42/assignments', body: { team_id: 5 } }, { to: 'POST /conversations/42/assignments', body: { assignee_id: 7 } }],
		output: { success: true, conversationId: 42, assignee: { id: 7, name: 'Eva', email: 'eva@example.com' }, team },
	}],
	['assign', 'only a team', { given: { conversationId: 42, teamId: 5 }, replies: [team], asked: [{ to: 'POST /conversations/42/assignments', body: { team_id: 5 } }], output: { success: true, conversationId: 42, assignee: null, team } }],
	['unassign', 'the agent', { given: { conversationId: 42 }, replies: [null], asked: [{ to: 'POST /conversations/42/assignments', body: { assignee_id: null } }], output: { success: true, conversationId: 42, unassigned: 'agent' } }],
	['unassign', 'the team', { given: { conversationId: 42, from: 'team' }, replies: [null], asked: [{ to: 'POST /conversations/42/assignments', body: { team_id: 0 } }], output: { success: true, conversationId: 42, unassigned: 'team' } }],
	['unassign', 'both', { given: { conversationId: 42, from: 'both' }, replies: [null, null], asked: [{ to: 'POST /conversations/42/assignments', body: { team_id: 0 } }, { to: 'POST /conversations/42/assignments', body: { assignee_id: null } }], output: { success: true, conversationId: 42, unassigned: 'both' } }],
	['addLabels', 'keeps those that are there', { given: { conversationId: 42, labels: 'order' }, replies: [{ payload: ['vip'] }, { payload: ['vip', 'order'] }], asked: [{ to: 'GET /conversations/42/labels' }, { to: 'POST /conversations/42/labels', body: { labels: ['vip', 'order'] } }], output: { conversationId: 42, labels: ['vip', 'order'] } }],
	['removeLabels', 'the last one', { given: { conversationId: 42, labels: 'vip' }, replies: [{ payload: ['vip'] }, { payload: [] }], asked: [{ to: 'GET /conversations/42/labels' }, { to: 'POST /conversations/42/labels', body: { labels: [] } }], output: { conversationId: 42, labels: [] } }],
	['removeLabels', 'writes nothing when none is there', { given: { conversationId: 42, labels: 'late' }, replies: [{ payload: ['vip'] }], asked: [{ to: 'GET /conversations/42/labels' }], output: { conversationId: 42, labels: ['vip'] } }],
	['setLabels', 'replaces them', { given: { conversationId: 42, labels: 'late, vip' }, replies: [{ payload: ['late', 'vip'] }], asked: [{ to: 'POST /conversations/42/labels', body: { labels: ['late', 'vip'] } }], output: { conversationId: 42, labels: ['late', 'vip'] } }],
	['updateAttributes', 'keeps the others, which Chatwoot would drop', {
		given: { conversationId: 42, customAttributes: '{"score": 42}' },
		replies: [[], record(42, { custom_attributes: { order: '#1', score: 1 } }), { custom_attributes: { order: '#1', score: 42 } }],
		asked: [DEFINITIONS, { to: 'GET /conversations/42' }, { to: 'POST /conversations/42/custom_attributes', body: { custom_attributes: { order: '#1', score: 42 } } }],
		output: { success: true, conversationId: 42, customAttributes: { order: '#1', score: 42 } },
	}],
];

describe.each(rows)('conversation.%s', (name, what, row) => {
	test(what, async () => {
		const { asked, output } = await runOperation(operation(name), row.given, row.replies);
		expect(asked).toEqual(row.asked);
		expect(output).toEqual(row.output);
	});
});

const refused: Array<[string, string, Record<string, unknown>, RegExp]> = [
	['create', 'no inbox', { contactId: 3 }, /Inbox is empty\. Choose from the list/],
	['findOrCreate', 'no contact', { inboxId: 2, contactId: undefined }, /Contact is empty/],
	['get', 'text for a number', { conversationId: '#42' }, /Conversation ID must be a whole number, but is "#42"/],
	['getAll', 'text for an inbox', { filters: { inboxId: 'Shop' } }, /Inbox must be a whole number/],
	['filter', 'an object that is no condition', { conditions: 'open' }, /Conditions must be a JSON list/],
	['setStatus', 'an unknown status', { conversationId: 42, status: 'closed' }, /Status must be one of open, pending, resolved, snoozed, but is "closed"/],
	['setStatus', 'a date that is none', { conversationId: 42, status: 'snoozed', snoozedUntil: 'tomorrow' }, /Snoozed Until must be a date and time such as .* "tomorrow"/],
	['setStatus', 'a date gone by', { conversationId: 42, status: 'snoozed', snoozedUntil: '2026-11-21T11:59:59Z' }, /Snoozed Until is in the past/],
	['setPriority', 'an unknown one', { conversationId: 42, priority: 'p1' }, /Priority must be one of urgent, high, medium, low or none, but is "p1"/],
	['assign', 'nobody', { conversationId: 42 }, /Nobody to assign/],
	['unassign', 'an unknown place', { conversationId: 42, from: 'inbox' }, /From must be agent, team or both/],
	['addLabels', 'no labels', { conversationId: 42, labels: '' }, /Labels is empty/],
	['setLabels', 'no labels', { conversationId: 42, labels: '' }, /Labels is empty/],
	['updateAttributes', 'no attributes', { conversationId: 42, customAttributes: '' }, /Custom Attributes is empty/],
];

test.each(refused)('conversation.%s refuses %s before asking', async (name, _what, given, sentence) => {
	expect(await refusalOf(operation(name), given)).toMatch(sentence);
});

test.each([
	['updateAttributes', { conversationId: 42, customAttributes: { a: 1 } }],
	['addLabels', { conversationId: 42, labels: 'vip' }],
])('conversation.%s overwrites nothing after an answer it cannot read', async (name, given) => {
	expect(await refusalOf(operation(name), given, ['<html></html>'])).toMatch(/did not answer with a/);
});

test('findOrCreate reports what it could not open', async () => {
	const replies = [ofContact(), apiInbox, owner(), failed(404, { error: 'Resource could not be found' }), ofContact()];
	expect(await refusalOf(operation('findOrCreate'), place, replies)).toMatch(/answered 404 .* could not be found.*It does not exist in this account/);
});

test('findOrCreate looks behind the 20 conversations that Chatwoot lists', async () => {
	const resolved = Array.from({ length: 20 }, (_, k) => record(100 - k, { status: 'resolved' }));
	const { asked, output } = await runOperation(operation('findOrCreate'), place, [ofContact(...resolved), filtered(record(42))]);
	expect(asked[1]).toEqual({ to: 'POST /conversations/filter', body: { payload: [
		{ attribute_key: 'contact_id', filter_operator: 'equal_to', values: [3], query_operator: 'AND' },
		{ attribute_key: 'inbox_id', filter_operator: 'equal_to', values: [2], query_operator: 'AND' },
		{ attribute_key: 'status', filter_operator: 'not_equal_to', values: ['resolved'], query_operator: null },
	] } });
	expect(output).toEqual(out(42, { created: false }));
});

test('assign tells the client that null means failure', async () => {
	const { requests } = await runOperation(operation('assign'), { conversationId: 42, assigneeId: 7, teamId: 5 }, [team, agent]);
	expect(requests.map(({ nullIsFailure, repeatable }) => [nullIsFailure, repeatable])).toEqual([[true, true], [true, true]]);
});

test('getAll reads every page and each conversation once while the list moves', async () => {
	const page = (...ids: number[]) => ({ data: { meta: { all_count: 5 }, payload: ids.map((id) => record(id)) } });
	const { asked, output } = await runOperation(operation('getAll'), { returnAll: true }, [page(5, 4), page(4, 3), page(2, 1)]);
	expect(asked.map(({ query }) => query)).toEqual([{ status: 'open' }, { status: 'open', page: 2 }, { status: 'open', page: 3 }]);
	expect(output).toEqual([5, 4, 3, 2, 1].map((id) => out(id)));
});
