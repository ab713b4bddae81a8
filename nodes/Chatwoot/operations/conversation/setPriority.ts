import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';

export const setPriority: Operation = {
	value: 'setPriority',
	name: 'Set Priority',
	action: 'Set the priority of a conversation',
	description: 'Set or clear the priority',
	fields: [
		conversationField,
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: [
				{ name: 'High', value: 'high' },
				{ name: 'Low', value: 'low' },
				{ name: 'Medium', value: 'medium' },
				{ name: 'None', value: 'none' },
				{ name: 'Urgent', value: 'urgent' },
			],
			default: 'high',
		},
	],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const chosen = textOf(parameter('priority'));
		// "none" is answered with 500; null clears it.
		const priority = chosen === 'none' || chosen === '' ? null : chosen;
		const path = `/conversations/${id}/toggle_priority`;
		await client.request({ method: 'POST', path, body: { priority }, repeatable: true });
		return { conversationId: id, priority };
	},
};
