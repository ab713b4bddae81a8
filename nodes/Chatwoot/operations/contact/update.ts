import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { contactField, countryField, customAttributesField, emailField, identifierField, nameField, optionsField, phoneField } from '../../fields';
import { contactBody } from '../../readContactFields';
import type { Operation } from '../../operation';
import { collectionOf, requiredIdOf } from '../../operation';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: 'Change fields of a contact; what is left empty stays as it is',
	fields: [contactField, optionsField([countryField, customAttributesField, emailField, identifierField, nameField, phoneField], 'Update Fields', 'updateFields')],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		const body = contactBody(collectionOf(parameter('updateFields')));
		if (Object.keys(body).length === 0) throw new Error('Nothing to change: add a field under Update Fields.');
		const answer = await client.request({ method: 'PUT', path: `/contacts/${id}`, body, repeatable: true });
		return readRecord(answer) as IDataObject;
	},
};
