import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a contact',
	description: 'Delete a contact for good, with all its conversations, messages and notes. Needs an administrator.',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		await client.request({ method: 'DELETE', path: `/contacts/${contactId}` });
		return { success: true, contactId };
	},
};
