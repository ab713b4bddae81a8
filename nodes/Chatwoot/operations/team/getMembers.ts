import type { Operation } from '../../operation';
import { readMembers } from '../memberList';
import { idFrom } from '../recordOperations';
import { teamKind } from './teamKind';

export const getMembers: Operation = {
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get the members of a team',
	description: 'Read the agents of a team',
	fields: [teamKind.field],
	run: async (call) => {
		const teamId = idFrom(teamKind, call);
		return await readMembers(call, { method: 'GET', path: `/teams/${teamId}/team_members` }, { teamId });
	},
};
