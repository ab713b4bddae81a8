import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the profile of the token owner',
	description: 'Read whose token the credential holds, and which accounts it works for with which role',
	fields: [],
	run: async ({ client }) => {
		const user = await requestRecord(client, { method: 'GET', api: 'own', path: '/profile' }, 'a profile');
		return outputOf(user, { agentId: user.id });
	},
};
