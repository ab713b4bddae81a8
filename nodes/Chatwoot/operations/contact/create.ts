import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { countryField, customAttributesField, emailField, identifierField, nameField, optionsField, phoneField } from '../../fields';
import { contactBody } from '../../readContactFields';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a contact',
	description: 'Create a contact; one that has the phone, email or identifier already is an error',
	fields: [nameField, phoneField, emailField, optionsField([countryField, customAttributesField, identifierField])],
	run: async ({ client, parameter }) => {
		const fields = { ...collectionOf(parameter('options')), name: parameter('name'), phone: parameter('phone'), email: parameter('email') };
		const answer = await client.request({ method: 'POST', path: '/contacts', body: contactBody(fields) });
		return readRecord(answer) as IDataObject;
	},
};
