import { requestLabels } from '../../../shared/chatwoot/changeLabels';
import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const getLabels: Operation = {
	value: 'getLabels',
	name: 'Get Labels',
	action: 'Get the labels of a contact',
	description: 'Read the labels that a contact has',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const labels = await requestLabels(client, { method: 'GET', path: `/contacts/${contactId}/labels` });
		return { contactId, labels };
	},
};
