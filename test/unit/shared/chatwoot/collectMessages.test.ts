import { collectMessages, MAX_MESSAGE_PAGES } from '../../../../nodes/shared/chatwoot/collectMessages';
import type { ChatwootRequest } from '../../../../nodes/shared/chatwoot/types';
import { fakeClient } from '../../../helpers/fakeClient';

type Query = { before?: number; after?: number };
type Server = (ids: number[], query: Query) => number[];

/** Since 2.16. */
const newServer: Server = (ids, { before, after }) => {
	if (before !== undefined && after !== undefined) return ids.filter((id) => id >= after && id < before).slice(0, 1000);
	if (before !== undefined) return ids.filter((id) => id < before).slice(-20);
	if (after !== undefined) return ids.filter((id) => id > after).slice(0, 100);
	return ids.slice(-20);
};
/** 2.12 to 2.15: forwards by 20; of two bounds the upper one counts. */
const middleServer: Server = (ids, { before, after }) => {
	if (before !== undefined) return ids.filter((id) => id < before).slice(-20);
	return after === undefined ? ids.slice(-20) : ids.filter((id) => id > after).slice(0, 20);
};
/** Up to 2.11: only backwards. */
const oldServer: Server = (ids, { before }) => ids.filter((id) => before === undefined || id < before).slice(-20);

const every = (step: number, count: number, first = 1) => Array.from({ length: count }, (_, k) => first + k * step);

async function read(server: Server, ids: number[], limit?: number) {
	const answer = ({ query = {} }: ChatwootRequest) => ({ payload: server(ids, query as Query).map((id) => ({ id })) });
	const client = fakeClient(Array.from({ length: 1200 }, () => answer));
	const rows = await collectMessages(client, { conversationId: 42, limit });
	return { ids: rows.map(({ id }) => Number(id)), calls: client.requests.length };
}

const busy = every(37, 100, 5_000_000);
/** Two bursts, a year apart. */
const gap = [...every(2, 60, 1_000), ...every(2, 60, 900_000)];

const rows: Array<[string, Server, number[], number | undefined, number]> = [
	['none', newServer, [], undefined, 1],
	['none, limited', newServer, [], 50, 1],
	['one page', newServer, every(1, 19), 100, 1],
	['exactly one page', newServer, every(3, 20, 500), 20, 1],
	['a full page that is all there is', newServer, every(1, 20), undefined, 3],
	['a hundred of a hundred', newServer, every(1, 100), 100, 2],
	['all hundred', newServer, every(1, 100), undefined, 2],
	['a hundred of a hundred among many other conversations', newServer, busy, 100, 2],
	['all hundred among many other conversations', newServer, busy, undefined, 2],
	['a hundred of two thousand', newServer, every(5, 2000, 10_000), 100, 2],
	['three hundred of two thousand', newServer, every(5, 2000, 10_000), 300, 4],
	['all of two thousand', newServer, every(5, 2000, 10_000), undefined, 21],
	['more than there are', newServer, busy, 500, 4],
	['over a gap', newServer, gap, 100, 5],
	['all over a gap', newServer, gap, undefined, 2],
	['a hundred of a hundred, up to 2.11', oldServer, every(1, 100), 100, 6],
	['all hundred, up to 2.11', oldServer, every(1, 100), undefined, 6],
	['all of ninety, up to 2.11', oldServer, every(7, 90, 300), undefined, 5],
	['a hundred of a hundred, 2.12 to 2.15', middleServer, every(1, 100), 100, 6],
	['all of ninety, 2.12 to 2.15', middleServer, every(7, 90, 300), undefined, 6],
];

test.each(rows)('%s', async (_name, server, ids, limit, calls) => {
	const done = await read(server, ids, limit);
	expect(done.ids).toEqual(limit === undefined ? ids : ids.slice(-limit));
	expect(done.calls).toBeLessThanOrEqual(calls);
});

test('any density, any limit, any server: the newest, each once, in order', async () => {
	let seed = 7;
	const random = (max: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % max;
	for (let round = 0; round < 150; round++) {
		let id = random(1_000);
		const ids = Array.from({ length: random(260) }, () => (id += 1 + random(random(20) === 0 ? 5_000 : 9)));
		const limit = round % 4 === 0 ? undefined : 1 + random(250);
		const server = [newServer, middleServer, oldServer][round % 3] ?? newServer;
		expect((await read(server, ids, limit)).ids).toEqual(limit === undefined ? ids : ids.slice(-limit));
	}
});

test('a conversation without end is reported, not cut', async () => {
	const endless = ({ query = {} }: ChatwootRequest) => ({ payload: every(1, 100, Number(query.after) + 1).map((id) => ({ id })) });
	const client = fakeClient(Array.from({ length: MAX_MESSAGE_PAGES }, () => endless));
	await expect(collectMessages(client, { conversationId: 42 })).rejects.toThrow('Conversation 42 has too many messages to read them all. Turn Return All off');
});

test('another program\'s page is not taken for no messages', async () => {
	await expect(collectMessages(fakeClient(['<html></html>']), { conversationId: 42, limit: 5 })).rejects.toThrow(/did not answer with a list of messages/);
});
