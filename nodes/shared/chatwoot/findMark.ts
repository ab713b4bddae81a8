import { readMark, readMessage } from './readConversation';
import type { ChatwootClient, Conversation, JsonRecord, Message } from './types';

/** How far back a message with the same key is looked for. Shopify redelivers for 4 hours, at worst a day late. */
export const LOOKBACK_DAYS = 7;
/** Pages of 20 messages read per conversation before giving up with an error. */
export const MAX_LOOKBACK_PAGES = 50;
/** Messages in one answer of Chatwoot, the last one excepted. */
export const MESSAGES_PER_PAGE = 20;
const SECONDS_PER_DAY = 86_400;

/** The message with this key among the newest ones that a list of conversations brought along for free. */
export function markAmongNewest(
	conversations: Conversation[],
	key: string,
): { conversation: Conversation; message: Message } | undefined {
	for (const conversation of conversations) {
		const message = conversation.newestMessages.find(({ mark }) => mark?.key === key);
		if (message) return { conversation, message };
	}
	return undefined;
}

/**
 * The message with this key in a conversation, newest first, back to LOOKBACK_DAYS.
 *
 * @param sent `isPrivate` looks among private notes as well
 *
 * @throws ChatwootError when the conversation is longer than can be looked through
 */
export async function findMark(
	client: ChatwootClient,
	sent: { conversationId: number; key: string; isPrivate?: boolean },
	now: Date,
): Promise<JsonRecord | undefined> {
	const rows = await readNewest(client, { ...sent, days: LOOKBACK_DAYS }, now);
	return rows.find((row) => readMark(row)?.key === sent.key);
}

/**
 * The messages of a conversation from the newest back to the one with this key, or so many days.
 *
 * @throws ChatwootError when the conversation is longer than can be looked through
 */
export async function readNewest(
	client: ChatwootClient,
	{ conversationId, key, isPrivate = false, days }: { conversationId: number; key: string; isPrivate?: boolean; days: number },
	now: Date,
): Promise<JsonRecord[]> {
	const oldest = now.getTime() / 1000 - days * SECONDS_PER_DAY;
	return await client.pages(
		{
			method: 'GET',
			path: `/conversations/${conversationId}/messages`,
			query: isPrivate ? {} : { filter_internal_messages: true },
		},
		{
			by: 'before',
			pageSize: MESSAGES_PER_PAGE,
			maxPages: MAX_LOOKBACK_PAGES,
			until: (row) => readMark(row)?.key === key || readMessage(row).createdAt < oldest,
		},
	);
}
