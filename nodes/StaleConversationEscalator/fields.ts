import type { INodeProperties } from 'n8n-workflow';

function locator(displayName: string, name: string, searchListMethod: string): INodeProperties {
	const placeholder = `Choose ${displayName === 'Agent' ? 'an agent' : 'a team'}…`;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: { show: { assignTo: [displayName.toLowerCase()] } },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', placeholder, typeOptions: { searchListMethod, searchable: true } },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3' },
		],
	};
}

/** What one tier does. */
export const tierFields: INodeProperties[] = [
	{
		displayName: 'After (Minutes)',
		name: 'afterMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'How long the customer has waited for a human. Each tier must come later than the one before.',
	},
	{
		displayName: 'Assign To',
		name: 'assignTo',
		type: 'options',
		default: 'agent',
		description: 'Who is to take care of it now',
		options: [
			{ name: 'Agent', value: 'agent', description: 'Always the same person' },
			{ name: 'Nobody', value: 'none', description: 'Whoever has it keeps it' },
			{ name: 'Team', value: 'team', description: 'A team, and of its agents who are online the one with the least to do' },
		],
	},
	{
		...locator('Agent', 'agentId', 'searchAgents'),
		description: 'Who gets the conversation',
	},
	{
		...locator('Team', 'teamId', 'searchTeams'),
		description: 'Which team gets the conversation',
	},
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. waiting',
		description: 'A label of the account to add',
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'A private note for the agents; customers never see it',
	},
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		default: '',
		description: 'The priority to set',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Leave As It Is', value: '' },
			{ name: 'Low', value: 'low' },
			{ name: 'Medium', value: 'medium' },
			{ name: 'Urgent', value: 'urgent' },
		],
	},
];

export const filterFields: INodeProperties[] = [
	{
		displayName: 'Exclude Labels',
		name: 'excludeLabels',
		type: 'string',
		default: '',
		placeholder: 'e.g. spam, wholesale',
		description: 'Conversations with one of these labels are left alone; separated by commas',
	},
	{
		displayName: 'Inbox IDs',
		name: 'inboxIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1, 4',
		description: 'Only conversations of these inboxes; numbers separated by commas. An inbox has its number at the end of its address in Chatwoot.',
	},
	{
		displayName: 'Include Assigned to Bot',
		name: 'includeAssignedToBot',
		type: 'boolean',
		default: false,
		description: 'Whether to look at conversations that are assigned to an agent bot, too',
	},
	{
		displayName: 'Labels',
		name: 'labels',
		type: 'string',
		default: '',
		placeholder: 'e.g. vip, order',
		description: 'Only conversations with one of these labels; separated by commas',
	},
	{
		displayName: 'Team IDs',
		name: 'teamIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		description: 'Only conversations of these teams; numbers separated by commas, or a list from an expression',
	},
];

export const optionFields: INodeProperties[] = [
	{
		displayName: 'Ignore Older Than (Hours)',
		name: 'ignoreOlderThanHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 72,
		description: 'Customers who have waited longer, by the chosen clock, are only counted, so that the first run does not sweep up years. 0 is no limit.',
	},
	{
		displayName: 'Look Behind Bots',
		name: 'lookBehindBots',
		type: 'boolean',
		default: false,
		description: 'Whether to read every open conversation each time. Finds customers whom a bot or an order notice answered and no human, although Chatwoot no longer lists them as waiting.',
	},
	{
		displayName: 'Max Escalations',
		name: 'maxEscalations',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'How many conversations one run may escalate, longest wait first; the others follow with the next run',
	},
	{
		displayName: 'Max Pages',
		name: 'maxPages',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 400,
		description: 'How many pages of open conversations one run may read; more are an error',
	},
	{
		displayName: 'Moment',
		name: 'at',
		type: 'dateTime',
		default: '',
		description: 'The moment to judge, for trying things out. Empty: now.',
	},
];
