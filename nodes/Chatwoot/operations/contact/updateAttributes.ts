import { contactField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { filledRecordOf, requiredIdOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { writeContact } from './writeContact';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a contact',
	description: 'Set custom attributes; those not named keep their values',
	fields: [contactField, customAttributesField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		const attributes = filledRecordOf(parameter('customAttributes'), 'Custom Attributes');
		return contactOutput(await writeContact(client, id, { custom_attributes: attributes }));
	},
};
