import { AUTOMATIC } from '../../../shared/chatwoot/automatic';
import { createContact } from '../../../shared/chatwoot/createContact';
import { refusal } from '../../../shared/chatwoot/errors';
import type { ContactQuery } from '../../../shared/chatwoot/findContact';
import { findContact } from '../../../shared/chatwoot/findContact';
import { readContact } from '../../../shared/chatwoot/readContact';
import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import type {
	AutomationMark,
	ChatwootClient,
	Contact,
	Conversation,
	JsonRecord,
} from '../../../shared/chatwoot/types';
import { claimDelivery } from './claimDelivery';
import { mayBeTwice } from './claimNotice';
import { findFor, type Earlier } from './findEarlier';
import { openConversation } from './openConversation';
import { planExtras } from './planExtras';
import type { Channel, MessagePlan } from './planMessage';
import type { NotificationWish } from './readWish';

export type Delivery = {
	client: ChatwootClient;
	wish: NotificationWish;
	channel: Channel;
	mark: AutomationMark;
	/** Decides what is sent; may read the inbox afresh before it refuses. */
	plan(windowOpen: boolean): Promise<MessagePlan>;
	/** Names this run of this item. */
	by: string;
	/** Customers that earlier items of the execution found, by phone, e-mail and identifier. */
	memo: Map<string, Contact>;
	now: Date;
};

/** So long the worker that made a contact may take until its conversation is there. */
const JUST_MADE_MS = 60_000;

export type NotificationResult = {
	status: 'sent' | 'duplicate' | 'skipped';
	reason: string | null;
	contactId: number | null;
	conversationId: number | null;
	messageId: number | null;
	created: { contact: boolean; conversation: boolean };
	phone: string | null;
};

export type Person = {
	contact: Contact;
	created: boolean;
	/** Somebody else has just made the contact, maybe for this very notice; or an answer was lost. */
	isContested?: boolean;
};

/**
 * Finds or makes the customer and the conversation, and sends the notice once.
 * New customer: filter, create contact, create conversation with the message (3 requests).
 * Returning customer: filter, conversations, messages unless the newest one tells, send (3 or 4).
 *
 * @throws ChatwootError
 */
export async function deliver(delivery: Delivery): Promise<NotificationResult> {
	const found = await lookUpContact(delivery);
	if (!found) return await deliverToNewContact(delivery);
	const contact = await completeContact(delivery, found.contact);
	return await deliverToContact(delivery, { ...found, contact });
}

async function lookUpContact({ client, wish, memo }: Delivery): Promise<Person | undefined> {
	const remembered = memo.get(personName(wish));
	if (remembered) return { contact: remembered, created: false };
	const record = await findContact(client, contactQuery(wish));
	if (!record) return undefined;
	const contact = readContact(record);
	memo.set(personName(wish), contact);
	const isNew = client.now().getTime() - Number(record.created_at) * 1_000 < JUST_MADE_MS;
	return { contact, created: false, isContested: isNew && wish.triggeredAt !== undefined };
}

/** The order names the phone to write to: somebody with the same e-mail but another phone is not meant. */
function contactQuery({ phone, email, identifier, inboxId }: NotificationWish): ContactQuery {
	return { phone, email, identifier, inboxId, phoneMustFit: true };
}

function personName({ phone, email, identifier }: NotificationWish): string {
	return [phone, email, identifier].join('/');
}

async function deliverToNewContact(delivery: Delivery): Promise<NotificationResult> {
	const { client, wish, channel } = delivery;
	const planned = await delivery.plan(!channel.hasWindow);
	if ('refuse' in planned) throw refusal(planned.refuse.what, planned.refuse.advice);
	if ('skip' in planned) return skipped(planned.skip, wish);
	const body: JsonRecord = {
		name: wish.name ?? wish.phone ?? wish.email ?? wish.identifier,
		phone_number: wish.phone,
		email: wish.email,
		identifier: wish.identifier,
		custom_attributes: wish.extras.customAttributes,
	};
	const made = await createContact(client, body, contactQuery(wish));
	const contact = readContact(made.contact);
	delivery.memo.set(personName(wish), contact);
	return await deliverToContact(delivery, { contact, created: made.created, isContested: !made.created });
}

