import type { INodeProperties } from 'n8n-workflow';

import { agentField, inboxField, labelsField, teamField } from '../../fields';
import { templateField, templateNotice } from '../templateFields';

const extraOptions: INodeProperties[] = [
	agentField,
	{
		displayName: 'Allow Liquid',
		name: 'allowLiquid',
		type: 'boolean',
		default: false,
		description: 'Whether Chatwoot may fill in its own variables (in Liquid, its template language) such as {{ contact.name }} in what is sent. Leave off when customer text is part of it.',
	},
	{
		displayName: 'Contact Attributes',
		name: 'customAttributes',
		type: 'json',
		default: '{}',
		description: 'Set when the contact is created, or always when Update Contact is on',
	},
	{
		displayName: 'Conversation Attributes',
		name: 'conversationAttributes',
		type: 'json',
		default: '{}',
		description: 'Added to those that the conversation has',
	},
	{ ...labelsField, description: 'Added to those that the conversation has; separated by commas' },
	teamField,
	{
		displayName: 'Update Contact',
		name: 'updateContact',
		type: 'boolean',
		default: false,
		description: 'Whether to bring name and attributes of a contact that exists up to date',
	},
];

/** What an item of Shopify Order Mapper brings along; shown only where the fields are filled in one by one. */
const noticeFields: INodeProperties[] = [
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '={{ $json.customer?.phone }}',
		placeholder: 'e.g. +56 9 1234 5678',
		description: 'In any spelling; without country code, Country says which one is meant',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. CL',
		description: 'Two letters: the country of phones that come without country code',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '={{ $json.customer?.name }}',
		description: 'For a contact that is created',
	},
	{
		displayName: 'Identifier',
		name: 'identifier',
		type: 'string',
		default: '',
		placeholder: 'e.g. shopify:1001',
		description: 'Your own ID of the customer, unique in the account',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '={{ $json.message?.text }}',
		description: 'The text, in Markdown: **bold**. On WhatsApp it is sent while the 24-hour window is open.',
	},
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '={{ $json.idempotencyKey }}',
		description: 'Names this one notice, such as order-1001-paid: with the same key it is never sent a second time, however often the workflow runs',
	},
];

/** Until a template is chosen. */
const windowNotice: INodeProperties = {
	displayName:
		'On WhatsApp a text reaches only customers who wrote in the last 24 hours. For all others, new customers too, choose an approved template below.',
	name: 'windowNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { whenWindowClosed: ['template'] },
		hide: { '/template.name': [{ _cnd: { exists: true } }] },
	},
};

/** Inputs of `notification.send`. */
export const sendFields: INodeProperties[] = [
	inboxField,
	{
		displayName: 'Notice From',
		name: 'noticeSource',
		type: 'options',
		options: [
			{ name: 'The Fields Below', value: 'fields' },
			{
				name: 'The Item of Shopify Order Mapper',
				value: 'orderItem',
				description: 'Customer, text, template values and key are taken from the input item',
			},
		],
		default: 'fields',
		description: 'Where customer and text come from',
	},
	...noticeFields.map((field) => ({ ...field, displayOptions: { show: { noticeSource: ['fields'] } } })),
	windowNotice,
	{
		...templateNotice,
		displayOptions: { ...templateNotice.displayOptions, show: { noticeSource: ['fields'], ...templateNotice.displayOptions?.show } },
	},
	{
		...templateField,
		description: 'The WhatsApp template that is sent when the 24-hour window is closed, as it is for new customers',
	},
	{
		displayName: 'When Window Is Closed',
		name: 'whenWindowClosed',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'Report it on the item' },
			{ name: 'Send the Template', value: 'template' },
			{ name: 'Skip', value: 'skip', description: 'Send nothing and go on' },
		],
		default: 'template',
		description: "What to do when WhatsApp's 24 hours since the customer's last message are over",
	},
	{
		displayName: 'Conversation',
		name: 'conversationMode',
		type: 'options',
		options: [
			{ name: 'Use the Open One', value: 'reuse', description: 'A new one is made when none is open' },
			{ name: 'Always New', value: 'new' },
		],
		default: 'reuse',
		description: 'Into which conversation of the customer it is sent',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: extraOptions,
	},
];
