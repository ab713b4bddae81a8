import type { Resource } from '../../operation';
import { addMembers } from './addMembers';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { removeMembers } from './removeMembers';
import { setMembers } from './setMembers';
import { update } from './update';

export const team: Resource = {
	value: 'team',
	name: 'Team',
	operations: [
		create,
		get,
		getAll,
		update,
		getMembers,
		addMembers,
		removeMembers,
		setMembers,
		remove,
	],
};
