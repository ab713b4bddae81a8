import type { Resource } from '../../operation';
import { addMembers } from './addMembers';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAgentBot } from './getAgentBot';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { getTemplates } from './getTemplates';
import { removeMembers } from './removeMembers';
import { setAgentBot } from './setAgentBot';
import { setMembers } from './setMembers';
import { setWorkingHours } from './setWorkingHours';
import { syncTemplates } from './syncTemplates';
import { update } from './update';

export const inbox: Resource = {
	value: 'inbox',
	name: 'Inbox',
	operations: [
		get,
		getAll,
		getTemplates,
		create,
		update,
		getMembers,
		addMembers,
		removeMembers,
		setMembers,
		getAgentBot,
		setAgentBot,
		setWorkingHours,
		syncTemplates,
		remove,
	],
};
