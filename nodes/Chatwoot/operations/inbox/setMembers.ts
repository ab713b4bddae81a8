import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const setMembers: Operation = {
	value: 'setMembers',
	name: 'Set Members',
	action: 'Set the members of an inbox',
	description: 'Replace all members of an inbox by these: everybody else no longer sees its conversations',
	fields: [inboxKind.field, agentsField],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		const agentIds = agentIdsOf(call);
		const body = { inbox_id: inboxId, user_ids: agentIds };
		await call.client.request({ method: 'PATCH', path: '/inbox_members', body, repeatable: true });
		return { success: true, inboxId, agentIds };
	},
};
