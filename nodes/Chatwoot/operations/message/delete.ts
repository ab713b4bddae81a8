import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { messageIdField } from './messageIdField';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a message',
	description: 'Delete the text and the files of a message in Chatwoot for good; "This message was deleted" stays in its place. What WhatsApp has delivered stays on the phone of the customer.',
	fields: [conversationField, messageIdField],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const messageId = requiredIdOf(parameter('messageId'), 'Message ID');
		const path = `/conversations/${conversationId}/messages/${messageId}`;
		const message = await requestRecord(client, { method: 'DELETE', path, repeatable: true }, 'a message');
		return outputOf(message, { messageId, conversationId });
	},
};
