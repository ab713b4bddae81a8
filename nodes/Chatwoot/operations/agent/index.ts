import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getAssignable } from './getAssignable';
import { update } from './update';

export const agent: Resource = {
	value: 'agent',
	name: 'Agent',
	operations: [
		create,
		get,
		getAll,
		getAssignable,
		update,
		remove,
	],
};
