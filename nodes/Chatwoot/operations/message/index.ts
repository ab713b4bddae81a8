import type { Resource } from '../../operation';
import { addNote } from './addNote';
import { remove } from './delete';
import { getAll } from './getAll';
import { retry } from './retry';
import { search } from './search';
import { send } from './send';
import { sendTemplate } from './sendTemplate';
import { updateStatus } from './updateStatus';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	operations: [
		send,
		sendTemplate,
		addNote,
		getAll,
		search,
		retry,
		updateStatus,
		remove,
	],
};
