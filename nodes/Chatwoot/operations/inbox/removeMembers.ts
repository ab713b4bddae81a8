import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const removeMembers: Operation = {
	value: 'removeMembers',
	name: 'Remove Members',
	action: 'Remove members from an inbox',
	description: 'Take agents out of an inbox: they no longer see its conversations. The others stay.',
	fields: [inboxKind.field, agentsField],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		const agentIds = agentIdsOf(call);
		const body = { inbox_id: inboxId, user_ids: agentIds };
		await call.client.request({ method: 'DELETE', path: '/inbox_members', body, repeatable: true });
		return { success: true, inboxId, agentIds };
	},
};
