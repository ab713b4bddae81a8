import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { writeContact } from './writeContact';

export const block: Operation = {
	value: 'block',
	name: 'Block',
	action: 'Block a contact',
	description: 'Block a contact: what it writes no longer opens or wakes a conversation',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact');
		return contactOutput(await writeContact(client, id, { blocked: true }));
	},
};
