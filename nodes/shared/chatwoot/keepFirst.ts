import { readNewest } from './findMark';
import { readMark, readMessage } from './readConversation';
import type { SendResult } from './sendOnce';
import type { AutomationMark, ChatwootClient } from './types';

/** By then whoever wrote at the same instant has been stored too. */
export const CLAIM_SETTLE_MS = 500;
const LOOKBACK_DAYS = 1;

export type Sent = { conversationId: number; mark: AutomationMark; result: SendResult };

/**
 * Two n8n workers look for a note at the same instant, find none, and both write it. Ids rise, so afterwards both
 * see whose was the first: that one stands, and the other is deleted again. Not for messages to customers: those
 * cannot be taken back.
 */
export async function keepFirst(client: ChatwootClient, { conversationId, mark, result }: Sent, now: Date): Promise<SendResult> {
	if (result.status !== 'sent') return result;
	await client.wait(CLAIM_SETTLE_MS);
	const rows = await readNewest(client, { conversationId, key: mark.key, isPrivate: true, days: LOOKBACK_DAYS }, now);
	const own = readMessage(result.message).id;
	const earlier = rows.find((row) => readMark(row)?.key === mark.key && readMessage(row).id < own);
	if (!earlier) return result;
	await client.request({ method: 'DELETE', path: `/conversations/${conversationId}/messages/${own}`, repeatable: true });
	return { status: 'duplicate', message: earlier };
}
