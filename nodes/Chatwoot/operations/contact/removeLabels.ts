import { changeLabels, withoutLabels } from '../changeLabels';
import { contactField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const removeLabels: Operation = {
	value: 'removeLabels',
	name: 'Remove Labels',
	action: 'Remove labels from a contact',
	description: 'Remove labels; the others stay',
	fields: [contactField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		return { contactId: id, ...(await changeLabels(call, `/contacts/${id}`, withoutLabels)) };
	},
};
