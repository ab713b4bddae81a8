import { withLabels } from '../../../shared/chatwoot/changeLabels';
import { contactField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { changeNamedLabels } from '../namedLabels';

export const addLabels: Operation = {
	value: 'addLabels',
	name: 'Add Labels',
	action: 'Add labels to a contact',
	description: 'Add labels; those it has stay',
	fields: [contactField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		return { contactId: id, ...(await changeNamedLabels(call, `/contacts/${id}`, withLabels)) };
	},
};
