import { collectPages } from '../../../../nodes/shared/chatwoot/pages';
import type { ChatwootRequest } from '../../../../nodes/shared/chatwoot/types';

const request: ChatwootRequest = { method: 'GET', path: '/contacts', query: { sort: 'id' } };
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => ({ id: from + k }));

function pager(pages: unknown[]) {
	const asked: unknown[] = [];
	const ask = async ({ query }: ChatwootRequest) => {
		asked.push(query);
		return pages[Math.min(asked.length, pages.length) - 1];
	};
	return { ask, asked };
}

describe('collectPages', () => {
	test('an empty first page ends it', async () => {
		const { ask, asked } = pager([{ meta: { count: 0 }, payload: [] }]);
		expect(await collectPages(ask, request)).toEqual([]);
		expect(asked).toHaveLength(1);
	});

	test('the total ends it without an empty page', async () => {
		const { ask, asked } = pager([
			{ meta: { count: 18 }, payload: ids(1, 15) },
			{ meta: { count: 18 }, payload: ids(16, 18) },
		]);
		expect(await collectPages(ask, request)).toHaveLength(18);
		expect(asked).toEqual([{ sort: 'id' }, { sort: 'id', page: 2 }]);
	});

	test('a search that counts its page is read on while has_more says so', async () => {
		const { ask } = pager([
			{ meta: { count: 15, has_more: true }, payload: ids(1, 15) },
			{ meta: { count: 15, has_more: false }, payload: ids(16, 30) },
		]);
		expect(await collectPages(ask, request)).toHaveLength(30);
	});

	test('records that move to the next page while it is read come once', async () => {
		const { ask } = pager([
			{ meta: { all_count: 6 }, payload: ids(1, 3) },
			{ meta: { all_count: 6 }, payload: ids(3, 5) },
			{ meta: { all_count: 6 }, payload: [{ id: 6 }] },
		]);
		expect((await collectPages(ask, request)).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	test('a list without meta comes whole: one request', async () => {
		const { ask, asked } = pager([ids(1, 25)]);
		expect(await collectPages(ask, request)).toHaveLength(25);
		expect(asked).toHaveLength(1);
	});

	test('a server that ignores the page number does not loop', async () => {
		const { ask, asked } = pager([{ meta: {}, payload: ids(1, 25) }]);
		expect(await collectPages(ask, request)).toHaveLength(25);
		expect(asked).toHaveLength(2);
	});

	test('a limit ends it and cuts', async () => {
		const { ask, asked } = pager([{ meta: { count: 90 }, payload: ids(1, 15) }]);
		expect(await collectPages(ask, request, { limit: 7 })).toHaveLength(7);
		expect(asked).toHaveLength(1);
	});

	test('messages are asked for before the smallest id seen', async () => {
		const { ask, asked } = pager([
			{ meta: {}, payload: ids(41, 60) },
			{ meta: {}, payload: ids(38, 40) },
		]);
		const rows = await collectPages(ask, request, { by: 'before', pageSize: 20 });
		expect(rows).toHaveLength(23);
		expect(asked[1]).toEqual({ sort: 'id', before: 41 });
	});

	test('fewer messages than a page are all there is', async () => {
		const { ask, asked } = pager([{ meta: {}, payload: ids(1, 19) }]);
		await collectPages(ask, request, { by: 'before', pageSize: 20 });
		expect(asked).toHaveLength(1);
	});

	test('what is looked for ends it', async () => {
		const { ask, asked } = pager([{ meta: {}, payload: ids(41, 60) }]);
		await collectPages(ask, request, { by: 'before', pageSize: 20, until: ({ id }) => id === 50 });
		expect(asked).toHaveLength(1);
	});

	test('the bound is an error with advice, never a part for the whole', async () => {
		let page = 0;
		const ask = async () => ({ meta: { count: 1000 }, payload: ids(page * 15 + 1, (page++ + 1) * 15) });
		await expect(collectPages(ask, request, { maxPages: 3 })).rejects.toThrow(
			'/contacts has more than 3 pages. Narrow it with filters, or turn Return All off and set a limit.',
		);
	});

	test('an answer that is no list is an error, not an empty list', async () => {
		const { ask } = pager(['<html>a proxy</html>']);
		await expect(collectPages(ask, request)).rejects.toThrow(/did not answer with a list.*Base URL/);
	});
});
