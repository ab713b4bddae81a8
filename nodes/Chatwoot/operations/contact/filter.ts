import { conditionsField, listFields, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { readConditions } from '../../readConditions';
import { collectRecords } from '../collectRecords';
import { simplifyContact } from '../../simplify';
import { contactOutput, shaped } from '../outputOf';

export const filter: Operation = {
	value: 'filter',
	name: 'Filter',
	action: 'Filter contacts',
	description: 'Find contacts by exact conditions',
	fields: [
		{
			...conditionsField,
			default: '[{"attribute_key": "email", "filter_operator": "equal_to", "values": ["name@email.com"]}]',
		},
		...listFields,
		simplifyField,
	],
	run: async (call) => {
		const body = { payload: readConditions(call.parameter('conditions')) };
		const path = '/contacts/filter';
		const rows = await collectRecords(call, { method: 'POST', path, body, repeatable: true });
		return rows.map((row) => shaped(call, contactOutput(row), simplifyContact));
	},
};
