import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { messageIdField } from './messageIdField';

export const retry: Operation = {
	value: 'retry',
	name: 'Retry',
	action: 'Retry a message',
	description: 'Send a failed message once more. The customer gets it again if it had arrived after all.',
	fields: [conversationField, messageIdField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const messageId = requiredIdOf(parameter('messageId'), 'Message ID');
		const path = `/conversations/${conversationId}/messages/${messageId}/retry`;
		const message = await requestRecord(client, { method: 'POST', path }, 'a message');
		return outputOf(message, { messageId, conversationId });
	},
};
