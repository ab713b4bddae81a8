import { isRecord } from '../../../shared/chatwoot/errors';
import { readContact } from '../../../shared/chatwoot/readContact';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { phoneVariants } from '../../../shared/phone';
import { simplifyConversation, type Simple } from '../../simplify';
import type { Unanswered } from './findUnanswered';

/** What the Chatwoot Trigger would have given for the message, and `missed`, which tells one from the other. */
export function writeMissedItem({ conversation, message }: Unanswered): Simple {
	const { conversationId = null, inboxId = null } = simplifyConversation(conversation);
	const contact = contactOf(conversation);
	const at = Number(message.created_at);
	return {
		...{ event: 'message_created', deliveryId: null, signatureVerified: true },
		accountId: Number(conversation.account_id ?? message.account_id) || null,
		...{ inboxId, conversationId, messageId: Number(message.id), content: typeof message.content === 'string' ? message.content : null },
		...{ messageType: 'incoming', private: false, createdAt: at > 0 ? new Date(at * 1_000).toISOString() : null },
		attachments: attachmentsOf(message),
		contact,
		sender: { type: 'contact', id: contact?.id ?? null, name: contact?.name ?? null },
		conversation: conversationOf(conversation),
		changes: {},
		missed: true,
	};
}

function contactOf({ meta }: JsonRecord): Simple | null {
	const sender = isRecord(meta) ? meta.sender : undefined;
	if (!isRecord(sender) || typeof sender.id !== 'number') return null;
	const { id, name, phone, email, identifier, customAttributes } = readContact(sender);
	const variants = phone ? phoneVariants(phone) : [];
	return { id, name, phone, phoneVariants: variants, email, identifier, customAttributes: customAttributes as Simple, blocked: sender.blocked === true };
}

function conversationOf(record: JsonRecord): Simple {
	const { status = null, channel, teamId = null, priority = null, assigneeId = null, ...times } = simplifyConversation(record);
	const { waitingSince = null, firstReplyAt = null, lastActivityAt = null } = times;
	const { id, canReply, labels, customAttributes } = readConversation(record);
	const ownerType = isRecord(record.meta) && record.meta.assignee_type === 'AgentBot' ? 'agentBot' : 'user';
	const assigneeType = assigneeId === null ? null : ownerType;
	return {
		...{ id, status, canReply, channel: channel || null, assigneeId, assigneeType, teamId, labels, priority },
		...{ waitingSince, firstReplyAt, lastActivityAt, customAttributes: customAttributes as Simple },
	};
}

function attachmentsOf({ attachments }: JsonRecord): Simple[] {
	const files = Array.isArray(attachments) ? attachments.filter(isRecord) : [];
	return files.map((file) => ({
		type: typeof file.file_type === 'string' ? file.file_type : 'file',
		url: typeof file.data_url === 'string' ? file.data_url : null,
		size: typeof file.file_size === 'number' ? file.file_size : null,
	}));
}
