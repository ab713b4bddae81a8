import { setNamedLabels } from '../namedLabels';
import { contactField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const setLabels: Operation = {
	value: 'setLabels',
	name: 'Set Labels',
	action: 'Set the labels of a contact',
	description: 'Replace all labels by these',
	fields: [contactField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		return { contactId: id, ...(await setNamedLabels(call, `/contacts/${id}`)) };
	},
};
