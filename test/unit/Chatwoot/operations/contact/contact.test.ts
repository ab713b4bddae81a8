import { contact } from '../../../../../nodes/Chatwoot/operations/contact';
import { findOperation } from '../../../../../nodes/Chatwoot/operation';
import { failed } from '../../../../helpers/fakeClient';
import type { Row } from '../runOperation';
import { refusalOf, runOperation } from '../runOperation';

const operation = (name: string) => {
	const found = findOperation([contact], 'contact', name);
	if (!found) throw new Error(`no operation ${name}`);
	return found;
};

// Answers in the shapes of a recorded 4.15.1.
const ana = {
	id: 3,
	name: 'Ana Pérez',
	email: 'ana@example.com',
	phone_number: '+56961234567',
	identifier: 'shopify:1',
	blocked: false,
	custom_attributes: { vip: true },
	additional_attributes: { city: 'Santiago' },
};
const inPayload = (record: object) => ({ payload: record });
const asCreated = (record: object) => ({ payload: { contact: record, contact_inbox: { inbox: null, source_id: null } } });
const list = (...rows: object[]) => ({ meta: { count: rows.length, current_page: 1 }, payload: rows });
const out = { ...ana, contactId: 3 };
const FILTER = { to: 'POST /contacts/filter', query: { include_contact_inboxes: true } };
const condition = (key: string, value: string, operator: string | null = null) => ({
	attribute_key: key,
	filter_operator: 'equal_to',
	values: [value],
	query_operator: operator,
});
const byPhone = { ...FILTER, body: { payload: [condition('phone_number', '+56961234567')] } };

const DEFINITIONS = { to: 'GET /custom_attribute_definitions', query: { attribute_model: 'contact_attribute' } };

