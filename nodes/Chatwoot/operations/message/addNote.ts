import { keepFirst } from '../../../shared/chatwoot/keepFirst';
import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import { breakLiquid } from '../../../shared/text';
import { conversationField, noteField, optionsField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf, requiredIdOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';
import { keyField, liquidField } from './messageOptions';

const MARK_SOURCE = 'chatwoot.note';

export const addNote: Operation = {
	value: 'addNote',
	name: 'Add Note',
	action: 'Add a private note',
	description: 'Write a note into a conversation that only agents see',
	fields: [conversationField, noteField, optionsField([liquidField, keyField])],
	run: writeNote,
};

async function writeNote({ client, parameter, callKey, now }: OperationCall): Promise<OperationResult> {
	const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
	const options = collectionOf(parameter('options'));
	const text = textOf(parameter('content'));
	if (text === '') throw new Error('Note is empty. Enter what agents should read.');
	const content = options.allowLiquid === true ? text : breakLiquid(text);
	const key = textOf(options.idempotencyKey);
	const mark = { source: MARK_SOURCE, key: key || callKey };
	const request = { conversationId, mark, message: { content, private: true }, lookFirst: key !== '' };
	const sent = await sendOnce(client, request, now);
	const { status, message } = key === '' ? sent : await keepFirst(client, { conversationId, mark, result: sent }, now);
	const { status: deliveryStatus = null, ...rest } = message;
	return outputOf(rest, { deliveryStatus, status, messageId: rest.id, conversationId });
}
