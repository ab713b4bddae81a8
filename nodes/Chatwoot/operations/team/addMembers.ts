import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom } from '../recordOperations';
import { teamKind } from './teamKind';

export const addMembers: Operation = {
	value: 'addMembers',
	name: 'Add Members',
	action: 'Add members to a team',
	description: 'Add agents to a team; those it has stay',
	fields: [teamKind.field, agentsField],
	run: async (call) => {
		const teamId = idFrom(teamKind, call);
		const agentIds = agentIdsOf(call);
		const path = `/teams/${teamId}/team_members`;
		await call.client.request({ method: 'POST', path, body: { user_ids: agentIds }, repeatable: true });
		return { success: true, teamId, agentIds };
	},
};
