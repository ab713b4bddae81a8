import type { INodeProperties } from 'n8n-workflow';

export const liquidField: INodeProperties = {
	displayName: 'Allow Liquid',
	name: 'allowLiquid',
	type: 'boolean',
	default: false,
	description: 'Whether Chatwoot may fill in its own variables (in Liquid, its template language) such as {{ contact.name }} in the text. Leave off when customer text is part of it.',
};

export const keyField: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	description: 'Names this one message, such as order-1001-paid: with the same key it is never sent into the conversation a second time',
};

/** Options of `message.send`. */
export const messageOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		liquidField,
		{
			displayName: 'Attachments',
			name: 'attachments',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			description: 'Files of the input item to send along: their names, as its tab Binary shows them, separated by commas',
		},
		{
			displayName: 'Automatic',
			name: 'automatic',
			type: 'boolean',
			default: false,
			description: 'Whether this is no human reply, so that the customer still counts as waiting. Works with the token of a user; a bot always ends the wait.',
		},
		{
			displayName: 'Content Attributes',
			name: 'contentAttributes',
			type: 'json',
			default: '{}',
			description: 'Extra data for other programs, as a JSON object; it travels with the message, and customers do not see it',
		},
		keyField,
		{
			displayName: 'Piece Length',
			name: 'pieceLength',
			type: 'number',
			typeOptions: { minValue: 100, maxValue: 4096 },
			default: 4096,
			description: 'Characters of a piece at the most, with Split Long Text. A few hundred read like a chat.',
		},
		{
			displayName: 'Reply To Message ID',
			name: 'replyToMessageId',
			type: 'string',
			default: '',
			description: 'The message that this one quotes',
		},
		{
			displayName: 'Show Typing',
			name: 'typing',
			type: 'boolean',
			default: false,
			description: 'Whether to show that somebody is typing, for as long as the message or each piece would take a quick person',
		},
		{
			displayName: 'Skip If an Agent Wrote (Minutes)',
			name: 'skipIfAgentRepliedMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 5,
			description: 'Sends nothing when a person of the shop wrote to the customer within so many minutes before. 0 turns it off.',
		},
		{
			displayName: 'Split Long Text',
			name: 'splitLongText',
			type: 'boolean',
			default: false,
			description: 'Whether to send a text that is longer than Piece Length as several messages, cut between paragraphs or sentences',
		},
	],
};
