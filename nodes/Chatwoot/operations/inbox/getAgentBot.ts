import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const getAgentBot: Operation = {
	value: 'getAgentBot',
	name: 'Get Agent Bot',
	action: 'Get the agent bot of an inbox',
	description: 'Read which bot answers first in an inbox; found is false when there is none',
	fields: [inboxKind.field],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		const request = { method: 'GET', path: `/inboxes/${inboxId}/agent_bot` } as const;
		const answer = await call.client.request(request);
		if (!isRecord(answer) || !isRecord(answer.agent_bot)) throw strangeAnswer(request, 'an agent bot');
		const bot = answer.agent_bot;
		if (bot.id === undefined) return { found: false, inboxId };
		return outputOf(bot, { found: true, agentBotId: bot.id, inboxId });
	},
};
