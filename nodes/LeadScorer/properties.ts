import type { INodeProperties } from 'n8n-workflow';

import { expressionOf } from './leadFields';
import { DEFAULT_THRESHOLDS } from './readSettings';

const EXAMPLE = [
	{ id: 'price', category: 'intent', points: 40, match: ['precio', 'a cuanto'], unless: ['mi pedido'] },
	{ id: 'buy', category: 'intent', points: 70, match: ['quiero comprar', 'me lo llevo'] },
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2',
			description: "Another account of the same server that the token may use. Empty: the credential's.",
		},
		{
			displayName: 'Half-Life (Days)',
			name: 'halfLifeDays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 14,
			description: 'After so many days half of a score is left. 0 keeps scores as they are.',
		},
		{
			displayName: 'Keep Built-In Rules',
			name: 'keepDefaultRules',
			type: 'boolean',
			default: false,
			description: 'Whether rules of your own come on top of the built-in ones. One that is named like a built-in rule takes its place.',
		},
		{
			displayName: 'Label',
			name: 'label',
			type: 'string',
			default: '',
			placeholder: 'e.g. lead',
			description: 'Added to the contact in Chatwoot once it is at least warm; needs Update Contact',
		},
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: expressionOf('messageId'),
			description: 'Names the message, so that Update Contact counts it once however often it comes',
		},
		{
			displayName: 'Opt-Out Phrases',
			name: 'optOutPhrases',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. basta de ofertas',
			description: 'More ways in which your customers say that they want no messages, one per line. The usual ones are known.',
		},
		{
			displayName: 'Update Contact',
			name: 'updateContact',
			type: 'boolean',
			default: false,
			description: 'Whether to write score, stage, reasons and time to the contact in Chatwoot. Each message is counted once, and the score is read anew before.',
		},
	],
};

/** Whose rules, and whether it writes. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ ($rawParameter.ruleSet !== "json" ? "built-in rules" : $rawParameter.options?.keepDefaultRules === true ? "own and built-in rules" : "own rules")
	+ ($rawParameter.options?.updateContact === true ? ", updates the contact" : "") }}`;

/** The node's fields; names and values are saved in workflows. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: expressionOf('text'),
		description: 'What the customer wrote',
	},
	{
		displayName: 'Rules From',
		name: 'ruleSet',
		type: 'options',
		noDataExpression: true,
		default: 'default',
		description: 'Which words make a lead',
		options: [
			{ name: 'Built-In', value: 'default', description: 'Spanish, Portuguese and English, as people write in a chat' },
			{ name: 'JSON', value: 'json', description: 'Rules of your own' },
		],
	},
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'json',
		typeOptions: { rows: 10 },
		default: JSON.stringify(EXAMPLE, null, 2),
		description: 'Plain words; accents, capitals and chat spelling do not matter. "points" from -100 to 100; a message with one of "unless" does not count.',
		displayOptions: { show: { ruleSet: ['json'] } },
	},
	{
		displayName: 'Thresholds',
		name: 'thresholds',
		type: 'json',
		default: JSON.stringify(DEFAULT_THRESHOLDS),
		description: 'From which score of 100 on a lead is warm, and hot',
	},
	{
		displayName: 'Contact ID',
		name: 'contactId',
		type: 'string',
		default: expressionOf('contactId'),
		description: 'Number of the contact who wrote',
	},
	{
		displayName: 'Previous Score',
		name: 'previousScore',
		type: 'string',
		default: expressionOf('previousScore'),
		description: 'Score of earlier messages. Items of the Chatwoot Trigger carry it once Update Contact has written it.',
	},
	{
		displayName: 'Previous Scored At',
		name: 'previousScoredAt',
		type: 'string',
		default: expressionOf('previousScoredAt'),
		description: 'When the previous score was given: a score fades with time',
	},
	{
		displayName: 'Orders',
		name: 'orders',
		type: 'string',
		default: expressionOf('orders'),
		description: 'How often the contact bought before; a returning customer scores a little more',
	},
	{
		displayName:
			'To see the score beside a conversation, add <code>lead_score</code>, <code>lead_stage</code>, <code>lead_scored_at</code> and <code>lead_reasons</code> in Chatwoot under Settings, Custom Attributes, Contact.',
		name: 'attributesNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { '/options.updateContact': [true] } },
	},
	options,
];
