import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';

export const unassign: Operation = {
	value: 'unassign',
	name: 'Unassign',
	action: 'Unassign a conversation',
	description: 'Take a conversation from its agent, its team, or both',
	fields: [
		conversationField,
		{
			displayName: 'From',
			name: 'from',
			type: 'options',
			options: [
				{ name: 'Agent', value: 'agent' },
				{ name: 'Agent and Team', value: 'both' },
				{ name: 'Team', value: 'team' },
			],
			default: 'agent',
		},
	],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const from = readFrom(parameter('from'));
		const path = `/conversations/${id}/assignments`;
		// Chatwoot answers null, which here is what was asked for.
		if (from !== 'agent') await client.request({ method: 'POST', path, body: { team_id: 0 }, repeatable: true });
		if (from !== 'team') await client.request({ method: 'POST', path, body: { assignee_id: null }, repeatable: true });
		return { success: true, conversationId: id, unassigned: from };
	},
};

function readFrom(value: unknown): 'agent' | 'both' | 'team' {
	const from = textOf(value);
	if (from === 'agent' || from === 'both' || from === 'team') return from;
	throw new Error(`From must be agent, team or both, but is "${from.slice(0, 40)}".`);
}
