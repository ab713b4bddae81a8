import type { INodeProperties } from 'n8n-workflow';

import { options } from './fields';

const WITH_CHATWOOT = { show: { mode: ['send', 'draft'] } };

/** Read from the item itself while they are left as they are: each expression costs n8n some 20 ms. */
export type ItemField = 'conversationId' | 'messageId' | 'content';
export const expressionOf = (field: ItemField) => `={{ $json.${field} }}`;

/** What becomes of the answer, and whose it is. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ [{ draft: "drafts for agents", returnOnly: "writes nothing to Chatwoot" }[$rawParameter.mode] ?? "answers customers", String($rawParameter.model ?? "").replace(/^models\\/|^=.*$/s, "")]
	.filter(Boolean).join(", ") }}`;

export const properties: INodeProperties[] = [
	{
		displayName: 'Instructions',
		name: 'instructions',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: 'e.g. You are Luna, of Tienda Andina. Be warm and brief.',
		description: 'Who the assistant is, its tone and its limits. Facts belong in Knowledge: what stands only here is not told to customers.',
	},
	{
		displayName: 'Knowledge',
		name: 'knowledge',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		placeholder: 'e.g. Shipping to Santiago $3.490, 2 days. Returns within 30 days: https://…',
		description: 'What the answers are taken from. A link, phone, price or discount that stands neither here nor in an earlier message of the shop never reaches a customer.',
	},
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		options: [
			{ name: 'Send to the Customer', value: 'send' },
			{ name: 'Draft for the Agents', value: 'draft', description: 'As a private note' },
			{ name: 'Return Only', value: 'returnOnly', description: 'Nothing is written to Chatwoot; the answer is in the item' },
		],
		default: 'send',
		noDataExpression: true,
		description: 'What becomes of the answer',
	},
	{
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		default: { mode: 'list', value: 'gemini-3.5-flash-lite', cachedResultName: 'gemini-3.5-flash-lite' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchModels', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. gemini-3.8-flash' },
		],
		description: 'Which model of Gemini answers',
	},
	{
		displayName: 'History Limit',
		name: 'historyLimit',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 40 },
		default: 12,
		description: 'Max number of messages of the conversation that the model sees',
	},
	{
		displayName: 'Conversation ID',
		name: 'conversationId',
		type: 'string',
		default: expressionOf('conversationId'),
		displayOptions: WITH_CHATWOOT,
		description: 'The conversation that the incoming item is about; no other is answered',
	},
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: expressionOf('messageId'),
		displayOptions: WITH_CHATWOOT,
		description: "The customer's message. Empty: the newest, without waiting for more.",
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		default: expressionOf('content'),
		description: "The message's text. Stands in for what Chatwoot has, for instance the transcript of a voice message.",
	},
	{
		displayName:
			'The assistant is silent in conversations that are assigned to a person. If Chatwoot assigns new ones by itself, switch <b>auto assignment</b> of the inbox off, or Allow When Assigned on.',
		name: 'assignedNotice',
		type: 'notice',
		default: '',
		displayOptions: { ...WITH_CHATWOOT, hide: { '/options.allowWhenAssigned': [true] } },
	},
	options,
	{
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		displayOptions: WITH_CHATWOOT,
		description: "Another account of the same server that the token may use. Empty: the credential's.",
	},
];
