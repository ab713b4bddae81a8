import { setTimeout as pause } from 'node:timers/promises';

import { MAX_TURNS, sendReply, TURN_MS, type ReplyRequest } from '../../../../nodes/shared/chatwoot/sendReply';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../../../../nodes/shared/chatwoot/types';
import { failed, fakeClient } from '../../../helpers/fakeClient';

const NOW = new Date('2026-11-21T23:00:00.000Z');
const nowSeconds = NOW.getTime() / 1000;
const mark = { source: 'test', key: 'night-1' };
const request: ReplyRequest = { conversationId: 42, mark, message: { content: 'cerrado' }, lookbackDays: 14, run: { by: 'w0', missed: false } };
const customer = (id: number, ageSeconds = 1): JsonRecord => ({ id, message_type: 0, private: false, created_at: nowSeconds - ageSeconds, content_attributes: {} });
const reply = (id: number): JsonRecord => ({ id, message_type: 1, private: false, created_at: nowSeconds, content_attributes: { automation: mark } });
const page = (...rows: JsonRecord[]) => ({ meta: {}, payload: rows });
const LOOK = 'GET /conversations/42/messages';
const POST = 'POST /conversations/42/messages';

describe('sendReply', () => {
	const rows: Array<[string, number, unknown[], string, string[], number]> = [
		['the first message of a burst is answered at once', 1, [page(customer(1), customer(2)), { id: 9 }], 'sent', [LOOK, POST], 0],
		['the second waits a turn and finds the answer', 2, [page(customer(1), customer(2)), page(customer(1), customer(2), reply(3))], 'duplicate', [LOOK, LOOK], 1],
		['the second answers when the first one\'s execution was lost', 2, [page(customer(1), customer(2)), page(customer(1), customer(2)), { id: 9 }], 'sent', [LOOK, LOOK, POST], 1],
		['a message of more than a minute before has had its turn', 2, [page(customer(1, 62), customer(2)), { id: 9 }], 'sent', [LOOK, POST], 0],
		['one of exactly a minute before has not', 2, [page(customer(1, 61), customer(2)), page(reply(3))], 'duplicate', [LOOK, LOOK], 1],
		['an agent\'s message counts for nothing', 2, [page({ ...customer(1), message_type: 1 }, customer(2)), { id: 9 }], 'sent', [LOOK, POST], 0],
		['a message that is not there is nobody\'s turn', 7, [page(customer(1)), { id: 9 }], 'sent', [LOOK, POST], 0],
	];

	test.each(rows)('%s', async (_name, answers, replies, status, sent, turns) => {
		const client = fakeClient(replies);
		expect(await sendReply(client, { ...request, answers }, NOW)).toMatchObject({ status });
		expect([client.sent, client.waits]).toEqual([sent, Array.from({ length: turns }, () => TURN_MS)]);
	});

	test('nobody waits longer than three turns', async () => {
		const burst = page(...Array.from({ length: 19 }, (_, index) => customer(index + 1)));
		const client = fakeClient([...Array.from({ length: MAX_TURNS + 1 }, () => burst), { id: 99 }]);
		expect(await sendReply(client, { ...request, answers: 19 }, NOW)).toMatchObject({ status: 'sent' });
		expect(client.waits).toHaveLength(MAX_TURNS);
	});

	test('what speaks against it is asked with each look', async () => {
		const unless = (found: JsonRecord[]) => (found.length > 2 ? 'agentReplied' : undefined);
		const agent = { ...customer(3), message_type: 1 };
		const client = fakeClient([page(customer(1), customer(2)), page(customer(1), customer(2), agent)]);
		expect(await sendReply(client, { ...request, answers: 2, unless }, NOW)).toEqual({ status: 'skipped', reason: 'agentReplied' });
	});

	test('the look goes back as far as it is told', async () => {
		const old = Array.from({ length: 20 }, (_, index) => customer(index + 1, 15 * 86_400));
		const client = fakeClient([page(...old), { id: 99 }]);
		await sendReply(client, request, NOW);
		expect(client.sent).toEqual([LOOK, POST]);
	});

	test('when the look itself fails, nothing is sent', async () => {
		const client = fakeClient([failed(502)]);
		await expect(sendReply(client, request, NOW)).rejects.toThrow(/502/);
		expect(client.sent).toEqual([LOOK]);
	});
});

/** The same code several times over, as in processes of their own: they share no lock. */
async function startWorkers(count: number): Promise<Array<typeof sendReply>> {
	const workers: Array<typeof sendReply> = [];
	for (let index = 0; index < count; index++) {
		await jest.isolateModulesAsync(async () => {
			workers.push((await import('../../../../nodes/shared/chatwoot/sendReply')).sendReply);
		});
	}
	return workers;
}

/** One conversation that every worker sees, each request taking a while. */
function sharedConversation(first: JsonRecord[]) {
	const stored = [...first];
	const request = async ({ method, body }: ChatwootRequest): Promise<unknown> => {
		await pause(5);
		if (method === 'GET') return page(...stored.map((row) => ({ ...row })));
		const sent = { ...reply(stored.length + 1), ...body };
		stored.push(sent);
		return sent;
	};
	const client: ChatwootClient = {
		account: 'https://chat.example#1',
		reader: 'https://chat.example#1/token',
		request,
		pages: async (asked) => ((await request(asked)) as { payload: JsonRecord[] }).payload,
		// A turn is three seconds; here it is as many times longer than a request as there.
		wait: async () => await pause(50),
		now: () => new Date(),
	};
	return { client, replies: () => stored.filter(({ content_attributes: own }) => JSON.stringify(own).includes(mark.key)).length };
}

describe('workers that share no memory', () => {
	test.each([2, 5])('%i messages at the same instant, a worker each: one reply', async (count) => {
		const burst = Array.from({ length: count }, (_, index) => customer(index + 1));
		const { client, replies } = sharedConversation(burst);
		const workers = await startWorkers(count);
		const results = await Promise.all(workers.map(async (send, index) => await send(client, { ...request, answers: index + 1 }, NOW)));
		expect(replies()).toBe(1);
		expect(results.map(({ status }) => status)).toEqual(['sent', ...burst.slice(1).map(() => 'duplicate')]);
	});

	test('the execution of the first message was lost: the second one\'s replies, once', async () => {
		const { client, replies } = sharedConversation([customer(1), customer(2), customer(3)]);
		const workers = await startWorkers(2);
		await Promise.all(workers.map(async (send, index) => await send(client, { ...request, answers: index + 2 }, NOW)));
		expect(replies()).toBe(1);
	});
});
