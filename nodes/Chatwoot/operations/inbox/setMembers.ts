import { memberOperation } from '../memberList';
import { inboxKind } from './inboxKind';

export const setMembers = memberOperation({
	value: 'setMembers',
	name: 'Set Members',
	action: 'Set the members of an inbox',
	description: 'Replace all members of an inbox by these: everybody else no longer sees its conversations',
	field: inboxKind.field,
	request: (inbox_id, user_ids) => ({ method: 'PATCH', path: '/inbox_members', body: { inbox_id, user_ids } }),
});
