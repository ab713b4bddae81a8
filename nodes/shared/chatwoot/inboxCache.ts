import { readRecord } from './envelopes';
import { strangeAnswer } from './errors';
import type { ChatwootClient, JsonRecord } from './types';

/** How long an inbox's channel and templates are remembered in this process. */
export const INBOX_TTL_MS = 10 * 60_000;
/** Inboxes remembered at the most; the oldest makes room. */
export const MAX_CACHED_INBOXES = 200;

type Cached = { readAtMs: number; inbox: Promise<JsonRecord> };
const cache = new Map<string, Cached>();

export type CachedInbox = { inbox: JsonRecord; fromCache: boolean };

/**
 * An inbox with its channel and templates. It changes rarely and every message needs it, so it is
 * remembered across executions, for the token that read it; what was refused on the word of a remembered one is read afresh.
 *
 * @throws ChatwootError, 404 when the inbox is gone
 */
export async function readInbox(
	client: ChatwootClient,
	inboxId: number,
	now: Date,
): Promise<CachedInbox> {
	const name = `${client.reader}/${inboxId}`;
	const known = cache.get(name);
	if (known && now.getTime() - known.readAtMs < INBOX_TTL_MS) {
		return { inbox: await known.inbox, fromCache: true };
	}
	return { inbox: await readAfresh(client, inboxId, now), fromCache: false };
}

export async function readAfresh(client: ChatwootClient, inboxId: number, now: Date): Promise<JsonRecord> {
	const name = `${client.reader}/${inboxId}`;
	const inbox = ask(client, inboxId);
	cache.delete(name);
	cache.set(name, { readAtMs: now.getTime(), inbox });
	// A failed reading is forgotten at once, or every item after it would fail with it.
	inbox.catch(() => cache.delete(name));
	for (const oldest of cache.keys()) {
		if (cache.size <= MAX_CACHED_INBOXES) break;
		cache.delete(oldest);
	}
	return await inbox;
}

async function ask(client: ChatwootClient, inboxId: number): Promise<JsonRecord> {
	const path = `/inboxes/${inboxId}`;
	const inbox = readRecord(await client.request({ method: 'GET', path }));
	if (inbox && Number(inbox.id) === inboxId) return inbox;
	throw strangeAnswer({ method: 'GET', path }, 'an inbox');
}

/** Forgets an inbox, or all of them. */
export function forgetInboxes(): void {
	cache.clear();
}
