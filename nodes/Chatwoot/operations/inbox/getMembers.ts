import type { Operation } from '../../operation';
import { readMembers } from '../memberList';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const getMembers: Operation = {
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get the members of an inbox',
	description: 'Read the agents who work in an inbox',
	fields: [inboxKind.field],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		return await readMembers(call, { method: 'GET', path: `/inbox_members/${inboxId}` }, { inboxId });
	},
};
