import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { MESSAGE_TYPES, type Attachment, type Message } from '../model';
import { unreadCount } from '../life/reading';
import { presentSender, SENDER_TYPES } from './people';

/** A message as POST and GET messages show it. */
export function presentMessage(
	message: Message,
	{ base, echoId }: { base: string; echoId?: unknown },
): Json {
	return {
		id: message.id,
		content: message.content,
		inbox_id: message.conversation.inbox.id,
		...(echoId === undefined || echoId === null ? {} : { echo_id: echoId }),
		conversation_id: message.conversation.displayId,
		message_type: typeNumber(message),
		content_type: message.contentType,
		status: message.status,
		content_attributes: message.contentAttributes,
		created_at: unixSeconds(message.createdAt),
		private: message.private,
		source_id: message.sourceId,
		...(message.sender ? { sender: presentSender(message.sender) } : {}),
		...attachmentsOf(message, base),
	};
}

/** A message inside a conversation, in REST and in webhooks. */
export function presentNestedMessage(
	message: Message,
	{ base, inWebhook }: { base: string; inWebhook: boolean },
): Json {
	const { conversation, sender } = message;
	const { assignee, lastActivityAt, contactInbox } = conversation;
	return {
		id: message.id,
		content: inWebhook ? normaliseBreaks(message.content) : message.content,
		account_id: conversation.account.id,
		inbox_id: conversation.inbox.id,
		conversation_id: conversation.displayId,
		message_type: typeNumber(message),
		created_at: unixSeconds(message.createdAt),
		updated_at: message.updatedAt,
		private: message.private,
		status: message.status,
		source_id: message.sourceId,
		content_type: message.contentType,
		content_attributes: message.contentAttributes,
		sender_type: sender ? SENDER_TYPES[sender.kind] : null,
		sender_id: sender?.id ?? null,
		external_source_ids: {},
		additional_attributes: message.additionalAttributes,
		processed_message_content: message.processedContent,
		sentiment: {},
		conversation: {
			assignee_id: assignee?.id ?? null,
			unread_count: unreadCount(conversation),
			last_activity_at: unixSeconds(lastActivityAt),
			contact_inbox: { source_id: contactInbox.sourceId },
		},
		...attachmentsOf(message, base),
		...(sender ? { sender: presentSender(sender, inWebhook) } : {}),
	};
}

export function typeNumber(message: Message): number {
	return MESSAGE_TYPES.indexOf(message.type);
}

/** Webhooks lose hard breaks and trailing newlines; REST keeps them. */
export function normaliseBreaks(content: string | null): string | null {
	return content === null ? null : content.replace(/\\\n/g, '\n').replace(/\n+$/, '');
}

export function attachmentsOf(message: Message, base: string): { attachments?: Json[] } {
	if (message.attachments.length === 0) return {};
	return { attachments: message.attachments.map((one) => presentAttachment(one, message, base)) };
}

function presentAttachment(attachment: Attachment, message: Message, base: string): Json {
	return {
		id: attachment.id,
		message_id: message.id,
		file_type: attachment.fileType,
		account_id: message.conversation.account.id,
		extension: extensionOf(attachment.fileName),
		content_type: attachment.contentType,
		data_url: dataUrl(attachment, base),
		thumb_url: thumbUrl(attachment, base),
		file_size: attachment.bytes.length,
		width: null,
		height: null,
	};
}

/** As GET /attachments lists it. */
export function presentListedAttachment(
	attachment: Attachment,
	message: Message,
	base: string,
): Json {
	return {
		id: attachment.id,
		message_id: message.id,
		thumb_url: thumbUrl(attachment, base),
		data_url: dataUrl(attachment, base),
		file_size: attachment.bytes.length,
		file_type: attachment.fileType,
		extension: extensionOf(attachment.fileName),
		width: null,
		height: null,
		created_at: unixSeconds(attachment.createdAt),
		...(message.sender ? { sender: presentSender(message.sender) } : {}),
	};
}

export function dataUrl({ id, fileName }: Attachment, base: string): string {
	return `${base}/rails/active_storage/blobs/redirect/${id}/${encodeURIComponent(fileName)}`;
}

function thumbUrl({ id, fileName, fileType }: Attachment, base: string): string {
	if (fileType !== 'image') return '';
	return `${base}/rails/active_storage/representations/redirect/${id}/${encodeURIComponent(fileName)}`;
}

function extensionOf(fileName: string): string | null {
	return /\.([^.]+)$/.exec(fileName)?.[1] ?? null;
}
