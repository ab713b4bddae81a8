import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { phoneVariants } from '../shared/phone';
import { readFilledText, readId, readRecord } from './readValues';
import type { EventContact, EventSender, SenderType } from './triggerEvent';

const SENDER_TYPES: ReadonlyMap<string, SenderType> = new Map([
	['contact', 'contact'],
	['user', 'user'],
	['agent_bot', 'agentBot'],
	['captain_assistant', 'agentBot'],
]);

/** A contact as webhooks carry it; null when the record has no id. */
export function readEventContact(value: unknown): EventContact | null {
	const record = readRecord(value);
	const id = readId(record.id);
	if (id === undefined) return null;
	const phone = readFilledText(record.phone_number);
	return {
		id,
		name: readFilledText(record.name),
		phone,
		phoneVariants: phone === null ? [] : phoneVariants(phone),
		email: readFilledText(record.email),
		identifier: readFilledText(record.identifier),
		customAttributes: readRecord(record.custom_attributes),
		blocked: record.blocked === true,
	};
}

/**
 * The customer of a conversation. `meta.sender` is that in every version; before 2.14 an incoming
 * message's own sender lacks the phone and the e-mail.
 */
export function readCustomer(conversation: JsonRecord, author: unknown): EventContact | null {
	return readEventContact(readRecord(conversation.meta).sender) ?? readEventContact(author);
}

/**
 * Who wrote a message. From 2.14 on a contact carries no `type`, so an author without one is the
 * customer; automatic messages have no author at all.
 */
export function readSender(value: unknown): EventSender {
	if (!isRecord(value)) return { type: 'system', id: null, name: null };
	const named = typeof value.type === 'string' ? value.type.toLowerCase() : 'contact';
	const type = SENDER_TYPES.get(named) ?? 'system';
	return { type, id: readId(value.id) ?? null, name: readFilledText(value.name) };
}
