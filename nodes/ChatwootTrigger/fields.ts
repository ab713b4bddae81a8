import type { INodeProperties } from 'n8n-workflow';

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'What does not pass starts no execution',
	options: [
		{
			displayName: 'Assignee',
			name: 'assignee',
			type: 'options',
			options: [
				{ name: 'Anyone or Nobody', value: 'anyone' },
				{ name: 'Bot', value: 'bot' },
				{ name: 'Human', value: 'human' },
				{ name: 'Nobody', value: 'nobody' },
			],
			default: 'anyone',
			description: 'Who the conversation is assigned to',
		},
		{
			displayName: 'Contains',
			name: 'contains',
			type: 'string',
			default: '',
			placeholder: 'e.g. precio',
			description: 'Text that a message must contain, in upper or lower case',
		},
		{
			displayName: 'Inbox IDs',
			name: 'inboxIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2, 5',
			description: 'Only these inboxes, separated by commas. The number is the last one in the address of an inbox in Chatwoot.',
		},
		{
			displayName: 'Labels',
			name: 'labels',
			type: 'string',
			default: '',
			placeholder: 'e.g. vip, order',
			description: 'Only conversations with one of these labels, separated by commas',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Pending', value: 'pending' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Snoozed', value: 'snoozed' },
			],
			default: [],
			description: 'Only conversations with one of these statuses',
		},
	],
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Deduplicate',
			name: 'deduplicate',
			type: 'boolean',
			default: true,
			description: 'Whether to drop an event that Chatwoot delivers a second time',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description: 'Whether to drop messages that the nodes of this package sent, so that no workflow answers itself',
		},
		{
			displayName: 'Include Activity-Only Updates',
			name: 'includeActivityOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to pass a Contact Updated that only moved the time of the last activity',
		},
		{
			displayName: 'Tolerance (Seconds)',
			name: 'toleranceSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 300,
			description: "How far the time in a signature may be from this server's clock, before and after",
		},
		{
			displayName: 'Verify Signature',
			name: 'verifySignature',
			type: 'options',
			options: [
				{ name: 'Always', value: 'always', description: 'Refuse whatever is not signed' },
				{ name: 'Never', value: 'never', description: 'Check nothing: whoever knows the URL can start the workflow' },
				{ name: 'When Signed', value: 'whenSigned', description: 'Demand a signature as soon as a secret is known' },
			],
			default: 'whenSigned',
			description: 'How strictly a delivery must prove that it comes from Chatwoot',
		},
	],
};
