import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const mute: Operation = {
	value: 'mute',
	name: 'Mute',
	action: 'Mute a conversation',
	description: 'Resolve a conversation and block its contact, who can no longer write',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		await client.request({ method: 'POST', path: `/conversations/${conversationId}/mute`, repeatable: true });
		return { success: true, conversationId };
	},
};
