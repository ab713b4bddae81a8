import type { IDataObject } from 'n8n-workflow';

import { agentField, conversationField, teamField } from '../../fields';
import type { Operation } from '../../operation';
import { idOf, requiredIdOf } from '../../operation';

export const assign: Operation = {
	value: 'assign',
	name: 'Assign',
	action: 'Assign a conversation',
	description: 'Give a conversation to a team, an agent, or both',
	fields: [conversationField, agentField, teamField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const assigneeId = idOf(parameter('assigneeId'), 'Agent');
		const teamId = idOf(parameter('teamId'), 'Team');
		if (!assigneeId && !teamId) throw new Error('Nobody to assign: choose an agent, a team, or both.');
		const path = `/conversations/${id}/assignments`;
		const assign = async (body: IDataObject) =>
			await client.request({ method: 'POST', path, body, repeatable: true, nullIsFailure: true });
		// The team first: setting one may take the agent away. Both in one request: the team is ignored.
		const team = teamId ? await assign({ team_id: teamId }) : null;
		const assignee = assigneeId ? await assign({ assignee_id: assigneeId }) : null;
		return { conversationId: id, assignee: assignee as IDataObject | null, team: team as IDataObject | null };
	},
};
