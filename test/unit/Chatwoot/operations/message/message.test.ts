import { addNote } from '../../../../../nodes/Chatwoot/operations/message/addNote';
import { getAll } from '../../../../../nodes/Chatwoot/operations/message/getAll';
import { failed } from '../../../../helpers/fakeClient';
import { refusalOf, runOperation } from '../runOperation';

const MESSAGES = '/conversations/42/messages';
const mark = (key: string) => ({ automation: { source: 'chatwoot.note', key } });
const note = (key: string) => ({ id: 9, content: 'Call back', private: true, status: 'sent', created_at: 1_795_262_000, content_attributes: mark(key) });
const posted = (content: string, key: string) => ({ to: `POST ${MESSAGES}`, body: { content, private: true, content_attributes: mark(key) } });
const CALL = 'workflow/execution/node/0';
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => ({ id: from + k, content: String(from + k) }));
const page = (from: number, to: number) => ({ meta: {}, payload: ids(from, to) });

describe('message.addNote', () => {
	test('is private, marked, and Liquid in it is text', async () => {
		const { asked, output } = await runOperation(addNote, { conversationId: 42, content: 'Wrote {{1}}' }, [note(CALL)]);
		expect(asked).toEqual([posted('Wrote {\u200b{1}}', CALL)]);
		expect(output).toEqual({ id: 9, content: 'Call back', private: true, created_at: 1_795_262_000, content_attributes: mark(CALL), deliveryStatus: 'sent', status: 'sent', messageId: 9, conversationId: 42 });
	});

	test('Liquid where it is allowed', async () => {
		const { asked } = await runOperation(addNote, { conversationId: 42, content: '{{agent.name}}', options: { allowLiquid: true } }, [note(CALL)]);
		expect(asked).toEqual([posted('{{agent.name}}', CALL)]);
	});

	test('a key that is there already, among the private notes: not again', async () => {
		const given = { conversationId: 42, content: 'Call back', options: { idempotencyKey: 'k1' } };
		const { asked, output } = await runOperation(addNote, given, [{ meta: {}, payload: [note('k1')] }]);
		expect(asked).toEqual([{ to: `GET ${MESSAGES}` }]);
		expect(output).toMatchObject({ id: 9, status: 'duplicate' });
	});

	test('a lost answer: looks for the note before writing it again', async () => {
		const { asked, output } = await runOperation(addNote, { conversationId: 42, content: 'Call back' }, [failed(504), { meta: {}, payload: [note(CALL)] }]);
		expect(asked).toEqual([posted('Call back', CALL), { to: `GET ${MESSAGES}` }]);
		expect(output).toMatchObject({ id: 9, status: 'sent' });
	});

	test.each([
		['no text', { conversationId: 42, content: ' ' }, /Note is empty/],
		['no conversation', { conversationId: undefined, content: 'x' }, /Conversation ID is empty/],
	])('refuses %s', async (_name, given, sentence) => {
		expect(await refusalOf(addNote, given)).toMatch(sentence);
	});
});

describe('message.getAll', () => {
	const rows: Array<[string, object, unknown[], object[], [number, number]]> = [
		['the newest of a page that begins with its oldest', { limit: 3 }, [page(81, 100)], [{ to: `GET ${MESSAGES}` }], [98, 100]],
		['a whole page', { limit: 20 }, [page(81, 100)], [{ to: `GET ${MESSAGES}` }], [81, 100]],
		['one more than a page: one more request, to where the ids say it begins', { limit: 21 }, [page(81, 100), page(79, 80)], [{ to: `GET ${MESSAGES}` }, { to: `GET ${MESSAGES}`, query: { after: 79, before: 81 } }], [80, 100]],
		['all, forwards', { returnAll: true }, [page(15, 40)], [{ to: `GET ${MESSAGES}`, query: { after: 0 } }], [15, 40]],
		['fewer than the limit', {}, [page(1, 2)], [{ to: `GET ${MESSAGES}` }], [1, 2]],
		['public ones', { options: { publicOnly: true } }, [page(1, 2)], [{ to: `GET ${MESSAGES}`, query: { filter_internal_messages: true } }], [1, 2]],
	];
	test.each(rows)('%s', async (_name, given, replies, expected, [from, to]) => {
		const { asked, output } = await runOperation(getAll, { conversationId: 42, ...given }, replies);
		expect(asked).toEqual(expected);
		expect(output).toEqual(ids(from, to).map((row) => ({ ...row, messageId: row.id, conversationId: 42 })));
	});

	test('none', async () => {
		const { output } = await runOperation(getAll, { conversationId: 42 }, [{ meta: {}, payload: [] }]);
		expect(output).toEqual([]);
	});
});
