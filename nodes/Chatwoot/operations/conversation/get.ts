import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a conversation',
	description: 'Read one conversation',
	fields: [conversationField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		return readRecord(await client.request({ method: 'GET', path: `/conversations/${id}` })) as IDataObject;
	},
};
