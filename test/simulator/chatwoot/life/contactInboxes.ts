import { randomUUID } from 'node:crypto';
import { ApiError, invalid } from '../http/ApiError';
import { gap } from '../http/gap';
import type { Contact, ContactInbox, Inbox } from '../model';
import { createToken } from '../tokens';
import type { World } from '../World';

const WHATSAPP_SOURCE_ID = /^(?:\d{1,15}|[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128})$/;
const BAD_SOURCE_ID =
	'Source invalid source id for whatsapp inbox. valid Regex ' +
	'(?-mix:\\A(?:\\d{1,15}|[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128})\\z)';

/** The contact's row in an inbox, made when missing; without a source id an API inbox makes one. */
export async function contactInboxFor(
	world: World,
	{ contact, inbox, sourceId }: { contact: Contact; inbox: Inbox; sourceId?: string },
): Promise<ContactInbox> {
	const wanted = sourceId ?? generateSourceId(contact, inbox);
	const existing = inbox.contactInboxes.get(wanted);
	if (existing?.contact === contact) return existing;
	if (inbox.channel.type === 'Channel::Whatsapp' && !WHATSAPP_SOURCE_ID.test(wanted)) {
		throw badSourceId();
	}
	await gap();
	if (inbox.contactInboxes.has(wanted)) throw takenSourceId(inbox);
	return insertContactInbox(world, { contact, inbox, sourceId: wanted });
}

export function insertContactInbox(
	world: World,
	{ contact, inbox, sourceId }: { contact: Contact; inbox: Inbox; sourceId: string },
): ContactInbox {
	const now = world.clock.now();
	const contactInbox: ContactInbox = {
		id: world.nextId('contact_inbox'),
		contact,
		inbox,
		sourceId,
		pubsubToken: createToken(),
		createdAt: now,
		updatedAt: now,
		conversations: [],
	};
	inbox.contactInboxes.set(sourceId, contactInbox);
	contact.contactInboxes.push(contactInbox);
	return contactInbox;
}

/** WhatsApp's is the phone without its plus, an API inbox's a fresh uuid. */
export function generateSourceId(contact: Contact, inbox: Inbox): string {
	if (inbox.channel.type === 'Channel::Api') return randomUUID();
	if (contact.phoneNumber === null) {
		throw ApiError.unprocessable('param is missing or the value is empty: contact phone number');
	}
	return contact.phoneNumber.replace('+', '');
}

/** On WhatsApp the old row would be renamed to something that does not validate. */
function takenSourceId(inbox: Inbox): ApiError {
	if (inbox.channel.type === 'Channel::Whatsapp') return badSourceId();
	return ApiError.unprocessable('source_id should be unique');
}

function badSourceId(): ApiError {
	return invalid([['source_id', BAD_SOURCE_ID]]);
}
