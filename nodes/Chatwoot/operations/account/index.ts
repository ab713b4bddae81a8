import type { Resource } from '../../operation';
import { get } from './get';
import { update } from './update';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		get,
		update,
	],
};
