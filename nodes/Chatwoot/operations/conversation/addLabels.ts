import { changeLabels, withLabels } from '../changeLabels';
import { conversationField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const addLabels: Operation = {
	value: 'addLabels',
	name: 'Add Labels',
	action: 'Add labels to a conversation',
	description: 'Add labels; those it has stay',
	fields: [conversationField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		return { conversationId: id, ...(await changeLabels(call, `/conversations/${id}`, withLabels)) };
	},
};
