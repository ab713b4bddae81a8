import type { Contact, Conversation } from '../../../shared/chatwoot/types';
import { LOOKBACK_DAYS } from '../../../shared/chatwoot/findMark';

const SECONDS_PER_DAY = 86_400;

/**
 * The conversation a notice goes into: the liveliest that is not resolved, in the chosen inbox.
 *
 * @returns undefined when a new one is to be made
 */
export function chooseConversation(
	conversations: Conversation[],
	inboxId: number,
	mode: 'reuse' | 'new',
): Conversation | undefined {
	if (mode === 'new') return undefined;
	return newestFirst(conversations).find(
		(conversation) => conversation.inboxId === inboxId && conversation.status !== 'resolved',
	);
}

/** Shopify redelivers for 4 hours, at worst a day late: so long an earlier try may have ended in any conversation. */
const REDELIVERY_SECONDS = SECONDS_PER_DAY;

/**
 * The conversations whose older messages are looked through for the key, most often one: the chosen one (else
 * the newest), and others that were alive while an earlier try may have written into them before a resolve.
 */
export function conversationsToLookThrough(
	conversations: Conversation[],
	chosen: Conversation | undefined,
	{ inboxId, now }: { inboxId: number; now: Date },
): Conversation[] {
	const nowSeconds = now.getTime() / 1000;
	const mine = newestFirst(conversations).filter((one) => one.inboxId === inboxId);
	const first = chosen ?? mine[0];
	return mine.filter((one) => {
		const days = one === first ? LOOKBACK_DAYS * SECONDS_PER_DAY : REDELIVERY_SECONDS;
		return nowSeconds - one.lastActivityAt <= days;
	});
}

/**
 * The `source_id` to make a conversation with: the contact's own in this inbox, else a fresh one that two
 * simultaneous requests cannot both take. Undefined where Chatwoot derives it (WhatsApp: the phone).
 */
export function sourceIdFor(contact: Contact, inboxId: number, channelType: string): string | undefined {
	const known = contact.inboxes.find((inbox) => inbox.inboxId === inboxId);
	if (known) return known.sourceId;
	return channelType === 'Channel::Api' ? `contact-${contact.id}` : undefined;
}

function newestFirst(conversations: Conversation[]): Conversation[] {
	return [...conversations].sort((a, b) => b.lastActivityAt - a.lastActivityAt || b.id - a.id);
}
