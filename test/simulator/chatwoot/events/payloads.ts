import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { canReply, newestMessage, unreadCountInWebhook } from '../life/reading';
import type { Conversation, ConversationRow, Inbox, Message } from '../model';
import { contactInboxRow } from '../present/contact';
import { exactSeconds } from '../present/conversation';
import { attachmentsOf, normaliseBreaks, presentNestedMessage } from '../present/message';
import { briefAccount, presentSender, webhookPerson } from '../present/people';
import type { World } from '../World';

/** The row as it was when something happened; messages are read when the webhook is built. */
export type Snapshot = ConversationRow & Pick<Conversation, 'updatedAt' | 'lastActivityAt'>;

export function snapshot(conversation: Conversation): Snapshot {
	const { status, priority, assignee, assigneeBot, team, snoozedUntil } = conversation;
	const { customAttributes, labels, cachedLabelList, waitingSince } = conversation;
	const { firstReplyCreatedAt, updatedAt, lastActivityAt } = conversation;
	return {
		status,
		priority,
		assignee,
		assigneeBot,
		team,
		snoozedUntil,
		customAttributes,
		labels,
		cachedLabelList,
		waitingSince,
		firstReplyCreatedAt,
		updatedAt,
		lastActivityAt,
	};
}

/** A conversation as every webhook shows it, without `event`. */
export function conversationPayload(
	world: World,
	conversation: Conversation,
	row: Snapshot = conversation,
): Json {
	const shown = newestMessage(
		conversation,
		({ type, private: hidden }) => type !== 'activity' && !hidden,
	);
	const base = world.url;
	return {
		additional_attributes: conversation.additionalAttributes,
		can_reply: canReply(conversation, world.clock.now()),
		channel: conversation.inbox.channel.type,
		contact_inbox: contactInboxRow(conversation.contactInbox),
		id: conversation.displayId,
		inbox_id: conversation.inbox.id,
		messages: shown ? [presentNestedMessage(shown, { base, inWebhook: true })] : [],
		labels: conversation.labels,
		meta: presentMeta(conversation, row),
		status: row.status,
		custom_attributes: row.customAttributes,
		snoozed_until: row.snoozedUntil,
		unread_count: unreadCountInWebhook(conversation),
		first_reply_created_at: row.firstReplyCreatedAt,
		priority: row.priority,
		waiting_since: unixSeconds(row.waitingSince),
		agent_last_seen_at: unixSeconds(conversation.agentLastSeenAt),
		contact_last_seen_at: unixSeconds(conversation.contactLastSeenAt),
		last_activity_at: unixSeconds(row.lastActivityAt),
		timestamp: unixSeconds(row.lastActivityAt),
		created_at: unixSeconds(conversation.createdAt),
		updated_at: exactSeconds(row.updatedAt),
		account: briefAccount(conversation.account),
	};
}

function presentMeta({ contact }: Conversation, { assignee, assigneeBot, team }: Snapshot): Json {
	const assigned = assigneeBot ?? assignee;
	const type = assigneeBot ? 'AgentBot' : 'User';
	return {
		sender: presentSender(contact),
		assignee: assigned ? presentSender(assigned, true) : null,
		assignee_type: assigned ? type : null,
		team: team ? { id: team.id, name: team.name } : null,
		hmac_verified: false,
	};
}

/** A message as `message_created` and `message_updated` show it, without `event`. */
export function messagePayload(world: World, message: Message): Json {
	const { conversation, sender } = message;
	const { account, inbox } = conversation;
	return {
		account: briefAccount(account),
		additional_attributes: message.additionalAttributes,
		content_attributes: message.contentAttributes,
		content_type: message.contentType,
		content: normaliseBreaks(message.content),
		conversation: conversationPayload(world, conversation),
		created_at: message.createdAt,
		id: message.id,
		inbox: { id: inbox.id, name: inbox.settings.name },
		message_type: message.type,
		private: message.private,
		sender: sender ? webhookPerson(sender) : null,
		source_id: message.sourceId,
		...attachmentsOf(message, world.url),
	};
}

/** Settings, working hours and the whole channel row, but neither id nor name. */
export function inboxPayload(inbox: Inbox): Json {
	const { settings, account, workingHours, createdAt, updatedAt } = inbox;
	const { name: _name, csat_config: _csat, ...shown } = settings;
	return {
		...shown,
		working_hours: workingHours.map((hour) => ({
			...hour,
			inbox_id: inbox.id,
			account_id: account.id,
			created_at: createdAt,
			updated_at: createdAt,
		})),
		created_at: createdAt,
		updated_at: updatedAt,
		channel: channelRow(inbox),
		account: briefAccount(account),
	};
}

function channelRow({ channel, account }: Inbox): Json {
	const { id, createdAt: created_at, updatedAt: updated_at } = channel;
	const common = { id, account_id: account.id, created_at, updated_at };
	if (channel.type === 'Channel::Api') {
		return {
			...common,
			webhook_url: channel.webhookUrl,
			identifier: channel.identifier,
			hmac_token: channel.hmacToken,
			hmac_mandatory: false,
			additional_attributes: channel.additionalAttributes,
			secret: channel.secret,
		};
	}
	return {
		...common,
		phone_number: channel.phoneNumber,
		provider: 'whatsapp_cloud',
		provider_config: channel.providerConfig,
		message_templates: channel.templates,
	};
}
