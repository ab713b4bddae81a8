import { contactField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { simplifyContact } from '../../simplify';
import { contactOutput, shaped } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a contact',
	description: 'Read one contact',
	fields: [contactField, simplifyField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		const contact = await requestRecord(call.client, { method: 'GET', path: `/contacts/${id}` }, 'a contact');
		return shaped(call, contactOutput(contact), simplifyContact);
	},
};
