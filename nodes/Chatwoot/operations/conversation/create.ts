import { contactField, inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { conversationOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { conversationBody, conversationOptions } from './conversationBody';
import { readOwner } from './readOwner';

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
		const owner = await readOwner(client, requiredIdOf(parameter('contactId'), 'Contact ID'));
		// Without it an API inbox makes the contact a new address each time.
		const known = owner.inboxes.find(({ inboxId }) => inboxId === body.inbox_id);
		const whole = known ? { source_id: known.sourceId, ...body } : body;
		const request = { method: 'POST', path: '/conversations', body: whole } as const;
		return conversationOutput(await requestRecord(client, request, 'a conversation'));
	},
};
