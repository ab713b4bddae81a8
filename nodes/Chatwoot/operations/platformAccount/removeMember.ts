import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { idFrom } from '../recordOperations';
import { platformUserField } from './memberFields';
import { platformAccountKind } from './platformAccountKind';

export const removeMember: Operation = {
	value: 'removeMember',
	name: 'Remove Member',
	action: 'Remove a member from an account',
	description: 'Take a user out of an account of the server; the user itself stays. Needs the token of a platform app.',
	fields: [platformAccountKind.field, platformUserField],
	run: async (call) => {
		const platformAccountId = idFrom(platformAccountKind, call);
		const platformUserId = requiredIdOf(call.parameter('platformUserId'), 'Platform User ID');
		const path = `/accounts/${platformAccountId}/account_users`;
		const body = { user_id: platformUserId };
		await call.client.request({ method: 'DELETE', api: 'platform', path, body, repeatable: true });
		return { success: true, platformAccountId, platformUserId };
	},
};
