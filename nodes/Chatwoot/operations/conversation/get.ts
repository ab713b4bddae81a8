import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { conversationOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a conversation',
	description: 'Read one conversation',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const request = { method: 'GET', path: `/conversations/${id}` } as const;
		return conversationOutput(await requestRecord(client, request, 'a conversation'));
	},
};
