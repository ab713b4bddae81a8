import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { isRecord } from '../../../shared/chatwoot/errors';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import { conversationField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { recordOf, requiredIdOf } from '../../operation';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a conversation',
	description: 'Set custom attributes; those not named keep their values',
	fields: [conversationField, customAttributesField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const attributes = recordOf(parameter('customAttributes'), 'Custom Attributes') ?? {};
		// Chatwoot replaces a conversation's attributes as a whole, so those it has go along.
		const shown = readRecord(await client.request({ method: 'GET', path: `/conversations/${id}` })) ?? {};
		const merged = { ...readConversation(shown).customAttributes, ...attributes };
		const path = `/conversations/${id}/custom_attributes`;
		const answer = await client.request({ method: 'POST', path, body: { custom_attributes: merged }, repeatable: true });
		const stored = isRecord(answer) ? answer.custom_attributes : merged;
		return { conversationId: id, customAttributes: stored as IDataObject };
	},
};
