import { findMark, markAmongNewest } from '../../../shared/chatwoot/findMark';
import type { Contact, Conversation } from '../../../shared/chatwoot/types';
import { LOOK_AGAIN_MS, MAX_LOOKS } from './claimNotice';
import { chooseConversation, conversationsToLookThrough } from './chooseConversation';
import type { Delivery, Person } from './deliver';
import { listConversations } from './listConversations';

/** The notice as an earlier run sent it. */
export type Earlier = { conversation: Conversation; messageId: number };

export type Found = {
	sent: Earlier | undefined;
	/** The open conversation that the notice goes into; undefined when one is to be made. */
	chosen: Conversation | undefined;
	/** Where a run may say that it is about to send: the chosen one, else one that was resolved. */
	place: Conversation | undefined;
};

const NOTHING_EARLIER: Found = { sent: undefined, chosen: undefined, place: undefined };

/** What is known of the notice; whom this run has just made nobody has written to. */
export async function findFor(delivery: Delivery, { contact, created, isContested }: Person): Promise<Found> {
	if (created) return NOTHING_EARLIER;
	return isContested ? await findOnceOpened(delivery, contact) : await findEarlier(delivery, contact);
}

/**
 * The same for a contact that somebody else has just made: they are about to open a conversation, maybe with this
 * very notice.
 */
async function findOnceOpened(delivery: Delivery, contact: Contact): Promise<Found> {
	for (let looks = 0; ; looks++) {
		const found = await findEarlier(delivery, contact);
		if (found.sent || found.place || looks >= MAX_LOOKS) return found;
		await delivery.client.wait(LOOK_AGAIN_MS);
	}
}

/** Looks through a customer's conversations for the notice: one request, and one per conversation that does not tell at once. */
export async function findEarlier({ client, wish, mark, now }: Delivery, contact: Contact): Promise<Found> {
	const conversations = await listConversations(client, contact);
	const { inboxId, conversationMode } = wish;
	const chosen = chooseConversation(conversations, inboxId, conversationMode);
	const place = chosen ?? conversations[0];
	const newest = markAmongNewest(conversations, mark.key);
	if (newest) return { sent: { conversation: newest.conversation, messageId: newest.message.id }, chosen, place };
	const places = wish.idempotencyKey ? conversationsToLookThrough(conversations, chosen, { inboxId, now }) : [];
	for (const conversation of places) {
		const message = await findMark(client, { conversationId: conversation.id, key: mark.key }, now);
		if (message) return { sent: { conversation, messageId: Number(message.id) }, chosen, place };
	}
	return { sent: undefined, chosen, place };
}
