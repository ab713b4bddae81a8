import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const label: Resource = {
	value: 'label',
	name: 'Label',
	operations: [
		create,
		get,
		getAll,
		update,
		remove,
	],
};
