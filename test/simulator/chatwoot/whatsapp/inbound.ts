import { createHmac, timingSafeEqual } from 'node:crypto';
import { asList, asObject, asText, type Json } from '../../whatsapp/json';
import { insertContactInbox } from '../life/contactInboxes';
import { createContact } from '../life/contacts';
import { createConversation } from '../life/conversations';
import { createMessage, failMessage, updateMessage } from '../life/messages';
import { MESSAGE_STATUSES, type ContactInbox, type Conversation, type Inbox } from '../model';
import type { World } from '../World';
import { findSource, rememberSource } from './sources';

/** Whether WhatsApp signed the raw body with the app's secret. */
export function isSignedByWhatsApp(world: World, rawBody: Buffer, signature: string): boolean {
	const hex = createHmac('sha256', world.whatsappAppSecret).update(rawBody).digest('hex');
	const expected = Buffer.from(`sha256=${hex}`);
	const given = Buffer.from(signature);
	return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Works off a webhook of WhatsApp: what customers wrote, and what became of our messages. */
export async function receive(world: World, inbox: Inbox, webhook: Json): Promise<void> {
	const changes = asList(webhook.entry).flatMap((entry) => asList(asObject(entry).changes));
	for (const change of changes) {
		const { messages, contacts, statuses } = asObject(asObject(change).value);
		for (const status of asList(statuses)) noteStatus(world, inbox, asObject(status));
		const profiles = asList(contacts).map(asObject);
		for (const message of asList(messages).map(asObject)) {
			await receiveMessage(world, inbox, { message, profiles });
		}
	}
}

async function receiveMessage(
	world: World,
	inbox: Inbox,
	{ message, profiles }: { message: Json; profiles: Json[] },
): Promise<void> {
	const from = asText(message.from) ?? '';
	const sourceId = asText(message.id) ?? '';
	if (from === '' || findSource(inbox, sourceId)) return;
	rememberSource(inbox, sourceId, 'under way');
	const profile = asObject(profiles.find(({ wa_id }) => wa_id === from)?.profile);
	const name = asText(profile.name) ?? `+${from}`;
	const contactInbox = await senderOf(world, inbox, { from, name });
	const conversation = openConversation(world, contactInbox);
	const created = createMessage(world, conversation, {
		type: 'incoming',
		content: contentOf(message),
		contentAttributes: replyOf(message, conversation),
		sourceId,
		sender: contactInbox.contact,
	});
	rememberSource(inbox, sourceId, created);
}

/** By source id in the number's variants, then by phone, else a new contact. */
async function senderOf(
	world: World,
	inbox: Inbox,
	{ from, name }: { from: string; name: string },
): Promise<ContactInbox> {
	const known = inbox.contactInboxes.get(knownVariant(inbox, from));
	if (known) return known;
	const phoneNumber = `+${from}`;
	const [byPhone] = inbox.account.contacts.byPhone.get(phoneNumber) ?? [];
	const contact = byPhone ?? (await createContact(world, inbox.account, { name, phoneNumber }));
	return insertContactInbox(world, { contact, inbox, sourceId: from });
}

/**
 * Brazilian numbers without the ninth digit join a contact inbox that has it, Argentinian ones
 * with 549 one without the 9; Mexican 52 and 521 never meet.
 */
export function knownVariant(inbox: Inbox, from: string): string {
	const brazil = /^55(\d{2})(\d{8})$/.exec(from);
	const argentina = /^549(\d+)$/.exec(from);
	const variant = brazil ? `55${brazil[1]}9${brazil[2]}` : argentina ? `54${argentina[1]}` : from;
	return inbox.contactInboxes.has(variant) ? variant : from;
}

function openConversation(world: World, contactInbox: ContactInbox): Conversation {
	const { inbox, conversations } = contactInbox;
	const isLocked = inbox.settings.lock_to_single_conversation;
	const current = conversations.findLast(({ status }) => isLocked || status !== 'resolved');
	return current ?? createConversation(world, contactInbox);
}

function contentOf(message: Json): string | null {
	const type = asText(message.type) ?? 'text';
	const part = asObject(message[type]);
	const reply = asObject(part.button_reply ?? part.list_reply);
	return (
		asText(part.body) ?? asText(part.text) ?? asText(part.caption) ?? asText(reply.title) ?? null
	);
}

/** Tapping a button is a reply as well. Chatwoot finds what was replied to in the same conversation only. */
function replyOf(message: Json, { messages }: Conversation): Json {
	const id = asText(asObject(message.context).id);
	if (id === undefined) return {};
	const original = messages.find(({ sourceId }) => sourceId === id);
	return { in_reply_to: original?.id ?? null, in_reply_to_external_id: original?.sourceId ?? null };
}

function noteStatus(world: World, inbox: Inbox, { id, status, errors }: Json): void {
	const message = findSource(inbox, asText(id) ?? '');
	const known = MESSAGE_STATUSES.find((one) => one === status);
	if (!message || message === 'under way' || known === undefined) return;
	if (known === 'failed') {
		const error = asObject(asList(errors)[0]);
		failMessage(world, message, `${String(error.code)}: ${String(error.title)}`);
	} else if (message.status !== known) {
		updateMessage(world, message, { status: known });
	}
}
