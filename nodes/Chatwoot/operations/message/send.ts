import type { IDataObject } from 'n8n-workflow';

import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import { sendReply, type ReplyResult } from '../../../shared/chatwoot/sendReply';
import type { ChatwootClient, JsonRecord, UploadFile } from '../../../shared/chatwoot/types';
import { breakLiquid } from '../../../shared/text';
import { conversationField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf, idOf, listOf, recordOf, requiredIdOf, textOf } from '../../operation';
import { messageOptions } from './messageOptions';
import { readReplyRules } from './readReplyRules';
import { splitText } from './splitText';

const MARK_SOURCE = 'chatwoot.message';
/** WhatsApp's limit for one text, and a readable one everywhere else. */
const MAX_PIECE_CHARACTERS = 4096;
const MS_PER_TYPED_CHARACTER = 30;
const MAX_TYPING_MS = 4_000;
/**
 * Any number here makes Chatwoot take the message for an automation rule's: `waiting_since` and the time of
 * the first reply stay as they are. Holds for user tokens; a bot's message always ends the wait.
 */
const AUTOMATIC = { automation_rule_id: 1 };

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Write to the customer in a conversation',
	fields: [
		conversationField,
		{
			displayName: 'Content',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'The text, in Markdown: **bold**',
		},
		messageOptions,
	],
	run: sendMessage,
};

async function sendMessage(call: OperationCall): Promise<OperationResult> {
	const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
	const options = collectionOf(call.parameter('options'));
	const pieces = readPieces(textOf(call.parameter('content')), options);
	const attachments = listOf(options.attachments);
	if (pieces.length === 0 && attachments.length === 0) {
		throw new Error('Nothing to send: Content is empty and there is no attachment. Fill in one of them.');
	}
	const files = await Promise.all(attachments.map(call.file));
	if (options.typing === true) await showTyping(call.client, conversationId, pieces.join(''));
	const sent: IDataObject[] = [];
	for (const [index, content] of (pieces.length > 0 ? pieces : ['']).entries()) {
		const message = messageBody(content, options);
		const own = index === 0 && files.length > 0 ? files : undefined;
		const result = await sendPiece(call, { conversationId, index, message, options, files: own });
		sent.push(outcomeOf(result, conversationId));
		if (result.status === 'skipped') break;
	}
	return sent;
}

type Piece = {
	conversationId: number;
	index: number;
	message: JsonRecord;
	options: JsonRecord;
	files?: UploadFile[];
};

async function sendPiece(
	{ client, callKey, item, now }: OperationCall,
	{ index, options, ...piece }: Piece,
): Promise<ReplyResult> {
	const key = textOf(options.idempotencyKey);
	const mark = { source: MARK_SOURCE, key: `${key || callKey}${index > 0 ? `#${index + 1}` : ''}` };
	const rules = index === 0 ? readReplyRules({ options, item, now }) : undefined;
	if (rules) return await sendReply(client, { ...piece, ...rules, mark }, now);
	return await sendOnce(client, { ...piece, mark, lookFirst: key !== '' }, now);
}

function outcomeOf(result: ReplyResult, conversationId: number): IDataObject {
	if (result.status === 'skipped') return { ...result, conversationId };
	const { status: deliveryStatus = null, ...rest } = result.message as IDataObject;
	return { ...rest, deliveryStatus, status: result.status };
}

function readPieces(content: string, options: JsonRecord): string[] {
	const text = options.allowLiquid === true ? content : breakLiquid(content);
	if (text === '') return [];
	return options.splitLongText === true ? splitText(text, MAX_PIECE_CHARACTERS) : [text];
}

function messageBody(content: string, options: JsonRecord): JsonRecord {
	const replyTo = idOf(options.replyToMessageId, 'Reply To Message ID');
	return {
		content,
		content_attributes: {
			...recordOf(options.contentAttributes, 'Content Attributes'),
			...(replyTo ? { in_reply_to: replyTo } : {}),
			...(options.automatic === true ? AUTOMATIC : {}),
		},
	};
}

/** Shows "is typing" as long as a quick person would need. */
async function showTyping(client: ChatwootClient, conversationId: number, text: string): Promise<void> {
	const path = `/conversations/${conversationId}/toggle_typing_status`;
	await client.request({ method: 'POST', path, body: { typing_status: 'on' }, repeatable: true });
	await client.wait(Math.min(text.length * MS_PER_TYPED_CHARACTER, MAX_TYPING_MS));
}
