import { listFields, searchTextField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { textOf } from '../../operation';
import { collectRecords } from '../collectRecords';
import { simplifyContact } from '../../simplify';
import { contactOutput, shaped } from '../outputOf';

export const search: Operation = {
	value: 'search',
	name: 'Search',
	action: 'Search contacts',
	description: 'Find contacts whose name, email, phone or identifier contains a text',
	fields: [
		{ ...searchTextField, description: 'Part of a name, email, phone or identifier. For one exact contact use Find.' },
		...listFields,
		simplifyField,
	],
	run: async (call) => {
		const q = textOf(call.parameter('query'));
		if (q === '') throw new Error('Text is empty. Enter what to search for.');
		const query = { q, sort: 'name' };
		const rows = await collectRecords(call, { method: 'GET', path: '/contacts/search', query });
		return rows.map((row) => shaped(call, contactOutput(row), simplifyContact));
	},
};
