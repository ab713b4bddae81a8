import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { writeContact } from './writeContact';

export const unblock: Operation = {
	value: 'unblock',
	name: 'Unblock',
	action: 'Unblock a contact',
	description: 'Let a blocked contact write again',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact');
		return contactOutput(await writeContact(client, id, { blocked: false }));
	},
};
