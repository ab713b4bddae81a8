import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';

export const getConversationMetrics: Operation = {
	value: 'getConversationMetrics',
	name: 'Get Conversation Metrics',
	action: 'Get conversation metrics',
	description: 'Count the conversations that are open right now: open, unattended, unassigned',
	fields: [],
	run: async ({ client }) => {
		const query = { type: 'account' };
		const request = { method: 'GET', api: 'reports', path: '/reports/conversations', query } as const;
		const answer = await client.request(request);
		if (!isRecord(answer)) throw strangeAnswer(request, 'metrics');
		return outputOf(answer);
	},
};
