import { memberOperation } from '../memberList';
import { teamKind } from './teamKind';

export const setMembers = memberOperation({
	value: 'setMembers',
	name: 'Set Members',
	action: 'Set the members of a team',
	description: 'Replace all members of a team by these: everybody else is taken out of it',
	field: teamKind.field,
	request: (id, user_ids) => ({ method: 'PATCH', path: `/teams/${id}/team_members`, body: { user_ids } }),
});
