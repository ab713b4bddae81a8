import {
	contactField,
	emailField,
	identifierField,
	nameField,
	optionsField,
	phoneField,
} from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf, requiredIdOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { contactOptions } from './contactFields';
import { typedContactBody } from './typedContactBody';
import { writeContact } from './writeContact';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: 'Change fields of a contact; what is left empty stays as it is',
	fields: [
		contactField,
		optionsField(
			[...contactOptions, emailField, identifierField, nameField, phoneField],
			'Update Fields',
			'updateFields',
		),
	],
	run: async (call) => {
		const { client, parameter } = call;
		const id = requiredIdOf(parameter('contactId'), 'Contact');
		const body = await typedContactBody(call, collectionOf(parameter('updateFields')));
		if (Object.keys(body).length === 0) {
			throw new Error('Nothing to change: add a field under Update Fields and fill it in.');
		}
		return contactOutput(await writeContact(client, id, body));
	},
};
