import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom } from '../recordOperations';
import { teamKind } from './teamKind';

export const setMembers: Operation = {
	value: 'setMembers',
	name: 'Set Members',
	action: 'Set the members of a team',
	description: 'Replace all members of a team by these: everybody else is taken out of it',
	fields: [teamKind.field, agentsField],
	run: async (call) => {
		const teamId = idFrom(teamKind, call);
		const agentIds = agentIdsOf(call);
		const path = `/teams/${teamId}/team_members`;
		await call.client.request({ method: 'PATCH', path, body: { user_ids: agentIds }, repeatable: true });
		return { success: true, teamId, agentIds };
	},
};
