import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a contact',
	description: 'Read one contact',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		return readRecord(await client.request({ method: 'GET', path: `/contacts/${id}` })) as IDataObject;
	},
};
