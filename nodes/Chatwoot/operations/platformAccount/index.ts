import type { Resource } from '../../operation';
import { addMember } from './addMember';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { removeMember } from './removeMember';
import { update } from './update';

export const platformAccount: Resource = {
	value: 'platformAccount',
	name: 'Platform Account',
	operations: [
		create,
		get,
		getAll,
		update,
		getMembers,
		addMember,
		removeMember,
		remove,
	],
};
