import type { Operation } from '../../operation';
import { oneOf, requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { placeOf } from '../recordOperations';
import { requestRecord } from '../requestRecord';
import { memberFields } from './memberFields';
import { platformAccountKind } from './platformAccountKind';

const ROLES = ['administrator', 'agent'] as const;

export const addMember: Operation = {
	value: 'addMember',
	name: 'Add Member',
	action: 'Add a member to an account',
	description: 'Let a user into an account of the server, or change the role there. Needs the token of a platform app.',
	fields: [platformAccountKind.field, ...memberFields],
	run: async (call) => {
		const { path } = placeOf(platformAccountKind, call);
		const userId = requiredIdOf(call.parameter('platformUserId'), 'Platform User ID');
		const body = { user_id: userId, role: oneOf(ROLES, call.parameter('role'), 'Role') };
		const request = { method: 'POST', api: 'platform', path: `${path}/account_users`, body, repeatable: true } as const;
		const member = await requestRecord(call.client, request, 'a member');
		return outputOf(member, { platformUserId: member.user_id, platformAccountId: member.account_id });
	},
};
