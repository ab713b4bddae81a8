import type { Resource } from '../../operation';
import { clone } from './clone';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const automationRule: Resource = {
	value: 'automationRule',
	name: 'Automation Rule',
	operations: [
		create,
		get,
		getAll,
		update,
		clone,
		remove,
	],
};
