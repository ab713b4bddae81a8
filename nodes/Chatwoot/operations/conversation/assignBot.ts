import { agentBotField, conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const assignBot: Operation = {
	value: 'assignBot',
	name: 'Assign to Bot',
	action: 'Assign a conversation to an agent bot',
	description: 'Give a conversation to an agent bot; an agent who has it loses it. Since Chatwoot 4.8.',
	fields: [conversationField, { ...agentBotField, required: true }],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const agentBotId = requiredIdOf(parameter('agentBotId'), 'Agent Bot');
		const path = `/conversations/${conversationId}/assignments`;
		const body = { assignee_id: agentBotId, assignee_type: 'AgentBot' };
		const request = { method: 'POST', path, body, repeatable: true, nullIsFailure: true } as const;
		const assignee = outputOf(await requestRecord(client, request, 'an agent bot'));
		return { success: true, conversationId, assignee };
	},
};
