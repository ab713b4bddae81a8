import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/chatwoot/errors';
import { withLock } from '../../../shared/chatwoot/keyLock';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import { conversationField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { filledRecordOf, requiredIdOf } from '../../operation';
import { requestRecord } from '../requestRecord';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a conversation',
	description: 'Set custom attributes; those not named keep their values',
	fields: [conversationField, customAttributesField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const attributes = filledRecordOf(parameter('customAttributes'), 'Custom Attributes');
		const path = `/conversations/${id}`;
		return await withLock(`${client.account}${path}/attributes`, async () => {
			// Chatwoot replaces a conversation's attributes as a whole, so those it has go along.
			const there = await requestRecord(client, { method: 'GET', path }, 'a conversation');
			const merged = { ...readConversation(there).customAttributes, ...attributes };
			const body = { custom_attributes: merged };
			const request = { method: 'POST', path: `${path}/custom_attributes`, body, repeatable: true } as const;
			const answer = await client.request(request);
			const stored = isRecord(answer) && isRecord(answer.custom_attributes) ? answer.custom_attributes : merged;
			return { success: true, conversationId: id, customAttributes: stored as IDataObject };
		});
	},
};
