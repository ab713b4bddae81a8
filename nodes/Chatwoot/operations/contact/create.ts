import { emailField, identifierField, nameField, optionsField, phoneField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { contactOptions } from './contactFields';
import { typedContactBody } from './typedContactBody';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a contact',
	description: 'Create a contact; one that has the phone, email or identifier already is an error',
	fields: [nameField, phoneField, emailField, optionsField([...contactOptions, identifierField])],
	run: async (call) => {
		const { client, parameter } = call;
		const named = Object.fromEntries(['name', 'phone', 'email'].map((name) => [name, parameter(name)]));
		const body = await typedContactBody(call, { ...collectionOf(parameter('options')), ...named });
		if (Object.keys(body).length === 0) {
			throw new Error('Nothing to create: Name, Phone, Email and Identifier are all empty. Fill in at least one.');
		}
		return contactOutput(await requestRecord(client, { method: 'POST', path: '/contacts', body }, 'a contact'));
	},
};
