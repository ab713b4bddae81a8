import type { IDataObject } from 'n8n-workflow';

import { refusal } from '../../../shared/chatwoot/errors';
import { readAfresh, readInbox } from '../../../shared/chatwoot/inboxCache';
import { sendOnce } from '../../../shared/chatwoot/sendOnce';
import { readTemplates } from '../../../shared/chatwoot/readTemplates';
import { checkTemplate, previewTemplate } from '../../../shared/chatwoot/templates';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { breakLiquid } from '../../../shared/text';
import { conversationField, inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf, requiredIdOf, textOf } from '../../operation';
import type { TemplateWish } from '../../readTemplateWish';
import { readTemplateWish } from '../../readTemplateWish';
import { templateField, templateNotice } from '../templateFields';

const MARK_SOURCE = 'chatwoot.message';

export const sendTemplate: Operation = {
	value: 'sendTemplate',
	name: 'Send Template',
	action: 'Send a template',
	description: 'Send an approved WhatsApp template into a conversation, also outside the 24-hour window',
	fields: [
		inboxField,
		conversationField,
		templateNotice,
		templateField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Idempotency Key',
					name: 'idempotencyKey',
					type: 'string',
					default: '',
					description: 'Names this one message, such as order-1001-paid: with the same key it is never sent into the conversation a second time',
				},
			],
		},
	],
	run: sendTemplateMessage,
};

async function sendTemplateMessage(call: OperationCall): Promise<OperationResult> {
	const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
	const inboxId = requiredIdOf(call.parameter('inboxId'), 'Inbox');
	const template = readTemplateWish(collectionOf(call.parameter('template')), breakLiquid);
	if (!template) throw new Error('No template is chosen. Choose one under Template.');
	const key = textOf(collectionOf(call.parameter('options')).idempotencyKey);
	const message = await checkedMessage(call, inboxId, template);
	const mark = { source: MARK_SOURCE, key: key || call.callKey };
	const request = { conversationId, mark, message, lookFirst: key !== '' };
	const result = await sendOnce(call.client, request, call.now);
	const { status: deliveryStatus = null, ...rest } = result.message as IDataObject;
	return { ...rest, messageId: rest.id, deliveryStatus, status: result.status };
}

/** Chatwoot sends whatever it is given and hears of WhatsApp's refusal only later, so it is checked here. */
async function checkedMessage(
	{ client, now }: OperationCall,
	inboxId: number,
	wish: TemplateWish,
): Promise<JsonRecord> {
	const { inbox, fromCache } = await readInbox(client, inboxId, now);
	let checked = checkTemplate(readTemplates(inbox), wish);
	if (!checked.ok && fromCache) {
		checked = checkTemplate(readTemplates(await readAfresh(client, inboxId, now)), wish);
	}
	if (!checked.ok) throw refusal(checked.what, checked.advice);
	const content = previewTemplate(checked.template, wish.bodyParams);
	return { content, template_params: checked.templateParams };
}
