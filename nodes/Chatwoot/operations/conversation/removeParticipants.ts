import { agentsField, conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { agentIdsOf } from '../memberList';

export const removeParticipants: Operation = {
	value: 'removeParticipants',
	name: 'Remove Participants',
	action: 'Remove participants from a conversation',
	description: 'Agents no longer follow a conversation; the others stay',
	fields: [conversationField, agentsField],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const agentIds = agentIdsOf(call);
		const path = `/conversations/${conversationId}/participants`;
		await call.client.request({ method: 'DELETE', path, body: { user_ids: agentIds }, repeatable: true });
		return { success: true, conversationId, agentIds };
	},
};
