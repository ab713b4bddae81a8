import { agentsField, conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { agentIdsOf } from '../memberList';

export const addParticipants: Operation = {
	value: 'addParticipants',
	name: 'Add Participants',
	action: 'Add participants to a conversation',
	description: 'Let agents follow a conversation: they are notified of what happens in it. Those who follow it stay.',
	fields: [conversationField, agentsField],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const agentIds = agentIdsOf(call);
		const path = `/conversations/${conversationId}/participants`;
		await call.client.request({ method: 'POST', path, body: { user_ids: agentIds }, repeatable: true });
		return { success: true, conversationId, agentIds };
	},
};
