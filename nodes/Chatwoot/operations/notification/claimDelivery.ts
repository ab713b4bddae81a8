import type { Contact, Conversation } from '../../../shared/chatwoot/types';
import { claimNotice } from './claimNotice';
import type { Delivery } from './deliver';
import { findEarlier, type Earlier } from './findEarlier';

/**
 * Claims a notice before it is sent, in the customer's conversation or, without one, in the contact. One without a
 * key of its own has no twin.
 *
 * @returns what another worker has sent
 * @throws ChatwootError when another worker is at it and its message is not to be seen yet
 */
export async function claimDelivery({ contact, conversation }: { contact: Contact; conversation?: Conversation }, delivery: Delivery): Promise<Earlier | undefined> {
	const { client, wish, mark, by } = delivery;
	if (!wish.idempotencyKey) return undefined;
	const place = conversation ? { conversationId: conversation.id } : { contactId: contact.id };
	return await claimNotice(client, { place, key: mark.key, by, look: async () => (await findEarlier(delivery, contact)).sent });
}
