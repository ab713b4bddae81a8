import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { contactField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { recordOf, requiredIdOf } from '../../operation';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a contact',
	description: 'Set custom attributes; those not named keep their values',
	fields: [contactField, customAttributesField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		const attributes = recordOf(parameter('customAttributes'), 'Custom Attributes') ?? {};
		// Chatwoot merges a contact's attributes by itself.
		const body = { custom_attributes: attributes };
		const answer = await client.request({ method: 'PUT', path: `/contacts/${id}`, body, repeatable: true });
		return readRecord(answer) as IDataObject;
	},
};
