import { agentBotField } from '../../fields';
import type { Operation } from '../../operation';
import { idOf } from '../../operation';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const setAgentBot: Operation = {
	value: 'setAgentBot',
	name: 'Set Agent Bot',
	action: 'Set the agent bot of an inbox',
	description: 'Let a bot answer first in an inbox, whose new conversations then begin as pending. Without a bot: take it off.',
	fields: [
		inboxKind.field,
		{ ...agentBotField, description: 'Empty: the inbox has no bot any more, and its new conversations are open at once' },
	],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		const agentBotId = idOf(call.parameter('agentBotId'), 'Agent Bot') ?? null;
		const path = `/inboxes/${inboxId}/set_agent_bot`;
		await call.client.request({ method: 'POST', path, body: { agent_bot: agentBotId }, repeatable: true });
		return { success: true, inboxId, agentBotId };
	},
};
