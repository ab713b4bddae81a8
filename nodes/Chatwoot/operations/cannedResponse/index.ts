import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const cannedResponse: Resource = {
	value: 'cannedResponse',
	name: 'Canned Response',
	operations: [
		create,
		getAll,
		update,
		remove,
	],
};
