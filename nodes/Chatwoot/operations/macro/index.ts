import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { execute } from './execute';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const macro: Resource = {
	value: 'macro',
	name: 'Macro',
	operations: [
		execute,
		create,
		get,
		getAll,
		update,
		remove,
	],
};
