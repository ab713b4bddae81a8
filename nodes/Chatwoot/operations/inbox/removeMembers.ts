import { memberOperation } from '../memberList';
import { inboxKind } from './inboxKind';

export const removeMembers = memberOperation({
	value: 'removeMembers',
	name: 'Remove Members',
	action: 'Remove members from an inbox',
	description: 'Take agents out of an inbox: they no longer see its conversations. The others stay.',
	field: inboxKind.field,
	request: (inbox_id, user_ids) => ({ method: 'DELETE', path: '/inbox_members', body: { inbox_id, user_ids } }),
});
