import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const webhook: Resource = {
	value: 'webhook',
	name: 'Webhook',
	operations: [
		create,
		getAll,
		update,
		remove,
	],
};
