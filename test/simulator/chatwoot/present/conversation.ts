import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { canReply, newestMessage, unreadCount } from '../life/reading';
import type { Conversation, Message, User } from '../model';
import { presentContact } from './contact';
import { presentNestedMessage } from './message';
import { presentAgent, presentBotBriefly, presentTeam } from './people';

export type View = { base: string; now: Date; viewer?: User };

/** A conversation as REST shows it. */
export function presentConversation(conversation: Conversation, view: View): Json {
	const { base, now } = view;
	const nested = (message: Message | undefined) =>
		message && presentNestedMessage(message, { base, inWebhook: false });
	const newest = nested(conversation.messages.at(-1));
	const lastActivityAt = unixSeconds(conversation.lastActivityAt);
	return {
		meta: presentMeta(conversation, view),
		id: conversation.displayId,
		messages: newest ? [newest] : [],
		account_id: conversation.account.id,
		uuid: conversation.uuid,
		additional_attributes: conversation.additionalAttributes,
		agent_last_seen_at: unixSeconds(conversation.agentLastSeenAt),
		assignee_last_seen_at: unixSeconds(conversation.assigneeLastSeenAt),
		can_reply: canReply(conversation, now),
		contact_last_seen_at: unixSeconds(conversation.contactLastSeenAt),
		custom_attributes: conversation.customAttributes,
		inbox_id: conversation.inbox.id,
		labels: conversation.labels,
		muted: conversation.contact.blocked,
		snoozed_until: conversation.snoozedUntil,
		status: conversation.status,
		created_at: unixSeconds(conversation.createdAt),
		updated_at: exactSeconds(conversation.updatedAt),
		timestamp: lastActivityAt,
		first_reply_created_at: unixSeconds(conversation.firstReplyCreatedAt),
		unread_count: unreadCount(conversation),
		last_non_activity_message:
			nested(newestMessage(conversation, ({ type }) => type !== 'activity')) ?? null,
		last_activity_at: lastActivityAt,
		priority: conversation.priority,
		waiting_since: unixSeconds(conversation.waitingSince),
		sla_policy_id: null,
	};
}

function presentMeta(conversation: Conversation, { viewer }: View): Json {
	const { contact, inbox, assignee, assigneeBot, team, account } = conversation;
	const assigned = assigneeBot
		? { assignee: presentBotBriefly(assigneeBot), assignee_type: 'AgentBot' }
		: assignee && { assignee: presentAgent(assignee, account), assignee_type: 'User' };
	return {
		sender: presentContact(contact, { withInboxes: false }),
		channel: inbox.channel.type,
		...assigned,
		...(team ? { team: presentTeam(team, viewer) } : {}),
		hmac_verified: false,
	};
}

/** Seconds with a fraction, as `updated_at` is. */
export function exactSeconds(at: Date): number {
	return at.getTime() / 1_000;
}
