import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import { optionsField } from '../../fields';
import type { Operation } from '../../operation';
import { readCountOrZero } from '../../readCount';
import { conversationFilters, conversationQuery, statusField } from './conversationFilters';

export const getCounts: Operation = {
	value: 'getCounts',
	name: 'Get Counts',
	action: 'Count conversations',
	description: 'Count conversations by status, inbox, team and labels: mine, assigned, unassigned, all. At most 30 times a minute.',
	fields: [statusField, optionsField(conversationFilters, 'Filters', 'filters')],
	run: async ({ client, parameter }) => {
		const request = { method: 'GET', path: '/conversations/meta', query: conversationQuery(parameter) } as const;
		const answer = await client.request(request);
		if (!isRecord(answer) || !isRecord(answer.meta)) throw strangeAnswer(request, 'counts of conversations');
		const { meta } = answer;
		return {
			mine: readCountOrZero(meta.mine_count),
			assigned: readCountOrZero(meta.assigned_count),
			unassigned: readCountOrZero(meta.unassigned_count),
			all: readCountOrZero(meta.all_count),
		};
	},
};
