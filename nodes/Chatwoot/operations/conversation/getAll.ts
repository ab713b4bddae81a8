import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { inboxFilterField, labelsField, listFields, optionsField, teamField } from '../../fields';
import { collectRecords } from '../collectRecords';
import type { Operation } from '../../operation';
import { collectionOf, idOf, listOf, textOf } from '../../operation';
import { conversationOutput } from '../outputOf';

const filters: INodeProperties[] = [
	{
		displayName: 'Assignee',
		name: 'assigneeType',
		type: 'options',
		options: [
			{ name: 'Anybody or Nobody', value: '' },
			{ name: 'Me', value: 'me' },
			{ name: 'Nobody', value: 'unassigned' },
			{ name: 'Somebody', value: 'assigned' },
		],
		default: '',
	},
	inboxFilterField,
	{ ...labelsField, description: 'Only conversations with one of these labels; separated by commas' },
	{
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
	},
	teamField,
];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Read conversations by status, inbox, team, assignee and labels',
	fields: [
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Open', value: 'open' },
				{ name: 'Pending', value: 'pending' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Snoozed', value: 'snoozed' },
			],
			default: 'open',
		},
		...listFields,
		optionsField(filters, 'Filters', 'filters'),
	],
	run: async (call) => {
		const filters = collectionOf(call.parameter('filters'));
		const labels = listOf(filters.labels);
		const query: JsonRecord = {
			status: textOf(call.parameter('status')) || 'open',
			inbox_id: idOf(filters.inboxId, 'Inbox'),
			team_id: idOf(filters.teamId, 'Team'),
			assignee_type: textOf(filters.assigneeType) || undefined,
			sort_by: textOf(filters.sortBy) || undefined,
			labels: labels.length > 0 ? labels : undefined,
		};
		const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
		const rows = await collectRecords(call, { method: 'GET', path: '/conversations', query: set });
		return rows.map((row) => conversationOutput(row));
	},
};
