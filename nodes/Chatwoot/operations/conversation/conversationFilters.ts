import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { inboxFilterField, labelsField, teamField } from '../../fields';
import { collectionOf, idOf, listOf, textOf } from '../../operation';
import { filledIn } from '../recordOperations';

export const statusField: INodeProperties = {
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
};

/** In which conversations somebody is interested. */
export const conversationFilters: INodeProperties[] = [
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
	teamField,
];

/** The status and the filters as Chatwoot takes them; it answers some blank ones with nothing at all. */
export function conversationQuery(parameter: (name: string) => unknown): JsonRecord {
	const filters = collectionOf(parameter('filters'));
	const labels = listOf(filters.labels);
	return filledIn({
		status: textOf(parameter('status')) || 'open',
		inbox_id: idOf(filters.inboxId, 'Inbox'),
		team_id: idOf(filters.teamId, 'Team'),
		assignee_type: textOf(filters.assigneeType),
		sort_by: textOf(filters.sortBy),
		labels: labels.length > 0 ? labels : undefined,
	});
}
