import { isRecord } from './errors';
import { readStrings } from './envelopes';
import type { AutomationMark, Conversation, JsonRecord, Message } from './types';

/** Reads a conversation as Chatwoot's REST answers carry it; tolerates servers from 2.10 on. */
export function readConversation(record: JsonRecord): Conversation {
	const meta = isRecord(record.meta) ? record.meta : {};
	return {
		id: Number(record.id),
		inboxId: Number(record.inbox_id),
		status: String(record.status ?? ''),
		// Servers that leave it out have no window to be closed.
		canReply: record.can_reply !== false,
		channel: String(meta.channel ?? ''),
		// `timestamp` before 2.17, the same value.
		lastActivityAt: Number(record.last_activity_at ?? record.timestamp) || 0,
		waitingSince: Number(record.waiting_since) || 0,
		newestMessages: newestMessages(record),
		customAttributes: isRecord(record.custom_attributes) ? record.custom_attributes : {},
		labels: readStrings(record.labels),
	};
}

function newestMessages(record: JsonRecord): Message[] {
	const listed = Array.isArray(record.messages) ? record.messages : [];
	return [...listed, record.last_non_activity_message].filter(isRecord).map(readMessage);
}

export function readMessage(record: JsonRecord): Message {
	return { id: Number(record.id), createdAt: Number(record.created_at) || 0, mark: readMark(record) };
}

/** The mark that this package leaves on each message it sends; undefined on everybody else's. */
export function readMark(message: JsonRecord): AutomationMark | undefined {
	const attributes = isRecord(message.content_attributes) ? message.content_attributes : {};
	const mark = attributes.automation;
	if (!isRecord(mark) || typeof mark.key !== 'string') return undefined;
	return { source: String(mark.source ?? ''), key: mark.key };
}
