import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const unmute: Operation = {
	value: 'unmute',
	name: 'Unmute',
	action: 'Unmute a conversation',
	description: 'Let a blocked contact write again; the conversation stays resolved',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		await client.request({ method: 'POST', path: `/conversations/${conversationId}/unmute`, repeatable: true });
		return { success: true, conversationId };
	},
};
