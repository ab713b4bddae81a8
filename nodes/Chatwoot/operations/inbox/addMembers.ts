import { agentsField } from '../../fields';
import type { Operation } from '../../operation';
import { agentIdsOf } from '../memberList';
import { idFrom, requestRows } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const addMembers: Operation = {
	value: 'addMembers',
	name: 'Add Members',
	action: 'Add members to an inbox',
	description: 'Let agents work in an inbox; those it has stay',
	fields: [inboxKind.field, agentsField],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		const agentIds = agentIdsOf(call);
		// Old servers replace the members, so those who are there go along.
		const there = await requestRows(call.client, { method: 'GET', path: `/inbox_members/${inboxId}` }, 'a list of agents');
		const all = [...new Set([...there.map(({ id }) => Number(id)), ...agentIds])];
		const body = { inbox_id: inboxId, user_ids: all };
		await call.client.request({ method: 'POST', path: '/inbox_members', body, repeatable: true });
		return { success: true, inboxId, agentIds };
	},
};
