import { withoutLabels } from '../../../shared/chatwoot/changeLabels';
import { conversationField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { changeNamedLabels } from '../namedLabels';

export const removeLabels: Operation = {
	value: 'removeLabels',
	name: 'Remove Labels',
	action: 'Remove labels from a conversation',
	description: 'Remove labels; the others stay',
	fields: [conversationField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		return { conversationId: id, ...(await changeNamedLabels(call, `/conversations/${id}`, withoutLabels)) };
	},
};
