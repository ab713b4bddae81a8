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
		const priority = readPriority(parameter('priority'));
		const path = `/conversations/${id}/toggle_priority`;
		await client.request({ method: 'POST', path, body: { priority }, repeatable: true });
		return { success: true, conversationId: id, priority };
	},
};

const PRIORITIES = ['urgent', 'high', 'medium', 'low'];

/** Everything else is answered with 500, "none" too; null clears it. */
function readPriority(value: unknown): string | null {
	const priority = textOf(value).toLowerCase();
	if (priority === 'none') return null;
	if (PRIORITIES.includes(priority)) return priority;
	throw new Error(`Priority must be one of ${PRIORITIES.join(', ')} or none, but is "${priority.slice(0, 40)}".`);
}
