import type { Resource } from '../../operation';
import { addInbox } from './addInbox';
import { addLabels } from './addLabels';
import { addNote } from './addNote';
import { block } from './block';
import { create } from './create';
import { remove } from './delete';
import { filter } from './filter';
import { find } from './find';
import { findBySourceId } from './findBySourceId';
import { get } from './get';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
import { getIdentifierHash } from './getIdentifierHash';
import { getInboxes } from './getInboxes';
import { getLabels } from './getLabels';
import { getNotes } from './getNotes';
import { identify } from './identify';
import { merge } from './merge';
import { removeAttributes } from './removeAttributes';
import { removeLabels } from './removeLabels';
import { search } from './search';
import { setLabels } from './setLabels';
import { unblock } from './unblock';
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
		findBySourceId,
		get,
		getAll,
		search,
		filter,
		update,
		identify,
		addLabels,
		removeLabels,
		setLabels,
		getLabels,
		updateAttributes,
		removeAttributes,
		getConversations,
		getInboxes,
		addInbox,
		getIdentifierHash,
		addNote,
		getNotes,
		merge,
		block,
		unblock,
		remove,
	],
};
