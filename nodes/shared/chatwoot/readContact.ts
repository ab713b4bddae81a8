import { isRecord } from './errors';
import type { Contact, ContactInbox, JsonRecord } from './types';

/** Reads a contact as Chatwoot's REST answers carry it. Absent and empty texts become null. */
export function readContact(record: JsonRecord): Contact {
	const inboxes = Array.isArray(record.contact_inboxes) ? record.contact_inboxes : [];
	return {
		id: Number(record.id),
		name: textOrNull(record.name),
		phone: textOrNull(record.phone_number),
		email: textOrNull(record.email),
		identifier: textOrNull(record.identifier),
		lastActivityAt: Number(record.last_activity_at) || 0,
		inboxes: inboxes.filter(isRecord).flatMap(readContactInbox),
		customAttributes: isRecord(record.custom_attributes) ? record.custom_attributes : {},
	};
}

function readContactInbox(record: JsonRecord): ContactInbox[] {
	const inbox = isRecord(record.inbox) ? record.inbox : undefined;
	const sourceId = textOrNull(record.source_id);
	if (!inbox || sourceId === null) return [];
	return [{ inboxId: Number(inbox.id), sourceId, channel: String(inbox.channel_type ?? '') }];
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
