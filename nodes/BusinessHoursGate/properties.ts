import type { INodeProperties } from 'n8n-workflow';

import { holidays, hours, showFor } from './fields';

const EXAMPLE = {
	timezone: 'America/Santiago',
	weekly: { mon: [['09:00', '13:00'], ['15:00', '19:00']], fri: [['09:00', '14:00']] },
	holidayCalendar: 'CL',
	holidays: [{ date: '--12-24' }],
	exceptions: [{ date: '2026-12-31', intervals: [['09:00', '13:00']] }],
};
const inbox: INodeProperties[] = [
	{
		displayName: 'Inbox',
		name: 'inboxId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Whose business hours apply. Empty: the inbox that the item names, as those of the Chatwoot Trigger do.',
		displayOptions: showFor('chatwootInbox'),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose an inbox…',
				typeOptions: { searchListMethod: 'searchInboxes', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3' },
		],
	},
	{
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		description: "Another account of the same server that the token may use. Empty: the credential's.",
		displayOptions: showFor('chatwootInbox'),
	},
];

const calendar: INodeProperties = {
	displayName: 'Holiday Calendar',
	name: 'holidayCalendar',
	type: 'options',
	default: 'none',
	description: 'Legal holidays of a country, on which the shop is closed. Elections and local holidays are listed under Holidays.',
	displayOptions: showFor('fields', 'chatwootInbox'),
	options: [
		{ name: 'Brazil', value: 'BR' },
		{ name: 'Chile', value: 'CL' },
		{ name: 'None', value: 'none' },
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			default: 'auto',
			description: 'Language that the next opening is written in',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: "The customer's language or the country of the phone, then the place of the time zone",
				},
				{ name: 'English', value: 'en' },
				{ name: 'Portuguese', value: 'pt' },
				{ name: 'Spanish', value: 'es' },
			],
		},
	],
};

/** Whose hours, and whose holidays. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ $rawParameter.scheduleSource === "json" ? "hours as JSON"
	: ($rawParameter.scheduleSource !== "chatwootInbox" ? "hours filled in here" : /^\\d+$/.test($rawParameter.inboxId) ? "hours of inbox " + $rawParameter.inboxId : "hours of the item's inbox")
	+ ({ CL: ", closed on holidays of Chile", BR: ", closed on holidays of Brazil" }[$rawParameter.holidayCalendar] ?? "") }}`;

/** The node's fields; names and values are saved in workflows. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Schedule',
		name: 'scheduleSource',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		description: 'Where the opening hours come from',
		options: [
			{ name: 'Business Hours of a Chatwoot Inbox', value: 'chatwootInbox', description: 'As set in Chatwoot, in the settings of the inbox' },
			{ name: 'Fill In Here', value: 'fields', description: 'In the fields below' },
			{ name: 'JSON', value: 'json', description: 'As text, for instance from a table with a row per shop' },
		],
	},
	...inbox,
	hours,
	{
		displayName: 'Schedule (JSON)',
		name: 'schedule',
		type: 'json',
		typeOptions: { rows: 10 },
		default: JSON.stringify(EXAMPLE, null, 2),
		description: 'Days are mon to sun; closing at or before the opening means the next day',
		displayOptions: showFor('json'),
	},
	calendar,
	holidays,
	{
		displayName: 'Timezone',
		name: 'timezone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/Santiago',
		description: "Where the shop's clock stands. Empty: the time zone of the workflow.",
		displayOptions: showFor('fields'),
	},
	{
		displayName: 'Moment',
		name: 'at',
		type: 'dateTime',
		default: '',
		description: 'The moment to judge, for trying a schedule out. Empty: now.',
	},
	options,
];
