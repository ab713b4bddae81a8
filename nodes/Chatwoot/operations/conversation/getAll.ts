import type { INodeProperties } from 'n8n-workflow';

import { listFields, optionsField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { collectRecords } from '../collectRecords';
import { simplifyConversation } from '../../simplify';
import { conversationOutput, shaped } from '../outputOf';
import { conversationFilters, conversationQuery, statusField } from './conversationFilters';

const sortField: INodeProperties = {
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	options: [
		{ name: 'Last Activity First', value: 'last_activity_at_desc' },
		{ name: 'Longest Wait First', value: 'waiting_since_asc' },
		{ name: 'Newest First', value: 'created_at_desc' },
		{ name: 'Oldest First', value: 'created_at_asc' },
		{ name: 'Priority', value: 'priority_desc' },
	],
	default: 'last_activity_at_desc',
};

const filters = [...conversationFilters, sortField].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Read conversations by status, inbox, team, assignee and labels',
	fields: [statusField, ...listFields, simplifyField, optionsField(filters, 'Filters', 'filters')],
	run: async (call) => {
		const query = conversationQuery(call.parameter);
		const rows = await collectRecords(call, { method: 'GET', path: '/conversations', query });
		return rows.map((row) => shaped(call, conversationOutput(row), simplifyConversation));
	},
};
