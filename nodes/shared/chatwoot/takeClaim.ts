import { askConversation, changeAttributes } from './changeAttributes';
import { isRecord } from './errors';
import { readConversation } from './readConversation';
import type { ChatwootClient } from './types';

/** By then whoever looked at the same instant has written a claim too, and of several the last one stands. */
export const CLAIM_SETTLE_MS = 1_000;
/** Longer than a living run takes from its claim to its message; an older claim is one that crashed. */
export const CLAIM_SECONDS = 90;

/** Under this name a conversation's custom attributes hold which run is about to answer which late message. */
export const REPLY_CLAIM = 'reply_claim';
/** Hardly an answer takes so long: the message waited in n8n's queue, and a sweep may have found it meanwhile. */
const LATE_SECONDS = 30;

/** A run that answers a customer's message. */
export type AnsweringRun = {
	/** Names it, and the same run when it is tried again. */
	by: string;
	/** Whether a sweep found the message, as Get Many Unanswered says. */
	missed: boolean;
};

export type Claim = {
	conversationId: number;
	/** The conversation's custom attribute that holds it. */
	attribute: string;
	/** What is about to be sent. */
	key: string;
	/** Names this run, and the same run when it is tried again. */
	by: string;
};

/**
 * Whether another worker may be at the same message: it was found by a sweep, or is so old that one finds it soon.
 *
 * @param createdAt of the message in Unix seconds; undefined when it is not known
 */
export function mayBeTwice(createdAt: number | undefined, { missed }: AnsweringRun, now: Date): boolean {
	return missed || (createdAt !== undefined && now.getTime() / 1000 - createdAt > LATE_SECONDS);
}

/**
 * Says in the conversation who is about to send what, so that of several workers one sends it. Costs three requests
 * and a second: for what is late, and may be at another worker too.
 *
 * @returns false when another worker has it. True is no promise that nobody has sent it before: look once more.
 * @throws ChatwootError
 */
export async function takeClaim(client: ChatwootClient, { conversationId, attribute, key, by }: Claim): Promise<boolean> {
	let isFree = true;
	await changeAttributes(client, conversationId, (there) => {
		const at = Math.floor(client.now().getTime() / 1000);
		const held = readClaim(there[attribute]);
		isFree = !(held?.key === key && held.by !== by && at - held.at < CLAIM_SECONDS);
		return isFree ? { ...there, [attribute]: { key, by, at } } : undefined;
	});
	if (!isFree) return false;
	await client.wait(CLAIM_SETTLE_MS);
	const { customAttributes } = readConversation(await askConversation(client, conversationId));
	return readClaim(customAttributes[attribute])?.by === by;
}

function readClaim(claim: unknown): { key: string; by: string; at: number } | undefined {
	if (!isRecord(claim)) return undefined;
	return { key: String(claim.key), by: String(claim.by), at: Number(claim.at) || 0 };
}
