import type { IDataObject } from 'n8n-workflow';

import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { agentField, conversationField, teamField } from '../../fields';
import type { Operation } from '../../operation';
import { idOf, requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';

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
		// The team first: setting one may take the agent away. Both in one request: the team is ignored.
		const team = teamId ? await giveTo(client, id, { team_id: teamId }) : null;
		const assignee = assigneeId ? await giveTo(client, id, { assignee_id: assigneeId }) : null;
		return { success: true, conversationId: id, assignee, team };
	},
};

async function giveTo(client: ChatwootClient, id: number, body: JsonRecord): Promise<IDataObject> {
	const path = `/conversations/${id}/assignments`;
	const request = { method: 'POST', path, body, repeatable: true, nullIsFailure: true } as const;
	return outputOf(await requestRecord(client, request, 'an agent or team'));
}
