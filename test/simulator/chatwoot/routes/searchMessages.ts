import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import type { Call } from '../http/Router';
import type { Conversation } from '../model';
import { typeNumber } from '../present/message';
import { isVisible, PER_PAGE } from './conversationLists';
import { byLastActivity } from './conversationOrder';

/** Conversations with a message that holds `q`, and those messages. */
export function searchMessages(call: Call, q: string): { found: Conversation[]; payload: Json[] } {
	const wanted = q.toLowerCase();
	const found: Conversation[] = [];
	const payload: Json[] = [];
	for (const conversation of [...call.account.conversations.values()].sort(byLastActivity)) {
		const hits = conversation.messages.filter(({ content }) =>
			content?.toLowerCase().includes(wanted),
		);
		if (hits.length === 0 || !isVisible(call, conversation)) continue;
		found.push(conversation);
		payload.push(presentFound(conversation, hits));
	}
	return { found, payload: payload.slice(0, PER_PAGE) };
}

function presentFound(conversation: Conversation, hits: Conversation['messages']): Json {
	const { contact, inbox } = conversation;
	return {
		id: conversation.displayId,
		uuid: conversation.uuid,
		created_at: unixSeconds(conversation.createdAt),
		contact: { id: contact.id, name: contact.name },
		inbox: { id: inbox.id, name: inbox.settings.name, channel_type: inbox.channel.type },
		messages: hits.map((message) => ({
			content: message.content,
			id: message.id,
			sender_name: message.sender?.name ?? null,
			message_type: typeNumber(message),
			created_at: unixSeconds(message.createdAt),
		})),
		account_id: conversation.account.id,
	};
}
