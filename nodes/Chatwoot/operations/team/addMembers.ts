import { memberOperation } from '../memberList';
import { teamKind } from './teamKind';

export const addMembers = memberOperation({
	value: 'addMembers',
	name: 'Add Members',
	action: 'Add members to a team',
	description: 'Add agents to a team; those it has stay',
	field: teamKind.field,
	request: (id, user_ids) => ({ method: 'POST', path: `/teams/${id}/team_members`, body: { user_ids } }),
});
