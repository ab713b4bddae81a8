import { changeLabels, withLabels } from '../changeLabels';
import { contactField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const addLabels: Operation = {
	value: 'addLabels',
	name: 'Add Labels',
	action: 'Add labels to a contact',
	description: 'Add labels; those it has stay',
	fields: [contactField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		return { contactId: id, ...(await changeLabels(call, `/contacts/${id}`, withLabels)) };
	},
};
