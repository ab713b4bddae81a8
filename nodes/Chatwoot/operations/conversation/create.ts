import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { contactField, inboxField } from '../../fields';
import { conversationBody, conversationOptions } from './conversationBody';
import type { Operation } from '../../operation';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a conversation',
	description: 'Open a conversation with a contact, with a first message if you like',
	fields: [
		inboxField,
		contactField,
		{
			displayName: 'First Message',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'On WhatsApp free text fails in a new conversation: use Notification, Send with a template',
		},
		conversationOptions,
	],
	run: async ({ client, parameter, callKey }) => {
		const body = conversationBody(parameter, callKey);
		const answer = await client.request({ method: 'POST', path: '/conversations', body });
		return readRecord(answer) as IDataObject;
	},
};
