import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { attributeKeysField, attributeKeysOf } from '../attributeKeys';
import { contactOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const removeAttributes: Operation = {
	value: 'removeAttributes',
	name: 'Remove Attributes',
	action: 'Remove attributes of a contact',
	description: 'Take custom attributes off a contact, with their values; the others stay',
	fields: [contactField, attributeKeysField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact');
		const body = { custom_attributes: attributeKeysOf(parameter) };
		const path = `/contacts/${id}/destroy_custom_attributes`;
		return contactOutput(await requestRecord(client, { method: 'POST', path, body, repeatable: true }, 'a contact'));
	},
};
