import { listFields, searchTextField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredTextOf } from '../../operation';
import { collectRecords } from '../collectRecords';
import { outputOf } from '../outputOf';

export const search: Operation = {
	value: 'search',
	name: 'Search',
	action: 'Search conversations',
	description: 'Find conversations in which a message contains a text, with those messages',
	fields: [searchTextField, ...listFields],
	run: async (call) => {
		const q = requiredTextOf(call.parameter('query'), 'Text');
		const rows = await collectRecords(call, { method: 'GET', path: '/conversations/search', query: { q } });
		return rows.map((row) => outputOf(row, { conversationId: row.id }));
	},
};
