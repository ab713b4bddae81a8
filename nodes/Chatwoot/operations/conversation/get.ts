import { conversationField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { simplifyConversation } from '../../simplify';
import { conversationOutput, shaped } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a conversation',
	description: 'Read one conversation',
	fields: [conversationField, simplifyField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const request = { method: 'GET', path: `/conversations/${id}` } as const;
		const conversation = await requestRecord(call.client, request, 'a conversation');
		return shaped(call, conversationOutput(conversation), simplifyConversation);
	},
};
