import { readRows } from './envelopes';
import { refusal, strangeAnswer } from './errors';
import { MESSAGES_PER_PAGE } from './findMark';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from './types';

/** Messages in one answer to `after`, since Chatwoot 2.16. */
const MAX_AFTER = 100;
/** What Chatwoot cuts a stretch between two ids at: its newest messages are then missing. */
const MAX_BETWEEN = 1_000;
/** A stretch that begins this much too early brings more than it needs; one too short costs another request. */
const MARGIN = 1.25;
/** Requests before giving up: 20 messages each on old servers, 100 on others. */
export const MAX_MESSAGE_PAGES = 1_000;

export type MessagesWanted = {
	conversationId: number;
	/** The newest so many; all of them when left out. */
	limit?: number;
	/** Leaves out private notes and activities. */
	publicOnly?: boolean;
};
type Ask = (query: JsonRecord) => Promise<JsonRecord[]>;

/**
 * The messages of a conversation, oldest first, in as few requests as the server allows: all of them go forwards by
 * the hundred, the newest ones backwards in stretches; servers before 2.16 are read by their pages of 20.
 *
 * @throws ChatwootError, also when the conversation is longer than can be read
 */
export async function collectMessages(client: ChatwootClient, wanted: MessagesWanted): Promise<JsonRecord[]> {
	const ask = asker(client, wanted);
	if (wanted.limit === undefined) return await readAll(ask);
	return (await readNewest(ask, wanted.limit)).slice(-wanted.limit);
}

function asker(client: ChatwootClient, { conversationId, publicOnly }: MessagesWanted): Ask {
	const path = `/conversations/${conversationId}/messages`;
	const filter = publicOnly ? { filter_internal_messages: true } : {};
	let asked = 0;
	return async (query) => {
		if (asked++ >= MAX_MESSAGE_PAGES) {
			throw refusal(`Conversation ${conversationId} has too many messages to read them all.`, 'Turn Return All off and set a limit.');
		}
		const request: ChatwootRequest = { method: 'GET', path, query: { ...filter, ...query } };
		const rows = readRows(await client.request(request));
		if (rows) return rows.sort((a, b) => Number(a.id) - Number(b.id));
		throw strangeAnswer(request, 'a list of messages');
	};
}

async function readAll(ask: Ask): Promise<JsonRecord[]> {
	const first = await ask({ after: 0 });
	if (first.length !== MESSAGES_PER_PAGE) return await readForwards(ask, first, MAX_AFTER);
	// As many as a page of old servers, which take it for the newest page.
	const older = await ask({ before: firstId(first) });
	if (older.length === 0) return await readForwards(ask, first, MESSAGES_PER_PAGE);
	return await readBackwards(ask, [...older, ...first], { limit: Infinity, isLast: older.length < MESSAGES_PER_PAGE });
}

async function readForwards(ask: Ask, first: JsonRecord[], pageSize: number): Promise<JsonRecord[]> {
	const rows = [...first];
	for (let page = first; page.length >= pageSize; ) {
		page = await ask({ after: Number(rows.at(-1)?.id) });
		rows.push(...page);
	}
	return rows;
}

async function readBackwards(
	ask: Ask,
	newest: JsonRecord[],
	{ limit, isLast }: { limit: number; isLast: boolean },
): Promise<JsonRecord[]> {
	let rows = newest;
	for (let ended = isLast; !ended && rows.length < limit; ) {
		const page = await ask({ before: firstId(rows) });
		rows = [...page, ...rows];
		ended = page.length < MESSAGES_PER_PAGE;
	}
	return rows;
}

async function readNewest(ask: Ask, limit: number): Promise<JsonRecord[]> {
	let rows = await ask({});
	if (rows.length < MESSAGES_PER_PAGE) return rows;
	let idsPerMessage = (lastId(rows) - firstId(rows) + 1) / rows.length;
	for (let before = firstId(rows); rows.length < limit; ) {
		const needed = Math.min(limit - rows.length, MAX_AFTER);
		const after = Math.max(1, before - Math.ceil(needed * idsPerMessage * MARGIN));
		const stretch = await ask({ after, before });
		if (!isWhole(stretch, after, before)) break;
		rows = [...stretch, ...rows];
		if (after === 1) return rows;
		// Few or none: the conversation may begin here, which the next page of 20 tells.
		if (stretch.length < needed / 2) break;
		idsPerMessage = (before - after) / stretch.length;
		before = after;
	}
	return await readBackwards(ask, rows, { limit, isLast: false });
}

/** Servers that know no stretches answer with a page of 20, or with messages from elsewhere. */
function isWhole(stretch: JsonRecord[], after: number, before: number): boolean {
	if (stretch.length === MESSAGES_PER_PAGE || stretch.length >= MAX_BETWEEN) return false;
	return stretch.every(({ id }) => Number(id) >= after && Number(id) < before);
}

function firstId(rows: JsonRecord[]): number {
	return Number(rows[0]?.id);
}

function lastId(rows: JsonRecord[]): number {
	return Number(rows.at(-1)?.id);
}
