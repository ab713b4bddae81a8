import { eachOf } from '../shared/eachOf';
import { readPageMeta, readRows } from '../shared/chatwoot/envelopes';
import { strangeAnswer } from '../shared/chatwoot/errors';
import { tooManyPages } from '../shared/chatwoot/pages';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../shared/chatwoot/types';
import type { Filters } from './checkRow';
import { isByActivity, isInOrder, isProvenOrder } from './checkOrder';
import { readRow, type Row } from './readRow';

/** Pages read at the same time where the order does not tell when to stop. */
const PAGES_AT_A_TIME = 4;
const PATH = '/conversations';
const OLDEST_FIRST = 'waiting_since_asc';
const NEWEST_FIRST = 'waiting_since_desc';

export type ScanOptions = {
	filters: Filters;
	maxPages: number;
	/** Ends the reading at the first such row, where the server puts the longest wait first. */
	isFresh(row: Row): boolean;
	/** What is to be remembered of each conversation; it comes once, even while the list moves. */
	take(row: Row): void;
};
type Page = { rows: Row[]; total: number | undefined };

/**
 * Goes through the open conversations: where the server sorts by the wait only to the first that is fresh,
 * elsewhere through every page. Whether it sorts is seen in its answers, not taken from its version.
 *
 * @throws ChatwootError when there are more pages than `maxPages`: a part is never passed off as the whole
 */
export async function scanConversations(client: ChatwootClient, options: ScanOptions): Promise<void> {
	const scan = new Scan(client, options);
	const first = await scan.firstPage();
	scan.takeRows(first.rows);
	if (scan.isWhole(first)) return;
	if (await scan.isSorted(first)) await scan.readUntilFresh(first);
	else await scan.readAll(first);
}

class Scan {
	private readonly seen = new Set<number>();
	private sortBy: string | undefined = OLDEST_FIRST;

	constructor(
		private readonly client: ChatwootClient,
		private readonly options: ScanOptions,
	) {}

	/** Servers that do not know the order ignore it, or fail; then the list is asked for without. */
	async firstPage(): Promise<Page> {
		const sorted = await this.askPage(1).catch(() => undefined);
		if (sorted) return sorted;
		this.sortBy = undefined;
		return await this.askPage(1);
	}

	async isSorted({ rows }: Page): Promise<boolean> {
		if (this.sortBy === undefined || isByActivity(rows) || !isInOrder(rows, 'asc')) return false;
		const { rows: opposite } = await this.askPage(1, NEWEST_FIRST);
		return isProvenOrder(rows, opposite);
	}

	async readUntilFresh(first: Page): Promise<void> {
		let page = first;
		for (let number = 2; !page.rows.some((row) => this.options.isFresh(row)); number++) {
			const last = page.rows.at(-1);
			page = await this.askPage(this.checked(number));
			this.takeRows(page.rows);
			if (page.rows.length < first.rows.length) return;
			// The order holds over the edge of the pages too, or it was chance.
			if (!isInOrder(last ? [last, ...page.rows] : page.rows, 'asc')) return await this.readAll(first, number);
		}
	}

	/** @param from the last page that is read already */
	async readAll(first: Page, from = 1): Promise<void> {
		for (let number = from + 1; ; number += PAGES_AT_A_TIME) {
			const numbers = Array.from({ length: PAGES_AT_A_TIME }, (_one, index) => this.checked(number) + index);
			const wanted = numbers.filter((one) => one === number || (one <= this.options.maxPages && !isBeyond(one, first)));
			const pages = await eachOf(wanted, PAGES_AT_A_TIME, async (one) => await this.askPage(one));
			const fresh = pages.map(({ rows }) => this.takeRows(rows));
			if (pages.some(({ rows }, index) => rows.length < first.rows.length || fresh[index] === 0)) return;
			if (isBeyond(number + PAGES_AT_A_TIME, first)) return;
		}
	}

	isWhole({ rows, total }: Page): boolean {
		return rows.length === 0 || (total !== undefined && rows.length >= total);
	}

	/** @returns how many of them were new */
	takeRows(rows: Row[]): number {
		const fresh = rows.filter(({ id }) => !this.seen.has(id));
		for (const row of fresh) {
			this.seen.add(row.id);
			this.options.take(row);
		}
		return fresh.length;
	}

	private checked(page: number): number {
		if (page <= this.options.maxPages) return page;
		throw tooManyPages({ method: 'GET', path: PATH }, this.options.maxPages, 'Narrow the Filters, or raise Max Pages under Options.');
	}

	private async askPage(page: number, sortBy = this.sortBy): Promise<Page> {
		const query = queryOf(this.options.filters, { page, sortBy });
		const request: ChatwootRequest = { method: 'GET', path: PATH, query };
		const body = await this.client.request(request);
		const rows = readRows(body);
		if (!rows) throw strangeAnswer(request, 'a list');
		return { rows: rows.map(readRow), total: readPageMeta(body).total };
	}
}

function isBeyond(page: number, { rows, total }: Page): boolean {
	return total !== undefined && (page - 1) * rows.length >= total;
}

/** What the server itself can narrow by: one inbox, one team, one of several labels. */
function queryOf({ inboxIds, teamIds, labels }: Filters, { page, sortBy }: { page: number; sortBy: string | undefined }): JsonRecord {
	return {
		status: 'open',
		assignee_type: 'all',
		...(inboxIds.length === 1 ? { inbox_id: inboxIds[0] } : {}),
		...(teamIds.length === 1 ? { team_id: teamIds[0] } : {}),
		...(labels.length > 0 ? { labels } : {}),
		...(sortBy ? { sort_by: sortBy } : {}),
		page,
	};
}
