import { setNamedLabels } from '../namedLabels';
import { conversationField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const setLabels: Operation = {
	value: 'setLabels',
	name: 'Set Labels',
	action: 'Set the labels of a conversation',
	description: 'Replace all labels by these',
	fields: [conversationField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		return { conversationId: id, ...(await setNamedLabels(call, `/conversations/${id}`)) };
	},
};
