import type { IDataObject } from 'n8n-workflow';

import { readRows } from '../../../shared/chatwoot/envelopes';
import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const getConversations: Operation = {
	value: 'getConversations',
	name: 'Get Conversations',
	action: 'Get conversations of a contact',
	description: 'Read the 20 newest conversations of a contact',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		return (readRows(await client.request({ method: 'GET', path: `/contacts/${id}/conversations` })) ?? []) as IDataObject[];
	},
};
