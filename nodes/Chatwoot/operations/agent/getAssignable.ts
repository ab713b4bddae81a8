import { inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { readMembers } from '../memberList';

export const getAssignable: Operation = {
	value: 'getAssignable',
	name: 'Get Assignable',
	action: 'Get the agents that an inbox can be assigned to',
	description: 'Read whom conversations of an inbox can be given to: its members and the administrators',
	fields: [inboxField],
	run: async (call) => {
		const inboxId = requiredIdOf(call.parameter('inboxId'), 'Inbox');
		const query = { inbox_ids: [inboxId] };
		return await readMembers(call, { method: 'GET', path: '/assignable_agents', query }, { inboxId });
	},
};
