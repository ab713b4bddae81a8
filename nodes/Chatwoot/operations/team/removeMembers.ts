import { memberOperation } from '../memberList';
import { teamKind } from './teamKind';

export const removeMembers = memberOperation({
	value: 'removeMembers',
	name: 'Remove Members',
	action: 'Remove members from a team',
	description: 'Take agents out of a team; the others stay, and so do the agents themselves',
	field: teamKind.field,
	request: (id, user_ids) => ({ method: 'DELETE', path: `/teams/${id}/team_members`, body: { user_ids } }),
});
