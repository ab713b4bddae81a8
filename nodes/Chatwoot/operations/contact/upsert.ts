import type { IDataObject } from 'n8n-workflow';

import { createContact } from '../../../shared/chatwoot/createContact';
import { readRecord } from '../../../shared/chatwoot/envelopes';
import { findContact } from '../../../shared/chatwoot/findContact';
import { countryField, customAttributesField, emailField, identifierField, nameField, optionsField, phoneField } from '../../fields';
import { contactBody, contactQueryOf } from '../../readContactFields';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [nameField, phoneField, emailField, identifierField, optionsField([countryField, customAttributesField])],
	run: async ({ client, parameter }) => {
		const options = collectionOf(parameter('options'));
		const named = Object.fromEntries(['name', 'phone', 'email', 'identifier'].map((name) => [name, parameter(name)]));
		const fields = { ...options, ...named };
		const query = contactQueryOf((name) => (name === 'country' ? options.country : parameter(name)));
		const body = contactBody(fields);
		const found = await findContact(client, query);
		const made = found ? { contact: found, created: false } : await createContact(client, body, query);
		if (made.created) return { ...(made.contact as IDataObject), created: true };
		const path = `/contacts/${String(made.contact.id)}`;
		// The phone that Chatwoot holds may be another spelling of the same number; it stays.
		const { phone_number: phone, ...changes } = body;
		const update = made.contact.phone_number ? changes : { ...changes, phone_number: phone };
		const answer = await client.request({ method: 'PUT', path, body: update, repeatable: true });
		return { ...(readRecord(answer) as IDataObject), created: false };
	},
};
