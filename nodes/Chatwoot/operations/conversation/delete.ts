import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a conversation',
	description: 'Delete a conversation for good, with all its messages, notes and files. The contact stays. Needs an administrator; since Chatwoot 4.3.',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		await client.request({ method: 'DELETE', path: `/conversations/${conversationId}` });
		return { success: true, conversationId };
	},
};
