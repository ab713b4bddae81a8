import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the account',
	description: 'Read the account: name, language, settings, and which features are on',
	fields: [],
	run: async ({ client }) => {
		const account = await requestRecord(client, { method: 'GET', path: '/' }, 'an account');
		return outputOf(account, { accountId: account.id });
	},
};
