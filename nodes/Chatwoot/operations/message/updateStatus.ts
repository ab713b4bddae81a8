import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { oneOf, requiredIdOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { messageIdField } from './messageIdField';

const STATUSES = ['delivered', 'failed', 'read', 'sent'];

export const updateStatus: Operation = {
	value: 'updateStatus',
	name: 'Update Delivery Status',
	action: 'Update the delivery status of a message',
	description: 'Tell Chatwoot what became of a message in your own channel: delivered, read or failed. API inboxes only; since Chatwoot 4.2.',
	fields: [
		conversationField,
		messageIdField,
		{
			displayName: 'Delivery Status',
			name: 'deliveryStatus',
			type: 'options',
			options: [
				{ name: 'Delivered', value: 'delivered' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Read', value: 'read' },
				{ name: 'Sent', value: 'sent' },
			],
			default: 'delivered',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			description: 'Why it failed, for agents to read',
			displayOptions: { show: { deliveryStatus: ['failed'] } },
		},
	],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const messageId = requiredIdOf(parameter('messageId'), 'Message ID');
		const status = oneOf(STATUSES, parameter('deliveryStatus'), 'Delivery Status');
		const reason = status === 'failed' ? textOf(parameter('reason')) : '';
		const body = { status, ...(reason ? { external_error: reason } : {}) };
		const path = `/conversations/${conversationId}/messages/${messageId}`;
		const message = await requestRecord(client, { method: 'PATCH', path, body, repeatable: true }, 'a message');
		return outputOf(message, { messageId, conversationId });
	},
};
