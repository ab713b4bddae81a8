import { askContact } from './askContact';
import { askConversation, changeAttributes } from './changeAttributes';
import { isRecord } from './errors';
import { readContact } from './readContact';
import { readConversation } from './readConversation';
import { replaceWhole } from './replaceWhole';
import type { ChatwootClient, JsonRecord } from './types';

/** By then whoever looked at the same instant has written a claim too, and of several the last one stands. */
export const CLAIM_SETTLE_MS = 1_000;
/** Whoever needed longer to write may have overwritten a claim that stood already: by then its message is there. */
const SLOW_SETTLE_MS = 10_000;
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

/** Whose custom attributes hold a claim: a conversation's, or those of a contact who has none yet. */
export type ClaimPlace = { conversationId: number } | { contactId: number };

export type Claim = {
	place: ClaimPlace;
	/** The custom attribute that holds it. */
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
 * Says there who is about to send what, so that of several workers one sends it. Costs three requests
 * and a second: for what is late, and may be at another worker too.
 *
 * @returns false when another worker has it. True is no promise that nobody has sent it before: look once more.
 * @throws ChatwootError
 */
export async function takeClaim(client: ChatwootClient, { place, attribute, key, by }: Claim): Promise<boolean> {
	let isFree = true;
	let readMs = 0;
	await change(client, place, (there) => {
		readMs = client.now().getTime();
		const at = Math.floor(readMs / 1000);
		const held = readClaim(there[attribute]);
		isFree = !(held?.key === key && held.by !== by && at - held.at < CLAIM_SECONDS);
		return isFree ? { [attribute]: { key, by, at } } : undefined;
	});
	if (!isFree) return false;
	const isSlow = client.now().getTime() - readMs > CLAIM_SETTLE_MS;
	await client.wait(isSlow ? SLOW_SETTLE_MS : CLAIM_SETTLE_MS);
	return readClaim((await read(client, place))[attribute])?.by === by;
}

async function read(client: ChatwootClient, place: ClaimPlace): Promise<JsonRecord> {
	if ('contactId' in place) return readContact(await askContact(client, place.contactId)).customAttributes;
	return readConversation(await askConversation(client, place.conversationId)).customAttributes;
}

/** Adds what `decide` makes of the attributes; a failed write is decided anew. */
async function change(client: ChatwootClient, place: ClaimPlace, decide: (there: JsonRecord) => JsonRecord | undefined): Promise<void> {
	if ('conversationId' in place) {
		await changeAttributes(client, place.conversationId, (there) => {
			const added = decide(there);
			return added && { ...there, ...added };
		});
		return;
	}
	// Chatwoot itself adds these to what a contact has.
	const path = `/contacts/${place.contactId}`;
	await replaceWhole(client, async () => {
		const added = decide(await read(client, place));
		if (added) await client.request({ method: 'PUT', path, body: { custom_attributes: added }, failsWhenLimited: true });
	});
}

function readClaim(claim: unknown): { key: string; by: string; at: number } | undefined {
	if (!isRecord(claim)) return undefined;
	return { key: String(claim.key), by: String(claim.by), at: Number(claim.at) || 0 };
}
