import { listFields } from '../../fields';
import { readConditions } from '../../readConditions';
import { collectRecords } from '../collectRecords';
import type { Operation } from '../../operation';

export const filter: Operation = {
	value: 'filter',
	name: 'Filter',
	action: 'Filter contacts',
	description: 'Find contacts by exact conditions',
	fields: [
		{
			displayName: 'Conditions',
			name: 'conditions',
			type: 'json',
			default: '[{"attribute_key": "email", "filter_operator": "equal_to", "values": ["name@email.com"]}]',
			required: true,
			description: 'A list of conditions as Chatwoot takes them: attribute_key, filter_operator, values and, on all but the last, query_operator (AND or OR)',
		},
		...listFields,
	],
	run: async (call) => {
		const body = { payload: readConditions(call.parameter('conditions')) };
		return await collectRecords(call, { method: 'POST', path: '/contacts/filter', body, repeatable: true });
	},
};
