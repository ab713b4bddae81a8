import { withLabels } from '../../../shared/chatwoot/changeLabels';
import { conversationField, labelsField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { changeNamedLabels } from '../namedLabels';

export const addLabels: Operation = {
	value: 'addLabels',
	name: 'Add Labels',
	action: 'Add labels to a conversation',
	description: 'Add labels; those it has stay',
	fields: [conversationField, labelsField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		return { conversationId: id, ...(await changeNamedLabels(call, `/conversations/${id}`, withLabels)) };
	},
};
