import { conditionsField, listFields, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { readConditions } from '../../readConditions';
import { collectRecords } from '../collectRecords';
import { simplifyConversation } from '../../simplify';
import { conversationOutput, shaped } from '../outputOf';

export const filter: Operation = {
	value: 'filter',
	name: 'Filter',
	action: 'Filter conversations',
	description: 'Find conversations by exact conditions',
	fields: [
		{
			...conditionsField,
			default: '[{"attribute_key": "status", "filter_operator": "equal_to", "values": ["open"]}]',
		},
		...listFields,
		simplifyField,
	],
	run: async (call) => {
		const body = { payload: readConditions(call.parameter('conditions')) };
		const path = '/conversations/filter';
		const rows = await collectRecords(call, { method: 'POST', path, body, repeatable: true });
		return rows.map((row) => shaped(call, conversationOutput(row), simplifyConversation));
	},
};
