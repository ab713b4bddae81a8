import { sendOnce, withMark } from '../../../../nodes/shared/chatwoot/sendOnce';
import { failed, fakeClient, limited } from '../../../helpers/fakeClient';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const nowSeconds = NOW.getTime() / 1000;
const mark = { source: 'test', key: 'order-1' };
const request = { conversationId: 42, mark, message: { content: 'hola' }, lookFirst: true };
const page = (...keys: Array<string | null>) => ({
	meta: {},
	payload: keys.map((key, index) => ({
		id: index + 1,
		created_at: nowSeconds - 60,
		content_attributes: key ? { automation: { source: 'test', key } } : {},
	})),
});

describe('sendOnce', () => {
	test('looks, then sends with the mark', async () => {
		const client = fakeClient([page(null, 'order-0'), { id: 7 }]);
		expect(await sendOnce(client, request, NOW)).toEqual({ status: 'sent', message: { id: 7 } });
		expect(client.sent).toEqual(['GET /conversations/42/messages', 'POST /conversations/42/messages']);
		expect(client.requests[1]?.body).toEqual({ content: 'hola', content_attributes: { automation: mark } });
	});

	test('a message with the key is a duplicate and nothing is sent', async () => {
		const client = fakeClient([page('order-1')]);
		expect(await sendOnce(client, request, NOW)).toMatchObject({ status: 'duplicate', message: { id: 1 } });
	});

	test('without a look it is one request', async () => {
		const client = fakeClient([{ id: 7 }]);
		await sendOnce(client, { ...request, lookFirst: false }, NOW);
		expect(client.sent).toEqual(['POST /conversations/42/messages']);
	});

	test('after a lost answer the message is found and not sent again', async () => {
		const client = fakeClient([page(), failed(undefined, undefined, 'ECONNRESET'), page('order-1')]);
		expect(await sendOnce(client, request, NOW)).toMatchObject({ status: 'sent', message: { id: 1 } });
		expect(client.waits).toEqual([1000]);
	});

	test('after a lost request the message is sent again', async () => {
		const client = fakeClient([page(), failed(502), page(null), { id: 8 }]);
		expect(await sendOnce(client, request, NOW)).toMatchObject({ status: 'sent', message: { id: 8 } });
	});

	test('after a minute that takes no more requests it looks before it comes again', async () => {
		const client = fakeClient([page(), limited(42_000), page(null), { id: 8 }]);
		expect(await sendOnce(client, request, NOW)).toMatchObject({ status: 'sent', message: { id: 8 } });
		expect(client.waits).toEqual([42_000]);
	});

	test('what another worker sent in such a minute is not sent again', async () => {
		const client = fakeClient([page(), limited(42_000), page('order-1')]);
		expect(await sendOnce(client, request, NOW)).toMatchObject({ message: { id: 1 } });
		expect(client.sent.filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	test('a certain refusal is reported at once', async () => {
		const client = fakeClient([page(), failed(422, { error: 'Validation failed: Too many messages' })]);
		await expect(sendOnce(client, request, NOW)).rejects.toThrow(/Too many messages/);
	});

	test('it is posted three times at the most', async () => {
		const client = fakeClient([page(), failed(500), page(), failed(500), page(), failed(500), page()]);
		await expect(sendOnce(client, request, NOW)).rejects.toThrow(/500/);
		expect(client.sent.filter((line) => line.startsWith('POST'))).toHaveLength(3);
	});

	test('when the look itself fails, nothing is sent', async () => {
		const client = fakeClient([failed(502)]);
		await expect(sendOnce(client, request, NOW)).rejects.toThrow(/502/);
		expect(client.sent).toHaveLength(1);
	});

	test('twice at the same time: one goes out', async () => {
		let stored = false;
		const answer = ({ method }: { method: string }) => {
			if (method === 'GET') return stored ? page('order-1') : page();
			stored = true;
			return { id: 7 };
		};
		const client = fakeClient([answer, answer, answer]);
		const results = await Promise.all([sendOnce(client, request, NOW), sendOnce(client, request, NOW)]);
		expect(results.map(({ status }) => status)).toEqual(['sent', 'duplicate']);
	});

	test('the look goes back a week and no further', async () => {
		const old = { id: 5, created_at: nowSeconds - 8 * 86_400, content_attributes: {} };
		const full = { meta: {}, payload: [old, ...page(...Array.from({ length: 19 }, () => null)).payload.map((m) => ({ ...m, id: m.id + 10 }))] };
		const client = fakeClient([full, { id: 99 }]);
		await sendOnce(client, request, NOW);
		expect(client.sent).toEqual(['GET /conversations/42/messages', 'POST /conversations/42/messages']);
	});
});

test('withMark keeps the content attributes of the message', () => {
	expect(withMark({ content: 'x', content_attributes: { in_reply_to: 3 } }, mark)).toEqual({
		content: 'x',
		content_attributes: { in_reply_to: 3, automation: mark },
	});
});
