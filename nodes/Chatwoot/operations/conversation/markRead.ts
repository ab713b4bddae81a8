import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const markRead: Operation = {
	value: 'markRead',
	name: 'Mark as Read',
	action: 'Mark a conversation as read',
	description: 'Take all messages of a conversation for read by the owner of the token',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		await client.request({ method: 'POST', path: `/conversations/${conversationId}/update_last_seen`, repeatable: true });
		return { success: true, conversationId };
	},
};
