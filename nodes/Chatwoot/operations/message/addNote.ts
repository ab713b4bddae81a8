import type { IDataObject } from 'n8n-workflow';

import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import { breakLiquid } from '../../../shared/text';
import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';

export const addNote: Operation = {
	value: 'addNote',
	name: 'Add Note',
	action: 'Add a private note',
	description: 'Write a note into a conversation that only agents see',
	fields: [conversationField, { displayName: 'Note', name: 'content', type: 'string', typeOptions: { rows: 4 }, default: '', required: true }],
	run: async ({ client, parameter, callKey, now }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const content = breakLiquid(textOf(parameter('content')));
		if (content === '') throw new Error('Note is empty. Enter what agents should read.');
		const mark = { source: 'chatwoot.note', key: callKey };
		const message = { content, private: true };
		const result = await sendOnce(client, { conversationId, mark, message, lookFirst: false }, now);
		return result.message as IDataObject;
	},
};
