import type { Resource } from '../../operation';
import { addLabels } from './addLabels';
import { addNote } from './addNote';
import { create } from './create';
import { filter } from './filter';
import { find } from './find';
import { get } from './get';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
import { removeLabels } from './removeLabels';
import { search } from './search';
import { setLabels } from './setLabels';
import { update } from './update';
import { updateAttributes } from './updateAttributes';
import { upsert } from './upsert';

export const contact: Resource = {
	value: 'contact',
	name: 'Contact',
	operations: [
		upsert,
		create,
		find,
		get,
		getAll,
		search,
		filter,
		update,
		addLabels,
		removeLabels,
		setLabels,
		updateAttributes,
		getConversations,
		addNote,
	],
};
