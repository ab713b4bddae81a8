import type { Resource } from '../../operation';
import { addLabels } from './addLabels';
import { assign } from './assign';
import { create } from './create';
import { filter } from './filter';
import { findOrCreate } from './findOrCreate';
import { get } from './get';
import { getAll } from './getAll';
import { removeLabels } from './removeLabels';
import { setLabels } from './setLabels';
import { setPriority } from './setPriority';
import { setStatus } from './setStatus';
import { unassign } from './unassign';
import { updateAttributes } from './updateAttributes';

export const conversation: Resource = {
	value: 'conversation',
	name: 'Conversation',
	operations: [
		findOrCreate,
		create,
		get,
		getAll,
		filter,
		setStatus,
		setPriority,
		assign,
		unassign,
		addLabels,
		removeLabels,
		setLabels,
		updateAttributes,
	],
};
