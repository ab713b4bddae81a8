import { isRecord } from '../shared/chatwoot/errors';
import { readContact } from '../shared/chatwoot/readContact';
import { readConversation } from '../shared/chatwoot/readConversation';
import type { Json, JsonRecord } from '../shared/chatwoot/types';

// The few fields of a record that most workflows need, under plain names; instants are ISO texts, what is absent is null.

export type Simple = { [key: string]: Json };

export function simplifyContact(record: JsonRecord): Simple {
	const { id, name, phone, email, identifier, lastActivityAt, customAttributes } = readContact(record);
	const more = isRecord(record.additional_attributes) ? record.additional_attributes : {};
	return {
		contactId: id,
		name,
		phone,
		email,
		identifier,
		blocked: record.blocked === true,
		company: textOrNull(more.company_name),
		city: textOrNull(more.city),
		customAttributes: customAttributes as Simple,
		createdAt: instantOf(record.created_at),
		lastActivityAt: instantOf(lastActivityAt),
	};
}

export function simplifyConversation(record: JsonRecord): Simple {
	const { id, inboxId, status, canReply, channel, customAttributes, labels } = readConversation(record);
	const last = isRecord(record.last_non_activity_message) ? record.last_non_activity_message : {};
	return {
		conversationId: id,
		status,
		priority: textOrNull(record.priority),
		inboxId,
		channel,
		...peopleOf(isRecord(record.meta) ? record.meta : {}),
		labels,
		canReply,
		unreadCount: numberOrNull(record.unread_count),
		lastMessage: textOrNull(last.content),
		...timesOf(record),
		customAttributes: customAttributes as Simple,
	};
}

function peopleOf(meta: JsonRecord): Simple {
	const [sender, assignee, team] = [meta.sender, meta.assignee, meta.team].map((one) => (isRecord(one) ? one : {}));
	return {
		contactId: numberOrNull(sender?.id),
		contactName: textOrNull(sender?.name),
		contactPhone: textOrNull(sender?.phone_number),
		assigneeId: numberOrNull(assignee?.id),
		assigneeName: textOrNull(assignee?.name),
		teamId: numberOrNull(team?.id),
	};
}

function timesOf(record: JsonRecord): Simple {
	return {
		waitingSince: instantOf(record.waiting_since),
		firstReplyAt: instantOf(record.first_reply_created_at),
		createdAt: instantOf(record.created_at),
		// `timestamp` before 2.17, the same value.
		lastActivityAt: instantOf(record.last_activity_at ?? record.timestamp),
	};
}

/** In the order of Chatwoot's numbers. */
const AUTHORS = ['customer', 'agent', 'activity', 'automatic'];

export function simplifyMessage(record: JsonRecord): Simple {
	const sender = isRecord(record.sender) ? record.sender : {};
	const files = Array.isArray(record.attachments) ? record.attachments.filter(isRecord) : [];
	return {
		messageId: numberOrNull(record.id),
		conversationId: numberOrNull(record.conversation_id),
		from: AUTHORS[Number(record.message_type)] ?? null,
		content: textOrNull(record.content),
		private: record.private === true,
		deliveryStatus: textOrNull(record.status),
		senderId: numberOrNull(sender.id),
		senderName: textOrNull(sender.name),
		attachments: files.map((file) => ({ type: textOrNull(file.file_type), url: textOrNull(file.data_url) })),
		createdAt: instantOf(record.created_at),
	};
}

export function simplifyInbox(record: JsonRecord): Simple {
	return {
		inboxId: numberOrNull(record.id),
		name: textOrNull(record.name),
		channel: String(record.channel_type ?? '').replace('Channel::', ''),
		phone: textOrNull(record.phone_number),
		email: textOrNull(record.email),
		timezone: textOrNull(record.timezone),
		businessHours: record.working_hours_enabled === true,
		autoAssign: record.enable_auto_assignment === true,
		singleConversation: record.lock_to_single_conversation === true,
	};
}

export function simplifyAgent(record: JsonRecord): Simple {
	return {
		agentId: numberOrNull(record.id),
		name: textOrNull(record.name),
		email: textOrNull(record.email),
		role: textOrNull(record.role),
		availability: textOrNull(record.availability_status),
	};
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function numberOrNull(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}

/** Unix seconds, of which 0 is none, or text as some servers give it. */
function instantOf(value: unknown): string | null {
	const seconds = Number(value);
	const at = Number.isFinite(seconds) ? new Date(seconds * 1000) : new Date(String(value));
	return value === null || value === undefined || seconds === 0 || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
