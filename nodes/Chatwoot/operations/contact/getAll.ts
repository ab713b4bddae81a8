import type { INodeProperties } from 'n8n-workflow';

import { labelsField, listFields, optionsField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf, listOf, textOf } from '../../operation';
import { collectRecords } from '../collectRecords';
import { simplifyContact } from '../../simplify';
import { contactOutput, shaped } from '../outputOf';

const sortField: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{ name: 'Last Activity First', value: '-last_activity_at' },
		{ name: 'Name', value: 'name' },
		{ name: 'Newest First', value: '-created_at' },
		{ name: 'Oldest First', value: 'created_at' },
	],
	default: '-last_activity_at',
};

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Read the contacts that have a phone, email or identifier',
	fields: [
		...listFields,
		simplifyField,
		optionsField([
			{ ...labelsField, description: 'Only contacts with one of these labels; separated by commas' },
			sortField,
		]),
	],
	run: async (call) => {
		const options = collectionOf(call.parameter('options'));
		const labels = listOf(options.labels);
		// In a fixed order, or records would move between the pages while they are read.
		const sort = textOf(options.sort) || '-last_activity_at';
		const query = { sort, ...(labels.length > 0 ? { labels } : {}) };
		const rows = await collectRecords(call, { method: 'GET', path: '/contacts', query });
		return rows.map((row) => shaped(call, contactOutput(row), simplifyContact));
	},
};
