import { changeLabels, withoutLabels } from '../changeLabels';
import { conversationField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const removeLabels: Operation = {
	value: 'removeLabels',
	name: 'Remove Labels',
	action: 'Remove labels from a conversation',
	description: 'Remove labels; the others stay',
	fields: [conversationField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		return { conversationId: id, ...(await changeLabels(call, `/conversations/${id}`, withoutLabels)) };
	},
};
