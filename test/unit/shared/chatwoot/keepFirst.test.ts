import { CLAIM_SETTLE_MS, keepFirst } from '../../../../nodes/shared/chatwoot/keepFirst';
import { fakeClient } from '../../../helpers/fakeClient';

const NOW = new Date('2026-11-21T23:00:00.000Z');
const mark = { source: 'test', key: 'hot-1' };
const note = (id: number, key = mark.key) => ({ id, private: true, created_at: NOW.getTime() / 1000, content_attributes: { automation: { source: 'test', key } } });
const LOOK = 'GET /conversations/42/messages';
const page = (...rows: object[]) => ({ meta: {}, payload: rows });
const sent = { conversationId: 42, mark, result: { status: 'sent' as const, message: note(9) } };

const rows: Array<[string, unknown[], string, number, string[]]> = [
	['alone', [page(note(9))], 'sent', 9, [LOOK]],
	['first, another came after', [page(note(9), note(10))], 'sent', 9, [LOOK]],
	['second: its own is deleted', [page(note(8), note(9)), null], 'duplicate', 8, [LOOK, 'DELETE /conversations/42/messages/9']],
	['behind a note with another key', [page(note(8, 'hot-2'), note(9))], 'sent', 9, [LOOK]],
	['not to be seen yet', [page()], 'sent', 9, [LOOK]],
];

test.each(rows)('%s', async (_name, replies, status, id, calls) => {
	const client = fakeClient(replies);
	expect(await keepFirst(client, sent, NOW)).toMatchObject({ status, message: { id } });
	expect([client.sent, client.waits]).toEqual([calls, [CLAIM_SETTLE_MS]]);
});

test('a duplicate stays one, without a question', async () => {
	const client = fakeClient([]);
	const result = { status: 'duplicate' as const, message: note(3) };
	expect(await keepFirst(client, { ...sent, result }, NOW)).toBe(result);
	expect(client.sent).toEqual([]);
});
