import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import type { Contact, ContactInbox, Inbox } from '../model';

/** A contact as REST shows it. */
export function presentContact(contact: Contact, { withInboxes }: { withInboxes: boolean }): Json {
	const { lastActivityAt } = contact;
	return {
		additional_attributes: contact.additionalAttributes,
		availability_status: 'offline',
		email: contact.email,
		id: contact.id,
		name: contact.name,
		phone_number: contact.phoneNumber,
		blocked: contact.blocked,
		identifier: contact.identifier,
		thumbnail: '',
		custom_attributes: contact.customAttributes,
		...(lastActivityAt ? { last_activity_at: unixSeconds(lastActivityAt) } : {}),
		created_at: unixSeconds(contact.createdAt),
		...(withInboxes ? { contact_inboxes: contact.contactInboxes.map(presentContactInbox) } : {}),
	};
}

export function presentContactInbox({ sourceId, inbox }: ContactInbox): Json {
	return { source_id: sourceId, inbox: presentInboxBriefly(inbox) };
}

export function presentInboxBriefly(inbox: Inbox): Json {
	return {
		id: inbox.id,
		avatar_url: '',
		channel_id: inbox.channel.id,
		name: inbox.settings.name,
		channel_type: inbox.channel.type,
		provider: inbox.channel.type === 'Channel::Whatsapp' ? 'whatsapp_cloud' : null,
	};
}

/** The whole row, as a webhook's conversation and nothing else shows it. */
export function contactInboxRow(contactInbox: ContactInbox): Json {
	return {
		id: contactInbox.id,
		contact_id: contactInbox.contact.id,
		inbox_id: contactInbox.inbox.id,
		source_id: contactInbox.sourceId,
		created_at: contactInbox.createdAt,
		updated_at: contactInbox.updatedAt,
		hmac_verified: false,
		pubsub_token: contactInbox.pubsubToken,
	};
}