/** Adds what the message needs (a phone) or the user asked to keep up to date. */
async function completeContact({ client, wish }: Delivery, contact: Contact): Promise<Contact> {
	const changes: JsonRecord = {};
	if (wish.phone && !contact.phone) changes.phone_number = wish.phone;
	if (wish.extras.updateContact) Object.assign(changes, updates(wish, contact));
	if (Object.keys(changes).length === 0) return contact;
	const path = `/contacts/${contact.id}`;
	await client.request({ method: 'PUT', path, body: changes, repeatable: true });
	return { ...contact, phone: wish.phone ?? contact.phone };
}

function updates(wish: NotificationWish, contact: Contact): JsonRecord {
	const changes: JsonRecord = {};
	if (wish.name && wish.name !== contact.name) changes.name = wish.name;
	if (wish.email && !contact.email) changes.email = wish.email;
	if (wish.identifier && !contact.identifier) changes.identifier = wish.identifier;
	if (wish.extras.customAttributes) changes.custom_attributes = wish.extras.customAttributes;
	return changes;
}

async function deliverToContact(delivery: Delivery, person: Person): Promise<NotificationResult> {
	const found = await findFor(delivery, person);
	const sent = found.sent ?? (await claim(delivery, person, found.place));
	if (sent) return await duplicate(delivery, person, sent);
	return found.chosen
		? await sendInto(delivery, person, found.chosen)
		: await openConversation(delivery, person);
}

/** Only a notice that may be under way elsewhere is claimed: it costs requests and a second. */
async function claim(delivery: Delivery, { contact, created, isContested }: Person, conversation: Conversation | undefined): Promise<Earlier | undefined> {
	const isShared = (isContested && !conversation) || mayBeTwice(delivery.wish.triggeredAt, delivery.now);
	return created || !isShared ? undefined : await claimDelivery({ contact, conversation }, delivery);
}

async function sendInto(
	delivery: Delivery,
	person: Person,
	conversation: Conversation,
): Promise<NotificationResult> {
	const { client, mark, now } = delivery;
	const planned = await delivery.plan(conversation.canReply);
	if ('refuse' in planned) throw refusal(planned.refuse.what, planned.refuse.advice);
	if ('skip' in planned) return { ...resultFor(delivery, person, conversation.id), status: 'skipped', reason: planned.skip };
	// Before the message: should one of them fail, nothing was sent and a second run does it all.
	await applyExtras(delivery, conversation);
	// A notice is no answer to what the customer asked: she goes on waiting visibly.
	const message = conversation.waitingSince > 0 ? { ...planned.send, content_attributes: AUTOMATIC } : planned.send;
	const request = { conversationId: conversation.id, mark, message, lookFirst: false };
	const sent = await sendOnce(client, request, now);
	return { ...resultFor(delivery, person, conversation.id), status: sent.status, messageId: Number(sent.message.id) || null };
}

export async function applyExtras({ client, wish }: Delivery, conversation: Conversation): Promise<void> {
	for (const request of planExtras(conversation, wish.extras)) await client.request(request);
}

/** Sent by an earlier run, which may have ended before labels and the rest were there. */
async function duplicate(delivery: Delivery, person: Person, { conversation, messageId }: Earlier): Promise<NotificationResult> {
	await applyExtras(delivery, conversation);
	return { ...resultFor(delivery, person, conversation.id), status: 'duplicate', messageId };
}

export function resultFor(
	{ wish }: Delivery,
	{ contact, created }: Person,
	conversationId: number,
): NotificationResult {
	return {
		status: 'sent',
		reason: null,
		contactId: contact.id,
		conversationId,
		messageId: null,
		created: { contact: created, conversation: false },
		phone: wish.phone ?? contact.phone,
	};
}

function skipped(reason: string, wish: NotificationWish): NotificationResult {
	return {
		status: 'skipped',
		reason,
		contactId: null,
		conversationId: null,
		messageId: null,
		created: { contact: false, conversation: false },
		phone: wish.phone ?? null,
	};
}
