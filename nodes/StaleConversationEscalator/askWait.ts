import type { ChatwootClient } from '../shared/chatwoot/types';
import { MESSAGES_PER_PAGE } from '../shared/chatwoot/findMark';
import type { Row } from './readRow';
import { readThreadMessage, readWait, type Wait } from './readThread';

/** Pages of 20 messages read per conversation before giving up with an error. */
export const MAX_THREAD_PAGES = 100;
/** Conversations remembered at the most; the oldest make room. */
const MAX_QUIET = 20_000;

/** Conversations in which nobody waited, with the newest message then, so that they are not read again and again. */
const quiet = new Map<string, string>();

/**
 * Reads the messages back to the last answer of a human, or to where nobody looks back any more.
 *
 * @param oldest Unix seconds; a customer message before it settles that this is backlog
 * @returns undefined when nobody waits
 * @throws ChatwootError when the thread is longer than can be read
 */
export async function askWait(client: ChatwootClient, row: Row, oldest: number): Promise<Wait | undefined> {
	const name = `${client.account}/${row.id}`;
	const state = row.newest ? `${row.newest.id}/${row.waitingSince}` : undefined;
	if (state !== undefined && quiet.get(name) === state) return undefined;
	const rows = await client.pages(
		{ method: 'GET', path: `/conversations/${row.id}/messages`, query: { filter_internal_messages: true } },
		{
			by: 'before',
			pageSize: MESSAGES_PER_PAGE,
			maxPages: MAX_THREAD_PAGES,
			until: (record) => {
				const { voice, at } = readThreadMessage(record);
				return voice === 'human' || (voice === 'customer' && at < oldest);
			},
		},
	);
	const wait = readWait(rows.map(readThreadMessage), row.waitingSince);
	if (!wait && state !== undefined) remember(name, state);
	return wait;
}

function remember(name: string, state: string): void {
	quiet.delete(name);
	quiet.set(name, state);
	for (const first of quiet.keys()) {
		if (quiet.size <= MAX_QUIET) break;
		quiet.delete(first);
	}
}

/** Forgets everything: for a server that is another one under the same address. */
export function forgetQuiet(): void {
	quiet.clear();
}
