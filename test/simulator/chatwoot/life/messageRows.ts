import type { Conversation, Message } from '../model';
import type { World } from '../World';

type NewMessage = Partial<Message> & Pick<Message, 'type' | 'content'>;

/** Adds the row, and nothing of what follows from it. */
export function insertMessage(
	world: World,
	conversation: Conversation,
	given: NewMessage,
): Message {
	const now = world.clock.now();
	const message: Message = {
		processedContent: given.content,
		contentType: 'text',
		contentAttributes: {},
		additionalAttributes: {},
		private: false,
		status: 'sent',
		sourceId: null,
		sender: null,
		attachments: [],
		createdAt: now,
		updatedAt: now,
		...given,
		id: world.nextId('message'),
		conversation,
	};
	conversation.messages.push(message);
	if (message.type === 'incoming') conversation.lastIncomingAt = message.createdAt;
	return message;
}
