import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { breakLiquid } from '../../../shared/text';
import type { OperationCall, OperationResult } from '../../operation';
import { collectionOf, listOf, requiredIdOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';

const MARK_SOURCE = 'chatwoot.attachment';
/** Files that Chatwoot takes in one message. */
const MAX_FILES = 15;

/** Sends files of the input item as one message, once per idempotency key. */
export async function sendFiles(call: OperationCall, more: JsonRecord = {}): Promise<OperationResult> {
	const { client, parameter, callKey, now } = call;
	const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
	const options = collectionOf(parameter('options'));
	const fields = listOf(parameter('binaryFields'));
	if (fields.length === 0) throw new Error('Files From is empty. Enter the name of a file of the input item, such as data.');
	if (fields.length > MAX_FILES) throw new Error(`Files From names ${fields.length} files, and one message takes ${MAX_FILES}. Send them in several.`);
	const files = await Promise.all(fields.map(call.file));
	const caption = textOf(options.caption);
	const content = options.allowLiquid === true ? caption : breakLiquid(caption);
	const key = textOf(options.idempotencyKey);
	const message = { ...more, content, ...(options.private === true ? { private: true } : {}) };
	const mark = { source: MARK_SOURCE, key: key || callKey };
	const request = { conversationId, mark, message, files, lookFirst: key !== '' };
	const sent = await sendOnce(client, request, now);
	const { status: deliveryStatus = null, ...rest } = sent.message;
	return outputOf(rest, { deliveryStatus, status: sent.status, messageId: rest.id, conversationId });
}
