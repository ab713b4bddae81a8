import { contactField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { filledRecordOf, requiredIdOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { typedAttributes } from '../typedAttributes';
import { writeContact } from './writeContact';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a contact',
	description: 'Set custom attributes; those not named keep their values',
	fields: [contactField, customAttributesField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		const given = filledRecordOf(call.parameter('customAttributes'), 'Custom Attributes');
		const attributes = await typedAttributes(call, 'contact', given);
		return contactOutput(await writeContact(call.client, id, { custom_attributes: attributes }));
	},
};
