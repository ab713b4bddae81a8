import type { IDataObject } from 'n8n-workflow';

import { AUTOMATIC } from '../../../shared/chatwoot/automatic';
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
/** Shorter pieces would be words, each with a ring of the phone. */
const MIN_PIECE_CHARACTERS = 100;
const MS_PER_TYPED_CHARACTER = 30;
const MAX_TYPING_MS = 4_000;
/** Between two pieces of one text. */
const MIN_DISTANCE_MS = 1_000;

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
	const texts = pieces.length > 0 ? pieces : [''];
	const sent: IDataObject[] = [];
	for (const [index, content] of texts.entries()) {
		await pauseBefore(call.client, { conversationId, index, content, typing: options.typing === true });
		const message = messageBody(content, options);
		const own = index === 0 && files.length > 0 ? files : undefined;
		const result = await sendPiece(call, { conversationId, index, message, options, files: own });
		sent.push(outcomeOf(result, conversationId));
		if (result.status === 'skipped') break;
	}
	if (options.typing === true) await setTyping(call.client, conversationId, 'off');
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
	if (rules) return await sendReply(client, { ...piece, ...rules, mark, run: { by: callKey, missed: item.missed === true } }, now);
	return await sendOnce(client, { ...piece, mark, lookFirst: key !== '' }, now);
}

function outcomeOf(result: ReplyResult, conversationId: number): IDataObject {
	if (result.status === 'skipped') return { ...result, conversationId };
	const { status: deliveryStatus = null, ...rest } = result.message as IDataObject;
	return { ...rest, messageId: rest.id, deliveryStatus, status: result.status };
}

function readPieces(content: string, options: JsonRecord): string[] {
	const text = options.allowLiquid === true ? content : breakLiquid(content);
	if (text === '') return [];
	return options.splitLongText === true ? splitText(text, pieceLengthOf(options)) : [text];
}

function pieceLengthOf(options: JsonRecord): number {
	const length = idOf(options.pieceLength, 'Piece Length') ?? MAX_PIECE_CHARACTERS;
	if (length >= MIN_PIECE_CHARACTERS && length <= MAX_PIECE_CHARACTERS) return length;
	throw new Error(`Piece Length must be from ${MIN_PIECE_CHARACTERS} to ${MAX_PIECE_CHARACTERS} characters, but is ${length}.`);
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

type Pause = { conversationId: number; index: number; content: string; typing: boolean };

/**
 * The time a quick person would need to type, shown as typing. Without it, pieces still keep a distance: channels
 * deliver each by itself, and two at once may change places.
 */
async function pauseBefore(client: ChatwootClient, { conversationId, index, content, typing }: Pause): Promise<void> {
	if (typing) await setTyping(client, conversationId, 'on');
	const typedMs = Math.min(content.length * MS_PER_TYPED_CHARACTER, MAX_TYPING_MS);
	const pauseMs = Math.max(typing ? typedMs : 0, index > 0 ? MIN_DISTANCE_MS : 0);
	if (pauseMs > 0) await client.wait(pauseMs);
}

async function setTyping(client: ChatwootClient, conversationId: number, status: 'on' | 'off'): Promise<void> {
	const path = `/conversations/${conversationId}/toggle_typing_status`;
	const request = { method: 'POST', path, body: { typing_status: status }, repeatable: true } as const;
	// Only for show: a message is neither held back nor called failed because of it.
	await client.request(request).catch(() => undefined);
}
