import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { locator } from '../locator';
import { contactOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const merge: Operation = {
	value: 'merge',
	name: 'Merge',
	action: 'Merge two contacts',
	description: 'Move everything of a duplicate to a contact. The duplicate is deleted for good; where both have a value, that of the contact stays.',
	fields: [
		contactField,
		{
			...locator({
				displayName: 'Duplicate',
				name: 'duplicateId',
				searchListMethod: 'searchContacts',
				placeholder: 'Choose a contact…',
			}),
			required: true,
			description: 'The contact that is deleted after its conversations have moved',
		},
	],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const duplicateId = requiredIdOf(parameter('duplicateId'), 'Duplicate');
		if (contactId === duplicateId) throw new Error('Contact and Duplicate are the same. Choose two different contacts.');
		const body = { base_contact_id: contactId, mergee_contact_id: duplicateId };
		const request = { method: 'POST', path: '/actions/contact_merge', body } as const;
		return contactOutput(await requestRecord(client, request, 'a contact'));
	},
};
