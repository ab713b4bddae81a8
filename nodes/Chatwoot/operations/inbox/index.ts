import type { Resource } from '../../operation';
import { get } from './get';
import { getAll } from './getAll';
import { getTemplates } from './getTemplates';

export const inbox: Resource = {
	value: 'inbox',
	name: 'Inbox',
	operations: [
		get,
		getAll,
		getTemplates,
	],
};
