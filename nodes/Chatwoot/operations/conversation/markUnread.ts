import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const markUnread: Operation = {
	value: 'markUnread',
	name: 'Mark as Unread',
	action: 'Mark a conversation as unread',
	description: 'Take the last message of the customer for unread, so that agents look at it again',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		await client.request({ method: 'POST', path: `/conversations/${conversationId}/unread`, repeatable: true });
		return { success: true, conversationId };
	},
};