const rows: Array<[string, string, Row]> = [
	['create', 'sends what is filled in, the phone as E.164', {
		given: { name: 'Ana Pérez', phone: '9 6123 4567', email: ' ', options: { country: 'CL', city: 'Santiago', customAttributes: '{"vip": true}' } },
		replies: [[], asCreated(ana)],
		asked: [DEFINITIONS, { to: 'POST /contacts', body: { name: 'Ana Pérez', phone_number: '+56961234567', custom_attributes: { vip: true }, additional_attributes: { city: 'Santiago' } } }],
		output: out,
	}],
	['get', 'reads one', { given: { contactId: '3' }, replies: [inPayload(ana)], asked: [{ to: 'GET /contacts/3' }], output: out }],
	['get', 'reads one wrapped twice, as older servers answer', { given: { contactId: 3 }, replies: [{ payload: { contact: ana } }], asked: [{ to: 'GET /contacts/3' }], output: out }],
	['find', 'by phone in any spelling', { given: { phone: '(9) 6123-4567', options: { country: 'CL' } }, replies: [list(ana)], asked: [byPhone], output: { ...out, found: true } }],
	['find', 'by phone, then e-mail, then identifier in one request', {
		given: { phone: '+56961234567', email: 'Ana@Example.com', identifier: 'shopify:1' },
		replies: [list()],
		asked: [{ ...FILTER, body: { payload: [condition('phone_number', '+56961234567', 'OR'), condition('email', 'ana@example.com', 'OR'), condition('identifier', 'shopify:1')] } }],
		output: { found: false },
	}],
	['find', 'says so when nobody has it', { given: { identifier: 'shopify:2' }, replies: [list()], asked: [{ ...FILTER, body: { payload: [condition('identifier', 'shopify:2')] } }], output: { found: false } }],
	['getAll', 'up to the limit', { given: { limit: 1 }, replies: [list(ana, { ...ana, id: 4 })], asked: [{ to: 'GET /contacts', query: { sort: '-last_activity_at' } }], output: [out] }],
	['getAll', 'with labels, in another order', { given: { returnAll: true, options: { labels: 'vip, order', sort: 'name' } }, replies: [list(ana)], asked: [{ to: 'GET /contacts', query: { sort: 'name', labels: ['vip', 'order'] } }], output: [out] }],
	['search', 'reads on while the server says there is more', {
		given: { query: 'ana', returnAll: true },
		replies: [
			{ meta: { count: 1, current_page: 1, has_more: true }, payload: [ana] },
			{ meta: { count: 1, current_page: '2', has_more: false }, payload: [{ ...ana, id: 4 }] },
		],
		asked: [{ to: 'GET /contacts/search', query: { q: 'ana', sort: 'name' } }, { to: 'GET /contacts/search', query: { q: 'ana', sort: 'name', page: 2 } }],
		output: [out, { ...ana, id: 4, contactId: 4 }],
	}],
	['filter', 'repairs what Chatwoot answers with 500', {
		given: { conditions: '[{"attribute_key": "tier", "filter_operator": "equal_to", "values": "gold"}, {"attribute_key": "email", "filter_operator": "is_present", "query_operator": "OR"}]', returnAll: true },
		replies: [list(ana)],
		asked: [{ to: 'POST /contacts/filter', body: { payload: [
			{ attribute_key: 'tier', filter_operator: 'equal_to', values: ['gold'], query_operator: 'AND' },
			{ attribute_key: 'email', filter_operator: 'is_present', values: [], query_operator: null },
		] } }],
		output: [out],
	}],
	['update', 'sends only what is filled in', { given: { contactId: 3, updateFields: { name: 'Ana', email: '' } }, replies: [inPayload(ana)], asked: [{ to: 'PUT /contacts/3', body: { name: 'Ana' } }], output: out }],
	['update', 'keeps the company when the city changes, which servers before 4.2 would drop', {
		given: { contactId: 3, updateFields: { city: 'Valdivia' } },
		replies: [inPayload({ ...ana, additional_attributes: { city: 'Santiago', company_name: 'Flores' } }), inPayload(ana)],
		asked: [{ to: 'GET /contacts/3' }, { to: 'PUT /contacts/3', body: { additional_attributes: { city: 'Valdivia', company_name: 'Flores' } } }],
		output: out,
	}],
	['updateAttributes', 'leaves merging to Chatwoot', { given: { contactId: 3, customAttributes: { score: 42 } }, replies: [[], inPayload(ana)], asked: [DEFINITIONS, { to: 'PUT /contacts/3', body: { custom_attributes: { score: 42 } } }], output: out }],
	['upsert', 'creates with an identifier, which two simultaneous requests cannot both take', {
		given: { name: 'Ana Pérez', phone: '+56961234567' },
		replies: [list(), asCreated(ana)],
		asked: [byPhone, { to: 'POST /contacts', body: { identifier: 'phone:+56961234567', name: 'Ana Pérez', phone_number: '+56961234567' } }],
		output: { ...out, created: true },
	}],
	['upsert', 'changes only what differs', {
		given: { name: 'Ana P.', phone: '+56961234567', options: { customAttributes: { vip: true } } },
		replies: [[], list(ana), inPayload({ ...ana, name: 'Ana P.' })],
		asked: [DEFINITIONS, byPhone, { to: 'PUT /contacts/3', body: { name: 'Ana P.' } }],
		output: { ...out, name: 'Ana P.', created: false },
	}],
	['upsert', 'writes nothing when nothing differs', { given: { name: 'Ana Pérez', phone: '+56961234567' }, replies: [list(ana)], asked: [byPhone], output: { ...out, created: false } }],
	['upsert', 'keeps the spelling of the phone that Chatwoot holds', {
		given: { name: 'Bia', phone: '+5511961234567' },
		replies: [list({ ...ana, phone_number: '+551161234567' }), inPayload({ ...ana, name: 'Bia' })],
		asked: [
			{ ...FILTER, body: { payload: [condition('phone_number', '+5511961234567', 'OR'), condition('phone_number', '+551161234567')] } },
			{ to: 'PUT /contacts/3', body: { name: 'Bia' } },
		],
		output: { ...out, name: 'Bia', created: false },
	}],
	['upsert', 'takes the contact that somebody else made in the same moment', {
		given: { phone: '+56961234567' },
		replies: [list(), failed(422, { message: 'Identifier has already been taken', attributes: ['identifier'] }), list(ana)],
		asked: [
			byPhone,
			{ to: 'POST /contacts', body: { identifier: 'phone:+56961234567', phone_number: '+56961234567' } },
			{ ...FILTER, body: { payload: [condition('phone_number', '+56961234567', 'OR'), condition('identifier', 'phone:+56961234567')] } },
		],
		output: { ...out, created: false },
	}],
	['addLabels', 'keeps those that are there', { given: { contactId: 3, labels: 'VIP, order, order' }, replies: [{ payload: ['vip'] }, { payload: ['vip', 'order'] }], asked: [{ to: 'GET /contacts/3/labels' }, { to: 'POST /contacts/3/labels', body: { labels: ['vip', 'order'] } }], output: { contactId: 3, labels: ['vip', 'order'] } }],
	['addLabels', 'writes nothing when all are there', { given: { contactId: 3, labels: ['vip'] }, replies: [{ payload: ['vip', 'order'] }], asked: [{ to: 'GET /contacts/3/labels' }], output: { contactId: 3, labels: ['vip', 'order'] } }],
	['removeLabels', 'keeps the others', { given: { contactId: 3, labels: 'VIP' }, replies: [{ payload: ['vip', 'order'] }, { payload: ['order'] }], asked: [{ to: 'GET /contacts/3/labels' }, { to: 'POST /contacts/3/labels', body: { labels: ['order'] } }], output: { contactId: 3, labels: ['order'] } }],
	['setLabels', 'replaces them', { given: { contactId: 3, labels: 'late' }, replies: [{ payload: ['late'] }], asked: [{ to: 'POST /contacts/3/labels', body: { labels: ['late'] } }], output: { contactId: 3, labels: ['late'] } }],
	['setLabels', 'takes all away for an empty list', { given: { contactId: 3, labels: [] }, replies: [{ payload: [] }], asked: [{ to: 'POST /contacts/3/labels', body: { labels: [] } }], output: { contactId: 3, labels: [] } }],
	['addNote', 'says whose note it is, which Chatwoot leaves out', {
		given: { contactId: 3, content: 'Called back' },
		replies: [{ id: 1, content: 'Called back', account_id: null, contact_id: null, user: { id: 1, name: 'Eva' } }],
		asked: [{ to: 'POST /contacts/3/notes', body: { content: 'Called back' } }],
		output: { id: 1, content: 'Called back', account_id: null, contact_id: 3, user: { id: 1, name: 'Eva' }, contactId: 3 },
	}],
	['getConversations', 'the newest ones', {
		given: { contactId: 3 },
		replies: [{ payload: [{ id: 42, meta: { sender: { id: 3 } } }] }],
		asked: [{ to: 'GET /contacts/3/conversations' }],
		output: [{ id: 42, meta: { sender: { id: 3 } }, conversationId: 42, contactId: 3 }],
	}],
];

