import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom } from '../recordOperations';
import { teamKind } from './teamKind';

export const removeMembers: Operation = {
	value: 'removeMembers',
	name: 'Remove Members',
	action: 'Remove members from a team',
	description: 'Take agents out of a team; the others stay, and so do the agents themselves',
	fields: [teamKind.field, agentsField],
	run: async (call) => {
		const teamId = idFrom(teamKind, call);
		const agentIds = agentIdsOf(call);
		const path = `/teams/${teamId}/team_members`;
		await call.client.request({ method: 'DELETE', path, body: { user_ids: agentIds }, repeatable: true });
		return { success: true, teamId, agentIds };
	},
};
