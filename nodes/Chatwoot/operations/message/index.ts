import type { Resource } from '../../operation';
import { addNote } from './addNote';
import { getAll } from './getAll';
import { send } from './send';
import { sendTemplate } from './sendTemplate';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	operations: [
		send,
		sendTemplate,
		addNote,
		getAll,
	],
};
