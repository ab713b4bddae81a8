import { readPageMeta, readRows } from './envelopes';
import { ChatwootError, strangeAnswer } from './errors';
import type { ChatwootRequest, JsonRecord, PageOptions } from './types';

/** Pages read before giving up, where the caller names no bound: 400 pages are 10,000 conversations. */
export const MAX_PAGES = 400;

type Ask = (request: ChatwootRequest) => Promise<unknown>;
type Seen = { ids: Set<unknown>; rows: JsonRecord[]; firstPageSize: number };

/**
 * Reads a list page by page and returns each record once, even while the list moves under the reader.
 * Ends at an empty page, a page shorter than the first, the total the server names, or a page without news.
 *
 * @throws ChatwootError when `maxPages` is reached before the end: a part is never passed off as the whole
 */
export async function collectPages(
	ask: Ask,
	request: ChatwootRequest,
	options: PageOptions = {},
): Promise<JsonRecord[]> {
	const { limit = Infinity, maxPages = MAX_PAGES } = options;
	const seen: Seen = { ids: new Set(), rows: [], firstPageSize: 0 };
	for (let page = 1; page <= maxPages; page++) {
		const body = await ask(pageRequest(request, options, { page, seen }));
		const rows = readRows(body);
		if (!rows) throw strangeAnswer(request, 'a list');
		const done = takePage(seen, rows, options) || isLast(body, rows, { seen, options });
		if (done || seen.rows.length >= limit) return seen.rows.slice(0, limit);
	}
	throw tooManyPages(request, maxPages);
}

function pageRequest(
	request: ChatwootRequest,
	options: PageOptions,
	{ page, seen }: { page: number; seen: Seen },
): ChatwootRequest {
	if (page === 1) return request;
	const cursor = options.by === 'before' ? { before: smallestId(seen.rows) } : { page };
	return { ...request, query: { ...request.query, ...cursor } };
}

/** Adds what is new. True when the page ends the reading by itself. */
function takePage(seen: Seen, rows: JsonRecord[], options: PageOptions): boolean {
	const fresh = rows.filter((row) => row.id === undefined || !seen.ids.has(row.id));
	for (const row of fresh) seen.ids.add(row.id);
	seen.rows.push(...fresh);
	if (seen.firstPageSize === 0) seen.firstPageSize = rows.length;
	return fresh.length === 0 || (options.until !== undefined && rows.some(options.until));
}

function isLast(
	body: unknown,
	rows: JsonRecord[],
	{ seen, options }: { seen: Seen; options: PageOptions },
): boolean {
	const meta = readPageMeta(body);
	if (rows.length < (options.pageSize ?? seen.firstPageSize)) return true;
	if (options.by === 'before') return false;
	if (!meta.paged) return !options.pagedWithoutMeta;
	if (meta.hasMore !== undefined) return !meta.hasMore;
	return meta.total !== undefined && seen.rows.length >= meta.total;
}

function smallestId(rows: JsonRecord[]): number {
	return Math.min(...rows.map((row) => Number(row.id)).filter(Number.isFinite));
}

const NARROW = 'Narrow it with filters, or turn Return All off and set a limit.';

export function tooManyPages({ method, path }: ChatwootRequest, maxPages: number, advice = NARROW): ChatwootError {
	return new ChatwootError(
		`${path} has more than ${maxPages} pages.`,
		advice,
		{ method, path, status: 200, attributes: [], uncertain: false },
	);
}
