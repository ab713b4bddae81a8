import type { INodeProperties } from 'n8n-workflow';

import { filterFields, optionFields, tierFields } from './fields';

const SCHEDULE = `{
  "timezone": "America/Santiago",
  "weekly": {
    "mon": [["09:00", "18:00"]],
    "tue": [["09:00", "18:00"]],
    "wed": [["09:00", "18:00"]],
    "thu": [["09:00", "18:00"]],
    "fri": [["09:00", "18:00"]]
  },
  "holidayCalendar": "CL"
}`;

/** After which waits, and whether in earnest. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ ($rawParameter.dryRun === true ? "dry run, " : "")
	+ [$rawParameter.tiers?.tier ?? []].flat().map(({ afterMinutes }) => afterMinutes).filter(Number.isFinite)
		.reduce((text, minutes, index, all) => "after " + all.join(", ") + " minutes", "no tier") }}`;

/** The node's fields; names and values are saved in workflows. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Tiers',
		name: 'tiers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Tier',
		default: { tier: [{ afterMinutes: 10, assignTo: 'agent' }] },
		description: 'The steps: what happens once a customer has waited so long for a human. Each step is taken once per wait.',
		options: [{ displayName: 'Tier', name: 'tier', values: tierFields }],
	},
	{
		displayName: 'Business Hours',
		name: 'businessHours',
		type: 'options',
		default: 'always',
		description: 'When the clock of a wait runs',
		options: [
			{ name: 'Always', value: 'always', description: 'Day and night' },
			{ name: "Inbox's Own Hours", value: 'chatwootInbox', description: 'Only while the inbox is open, as set in Chatwoot' },
			{ name: 'JSON Schedule', value: 'json', description: 'Only while this schedule is open; with holidays and several openings a day' },
		],
	},
	{
		displayName: 'Schedule',
		name: 'schedule',
		type: 'json',
		typeOptions: { rows: 8 },
		default: SCHEDULE,
		displayOptions: { show: { businessHours: ['json'] } },
		description: 'As in the Business Hours Gate: timezone, weekly, holidays, holidayCalendar, exceptions',
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to only show what would be done. Nothing is written to Chatwoot.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: filterFields,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: optionFields,
	},
	{
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		description: "Another account of the same server that the token may use. Empty: the credential's.",
	},
];
