import { withoutLabels } from '../../../shared/chatwoot/changeLabels';
import { contactField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { changeNamedLabels } from '../namedLabels';

export const removeLabels: Operation = {
	value: 'removeLabels',
	name: 'Remove Labels',
	action: 'Remove labels from a contact',
	description: 'Remove labels; the others stay',
	fields: [contactField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		return { contactId: id, ...(await changeNamedLabels(call, `/contacts/${id}`, withoutLabels)) };
	},
};