describe.each(rows)('contact.%s', (name, what, row) => {
	test(what, async () => {
		const { asked, output } = await runOperation(operation(name), row.given, row.replies);
		expect(asked).toEqual(row.asked);
		expect(output).toEqual(row.output);
	});
});

describe('contact.getConversations beyond the 20 that Chatwoot lists', () => {
	const twenty = { payload: Array.from({ length: 20 }, (_, k) => ({ id: 100 - k })) };
	const all = { meta: { all_count: 21 }, payload: Array.from({ length: 21 }, (_, k) => ({ id: 100 - k })) };

	test('reads them with the filter, which has pages', async () => {
		const { asked, output } = await runOperation(operation('getConversations'), { contactId: 3, returnAll: true }, [twenty, all]);
		expect(asked[1]).toEqual({ to: 'POST /conversations/filter', body: { payload: [{ attribute_key: 'contact_id', filter_operator: 'equal_to', values: [3], query_operator: null }] } });
		expect(output).toHaveLength(21);
	});

	test('not when 20 are enough', async () => {
		const { output } = await runOperation(operation('getConversations'), { contactId: 3, limit: 20 }, [twenty]);
		expect(output).toHaveLength(20);
	});
});

const refused: Array<[string, string, Record<string, unknown>, RegExp]> = [
	['create', 'nothing filled in', {}, /Nothing to create.*Fill in at least one/],
	['create', 'letters in the phone', { phone: 'call me' }, /"call me" is no phone number.*\+56 9 1234 5678/],
	['create', 'attributes that are no JSON', { name: 'Ana', options: { customAttributes: '{vip' } }, /Custom Attributes holds no valid JSON/],
	['get', 'no contact', { contactId: '' }, /Contact is empty/],
	['get', 'a name for a number', { contactId: 'Ana' }, /Contact must be a whole number, but is "Ana"/],
	['get', 'an id beyond 2^53', { contactId: '9007199254740993' }, /Contact must be a whole number/],
	['find', 'nobody named', {}, /Phone, Email and Identifier are all empty/],
	['getAll', 'a limit of 0', { limit: 0 }, /Limit must be a whole number/],
	['search', 'no text', { query: '  ' }, /Text is empty/],
	['filter', 'no conditions', { conditions: '[]' }, /Conditions must be a JSON list/],
	['filter', 'broken JSON', { conditions: '[{' }, /Conditions must be a JSON list/],
	['update', 'nothing to change', { contactId: 3, updateFields: { name: ' ' } }, /Nothing to change/],
	['updateAttributes', 'no attributes', { contactId: 3, customAttributes: '{}' }, /Custom Attributes is empty/],
	['updateAttributes', 'a list', { contactId: 3, customAttributes: '[1]' }, /must be a JSON object/],
	['upsert', 'nobody named', { name: 'Ana' }, /Phone, Email and Identifier are all empty/],
	['addLabels', 'no labels', { contactId: 3, labels: ' , ' }, /Labels is empty/],
	['setLabels', 'an expression that found nothing', { contactId: 3, labels: undefined }, /Labels is empty.*\{\{ \[\] \}\}/],
	['addNote', 'no text', { contactId: 3, content: '' }, /Note is empty/],
];

