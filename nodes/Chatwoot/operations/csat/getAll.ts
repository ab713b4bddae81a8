import { isRecord } from '../../../shared/chatwoot/errors';
import { listFields } from '../../fields';
import type { Operation } from '../../operation';
import { collectRecords } from '../collectRecords';
import { outputOf } from '../outputOf';
import { csatFilters, csatQuery } from './csatFilters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many satisfaction ratings',
	description: 'Read what customers answered to the satisfaction survey: rating from 1 to 5 and feedback',
	fields: [...listFields, csatFilters],
	run: async (call) => {
		const request = { method: 'GET', path: '/csat_survey_responses', query: csatQuery(call) } as const;
		const rows = await collectRecords(call, request, { pagedWithoutMeta: true });
		return rows.map((row) =>
			outputOf(row, { conversationId: row.conversation_id, contactId: isRecord(row.contact) ? row.contact.id : null }),
		);
	},
};
