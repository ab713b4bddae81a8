import { withMark } from '../../../shared/chatwoot/sendOnce';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { breakLiquid } from '../../../shared/text';
import { contactField, inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';
import { conversationOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { conversationBody, conversationOptions } from './conversationBody';
import { readOwner } from './readOwner';

const MARK_SOURCE = 'chatwoot.conversation';

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
	run: createConversation,
};

async function createConversation({ client, parameter, callKey }: OperationCall): Promise<OperationResult> {
	const wanted = conversationBody(parameter);
	const content = breakLiquid(textOf(parameter('content')));
	const message = withMark({ content }, { source: MARK_SOURCE, key: callKey });
	const owner = await readOwner(client, requiredIdOf(parameter('contactId'), 'Contact ID'));
	// Without its source ID an API inbox makes the contact a new address each time.
	const known = owner.inboxes.find(({ inboxId }) => inboxId === wanted.inbox_id);
	const body: JsonRecord = {
		...(known ? { source_id: known.sourceId } : {}),
		...wanted,
		...(content ? { message } : {}),
	};
	const request = { method: 'POST', path: '/conversations', body } as const;
	return conversationOutput(await requestRecord(client, request, 'a conversation'));
}
