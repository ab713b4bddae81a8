import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { placeOf, requestRows } from '../recordOperations';
import { platformAccountKind } from './platformAccountKind';

export const getMembers: Operation = {
	value: 'getMembers',
	name: 'Get Members',
	action: 'Get the members of an account',
	description: 'Read which users an account of the server has, with their role. Needs the token of a platform app.',
	fields: [platformAccountKind.field],
	run: async (call) => {
		const { path } = placeOf(platformAccountKind, call);
		const request = { method: 'GET', api: 'platform', path: `${path}/account_users` } as const;
		const rows = await requestRows(call.client, request, 'a list of members');
		return rows.map((row) => outputOf(row, { platformUserId: row.user_id, platformAccountId: row.account_id }));
	},
};
