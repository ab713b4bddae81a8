import { readRecord } from '../../../shared/chatwoot/envelopes';
import { ChatwootError, refusal } from '../../../shared/chatwoot/errors';
import { findMark, markAmongNewest } from '../../../shared/chatwoot/findMark';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import { SETTLE_MS, waitAfter, withMark } from '../../../shared/chatwoot/sendOnce';
import type { Contact, Conversation, JsonRecord } from '../../../shared/chatwoot/types';
import { sourceIdFor } from './chooseConversation';
import { claimDelivery } from './claimDelivery';
import type { Delivery, NotificationResult, Person } from './deliver';
import { applyExtras, resultFor } from './deliver';
import { listConversations } from './listConversations';

/** How often a conversation is tried to be made, each time only after looking for it. */
export const MAX_OPEN_ATTEMPTS = 3;

type Attempt = { conversation: Conversation } | { error: unknown };

/**
 * Makes a conversation with the notice as its first message, in one request.
 * After a lost answer, or when another worker took the `source_id` first, the contact's conversations are
 * read before anything is tried again.
 */
export async function openConversation(delivery: Delivery, person: Person): Promise<NotificationResult> {
	const planned = await delivery.plan(!delivery.channel.hasWindow);
	if ('refuse' in planned) throw refusal(planned.refuse.what, planned.refuse.advice);
	if ('skip' in planned) {
		return { ...resultFor(delivery, person, 0), conversationId: null, status: 'skipped', reason: planned.skip };
	}
	const body = conversationBody(delivery, person.contact, planned.send);
	for (let attempt = 1; ; attempt++) {
		const made = await tryOpen(delivery, body);
		if ('conversation' in made) return await finish(delivery, person, made.conversation);
		const retryMs = waitAfter(made.error);
		if (retryMs === undefined && !isTaken(made.error)) throw made.error;
		await delivery.client.wait(retryMs ?? SETTLE_MS);
		const there = await lookForIt(delivery, person.contact);
		if (there) return await finish(delivery, person, there);
		if (retryMs === undefined || attempt >= MAX_OPEN_ATTEMPTS) throw made.error;
		// Whoever waited for this conversation may have lost patience.
		const sent = await claimDelivery({ contact: person.contact }, delivery);
		if (sent) return await finish(delivery, person, sent.conversation);
	}
}

function conversationBody({ wish, channel, mark }: Delivery, contact: Contact, message: JsonRecord): JsonRecord {
	const { conversationAttributes, assigneeId, teamId } = wish.extras;
	const body: JsonRecord = {
		inbox_id: wish.inboxId,
		contact_id: contact.id,
		source_id: sourceIdFor(contact, wish.inboxId, channel.type),
		custom_attributes: conversationAttributes,
		assignee_id: assigneeId,
		team_id: teamId,
		message: withMark(message, mark),
	};
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

async function tryOpen({ client }: Delivery, body: JsonRecord): Promise<Attempt> {
	try {
		const answer = await client.request({ method: 'POST', path: '/conversations', body, failsWhenLimited: true });
		return { conversation: readConversation(readRecord(answer) ?? {}) };
	} catch (error) {
		return { error };
	}
}

/** A `source_id` that somebody took in the same moment. */
function isTaken(error: unknown): boolean {
	return error instanceof ChatwootError && error.details.status === 422;
}

async function lookForIt(delivery: Delivery, contact: Contact): Promise<Conversation | undefined> {
	const { client, wish, mark, now } = delivery;
	const conversations = await listConversations(client, contact);
	const newest = markAmongNewest(conversations, mark.key);
	if (newest) return newest.conversation;
	for (const conversation of conversations.filter(({ inboxId }) => inboxId === wish.inboxId)) {
		const sent = { conversationId: conversation.id, key: mark.key };
		if (await findMark(client, sent, now)) return conversation;
	}
	return undefined;
}

async function finish(
	delivery: Delivery,
	person: Person,
	conversation: Conversation,
): Promise<NotificationResult> {
	const { wish, mark } = delivery;
	const { labels } = wish.extras;
	// Everything else went along with the conversation; labels cannot.
	const onlyLabels = { ...delivery, wish: { ...wish, extras: { labels, updateContact: false } } };
	await applyExtras(onlyLabels, conversation);
	const message = conversation.newestMessages.find((one) => one.mark?.key === mark.key);
	const result = resultFor(delivery, person, conversation.id);
	return {
		...result,
		messageId: message?.id ?? null,
		created: { ...result.created, conversation: true },
	};
}