test.each(refused)('contact.%s refuses %s before asking', async (name, _what, given, sentence) => {
	expect(await refusalOf(operation(name), given)).toMatch(sentence);
});

test.each([
	['get', { contactId: 3 }, /GET \/contacts\/3 did not answer with a contact\. Check that the Base URL/],
	['addLabels', { contactId: 3, labels: 'vip' }, /GET \/contacts\/3\/labels did not answer with a list of labels/],
	['getAll', {}, /GET \/contacts did not answer with a list/],
	['getConversations', { contactId: 3 }, /did not answer with a list of conversations/],
])('contact.%s does not take another program\'s page for an answer', async (name, given, sentence) => {
	expect(await refusalOf(operation(name), given, ['<html></html>'])).toMatch(sentence);
});

test('a page that never ends is reported, not cut', async () => {
	const page = (query: { page?: number } = {}) => ({ meta: { has_more: true }, payload: [{ id: query.page ?? 1 }] });
	const replies = Array.from({ length: 400 }, () => (request: { query?: { page?: number } }) => page(request.query));
	expect(await refusalOf(operation('search'), { query: 'a', returnAll: true }, replies)).toMatch(/\/contacts\/search has more than 400 pages\. Narrow it/);
});

test('requests that may be repeated say so, others do not', async () => {
	const repeatable = async (name: string, given: object, replies: unknown[]) =>
		(await runOperation(operation(name), { ...given }, replies)).requests.map((request) => request.repeatable === true);
	expect(await repeatable('update', { contactId: 3, updateFields: { name: 'A' } }, [inPayload(ana)])).toEqual([true]);
	expect(await repeatable('setLabels', { contactId: 3, labels: 'a' }, [{ payload: ['a'] }])).toEqual([true]);
	expect(await repeatable('create', { name: 'A' }, [asCreated(ana)])).toEqual([false]);
	expect(await repeatable('addNote', { contactId: 3, content: 'x' }, [{ id: 1 }])).toEqual([false]);
});
