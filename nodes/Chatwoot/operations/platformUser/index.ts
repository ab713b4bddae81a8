import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { update } from './update';

export const platformUser: Resource = {
	value: 'platformUser',
	name: 'Platform User',
	operations: [
		create,
		get,
		update,
		remove,
	],
};
