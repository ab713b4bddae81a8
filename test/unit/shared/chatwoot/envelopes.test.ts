import { readPageMeta, readRecord, readRows, readStrings } from '../../../../nodes/shared/chatwoot/envelopes';

describe('readRows', () => {
	const rows: Array<[string, unknown, unknown]> = [
		['an empty list is a list', { payload: [] }, []],
		['a bare list (agents, teams, canned responses)', [{ id: 1 }], [{ id: 1 }]],
		['payload (contacts, inboxes)', { meta: { count: 1 }, payload: [{ id: 1 }] }, [{ id: 1 }]],
		['data.payload (conversations)', { data: { meta: { all_count: 1 }, payload: [{ id: 1 }] } }, [{ id: 1 }]],
		['payload.webhooks', { payload: { webhooks: [{ id: 1 }] } }, [{ id: 1 }]],
		['audit_logs', { per_page: 25, audit_logs: [{ id: 1 }] }, [{ id: 1 }]],
		['an HTML page is no list', '<html></html>', undefined],
		['nothing is no list', null, undefined],
		['a record is no list', { id: 1 }, undefined],
	];
	test.each(rows)('%s', (_name, body, expected) => {
		expect(readRows(body)).toEqual(expected);
	});
});

describe('readRecord', () => {
	const rows: Array<[string, unknown, unknown]> = [
		['bare (conversation)', { id: 3, meta: {} }, { id: 3, meta: {} }],
		['payload (contact shown)', { payload: { id: 3 } }, { id: 3 }],
		['payload.contact (contact created)', { payload: { contact: { id: 3 }, contact_inbox: { inbox: null } } }, { id: 3 }],
		['payload.webhook', { payload: { webhook: { id: 3 } } }, { id: 3 }],
		['a record whose payload is data of its own', { id: 3, payload: { id: 9 } }, { id: 3, payload: { id: 9 } }],
		['a status answer has no id', { payload: { success: true, conversation_id: 1 } }, { success: true, conversation_id: 1 }],
		['text is none', 'x', undefined],
	];
	test.each(rows)('%s', (_name, body, expected) => {
		expect(readRecord(body)).toEqual(expected);
	});
});

test('readStrings reads label answers and bare lists, and nothing else', () => {
	expect(readStrings({ payload: ['vip', 3, 'order'] })).toEqual(['vip', 'order']);
	expect(readStrings(['a'])).toEqual(['a']);
	expect(readStrings(undefined)).toEqual([]);
});

describe('readPageMeta', () => {
	test.each([
		['no meta: comes whole', [{ id: 1 }], { hasMore: undefined, total: undefined, paged: false }],
		['contacts count everything', { meta: { count: 40, current_page: '1' }, payload: [] }, { hasMore: undefined, total: 40, paged: true }],
		['search says whether there is more', { meta: { count: 15, has_more: true }, payload: [] }, { hasMore: true, total: 15, paged: true }],
		['conversations count all', { data: { meta: { mine_count: 1, all_count: 60 }, payload: [] } }, { hasMore: undefined, total: 60, paged: true }],
	])('%s', (_name, body, expected) => {
		expect(readPageMeta(body)).toEqual(expected);
	});
});
