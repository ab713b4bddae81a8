import type { Conversation, Message } from '../model';

const WINDOW_MS = 24 * 60 * 60 * 1_000;
const MAX_UNREAD_IN_WEBHOOKS = 10;

/** Incoming messages since an agent last looked. */
export function unreadCount({ messages, agentLastSeenAt }: Conversation): number {
	let count = 0;
	for (let index = messages.length - 1; index >= 0; index -= 1) {
		const message = messages[index];
		if (message === undefined || (agentLastSeenAt && message.createdAt <= agentLastSeenAt)) break;
		if (message.type === 'incoming') count += 1;
	}
	return count;
}

export function unreadCountInWebhook(conversation: Conversation): number {
	return Math.min(unreadCount(conversation), MAX_UNREAD_IN_WEBHOOKS);
}

/** Whether free text may be sent: 24 h after the customer wrote on WhatsApp, any time elsewhere. */
export function canReply({ inbox, lastIncomingAt }: Conversation, now: Date): boolean {
	const windowMs = windowOf(inbox.channel);
	if (windowMs === null) return true;
	return lastIncomingAt !== null && now.getTime() - lastIncomingAt.getTime() < windowMs;
}

function windowOf(channel: Conversation['inbox']['channel']): number | null {
	if (channel.type === 'Channel::Whatsapp') return WINDOW_MS;
	const hours = Number(channel.additionalAttributes.agent_reply_time_window);
	return hours > 0 ? hours * 60 * 60 * 1_000 : null;
}

/** The newest message that is neither an activity nor, for webhooks, a private note. */
export function newestMessage(
	{ messages }: Conversation,
	isWanted: (message: Message) => boolean,
): Message | undefined {
	for (let index = messages.length - 1; index >= 0; index -= 1) {
		const message = messages[index];
		if (message !== undefined && isWanted(message)) return message;
	}
	return undefined;
}
