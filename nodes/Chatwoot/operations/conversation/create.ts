import { withMark } from '../../../shared/chatwoot/sendOnce';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { breakLiquid } from '../../../shared/text';
import { contactField, inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { textOf } from '../../operation';
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

async function createConversation(call: OperationCall): Promise<OperationResult> {
	const { client, parameter, callKey } = call;
	const wanted = await conversationBody(call);
	const content = breakLiquid(textOf(parameter('content')));
	const message = withMark({ content }, { source: MARK_SOURCE, key: callKey });
	const sourceId = wanted.source_id ?? (await knownSourceId(client, wanted));
	const body: JsonRecord = {
		...wanted,
		...(sourceId ? { source_id: sourceId } : {}),
		...(content ? { message } : {}),
	};
	const request = { method: 'POST', path: '/conversations', body } as const;
	return conversationOutput(await requestRecord(client, request, 'a conversation'));
}

/** The contact's address in the inbox. Without it an API inbox makes the contact a new one each time. */
async function knownSourceId(client: ChatwootClient, wanted: JsonRecord): Promise<string | undefined> {
	const owner = await readOwner(client, Number(wanted.contact_id));
	return owner.inboxes.find(({ inboxId }) => inboxId === wanted.inbox_id)?.sourceId;
}
