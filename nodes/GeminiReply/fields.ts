import type { INodeProperties } from 'n8n-workflow';

const number = (field: Pick<INodeProperties, 'displayName' | 'name' | 'default' | 'typeOptions' | 'description'>): INodeProperties => ({
	type: 'number',
	...field,
});

const handoff: INodeProperties[] = [
	{
		displayName: 'Hand-Off Agent ID',
		name: 'handoffAssigneeId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3',
		description: 'Number of the agent who gets a conversation that is handed over. The Chatwoot node shows it: Agent, Get Many.',
	},
	{
		displayName: 'Hand-Off Label',
		name: 'handoffLabel',
		type: 'string',
		default: 'needs-human',
		description: 'Put on a conversation that is handed over. While it is there, the assistant stays silent.',
	},
	{
		displayName: 'Hand-Off Message',
		name: 'handoffMessage',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Te paso con una persona de nuestro equipo.',
		description: 'Said to the customer at the first hand-off of a conversation. Empty: nothing is said.',
	},
	{
		displayName: 'Hand-Off Phrases',
		name: 'handoffPhrases',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. garantía, factura',
		description: 'Words of customers that hand over at once, separated by commas. Asking for a person does so in any case.',
	},
	{
		displayName: 'Hand-Off Team ID',
		name: 'handoffTeamId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1',
		description: 'Number of the team that gets a conversation that is handed over. It stands in the address of the team in Chatwoot, under Settings.',
	},
];

const media: INodeProperties[] = [
	{
		displayName: 'Include Audio',
		name: 'includeAudio',
		type: 'boolean',
		default: true,
		description: 'Whether the model hears voice messages of the customer, up to 5 MB each',
	},
	{
		displayName: 'Include Images',
		name: 'includeImages',
		type: 'boolean',
		default: true,
		description: 'Whether the model sees images of the customer, up to 5 MB each',
	},
];

const limits: INodeProperties[] = [
	number({
		displayName: 'Max Characters',
		name: 'maxCharacters',
		typeOptions: { minValue: 20, maxValue: 4096 },
		default: 900,
		description: 'A longer answer goes to a person',
	}),
	number({
		displayName: 'Max Replies per Hour',
		name: 'maxRepliesPerHour',
		typeOptions: { minValue: 1 },
		default: 8,
		description: 'Per conversation; keeps two machines from talking to each other for ever',
	}),
	number({
		displayName: 'Min Confidence',
		name: 'minConfidence',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.5,
		description: 'An answer that the model is less sure of goes to a person. From 0 to 1.',
	}),
	number({
		displayName: 'Quiet Time (Seconds)',
		name: 'quietSeconds',
		typeOptions: { minValue: 0, maxValue: 60 },
		default: 5,
		description: 'How long to wait for more messages of the customer, so that several in a row get one answer',
	}),
];

const modelOptions: INodeProperties[] = [
	number({
		displayName: 'Temperature',
		name: 'temperature',
		typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 2 },
		default: 0,
		description: 'How freely the model words its answers, from 0 to 2. Sent only when set: newer models ignore or refuse it.',
	}),
	{
		displayName: 'Thinking Level',
		name: 'thinkingLevel',
		type: 'options',
		options: [
			{ name: 'High', value: 'HIGH' },
			{ name: 'Low', value: 'LOW' },
			{ name: 'Medium', value: 'MEDIUM' },
			{ name: 'Minimal', value: 'MINIMAL' },
		],
		default: 'LOW',
		description: 'How long the model thinks; adapted to what the model allows, and sent only when set',
	},
	number({
		displayName: 'Timeout (Seconds)',
		name: 'timeoutSeconds',
		typeOptions: { minValue: 1, maxValue: 300 },
		default: 20,
		description: 'For all attempts together; then a person takes over',
	}),
];

/** What is rarely needed. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Allow When Assigned',
			name: 'allowWhenAssigned',
			type: 'boolean',
			default: false,
			description: 'Whether to answer although the conversation is assigned to a person',
		},
		{
			displayName: 'Answer As Bot ID',
			name: 'answerAsBotId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description: "Number of an agent bot of the account: its answers do not count as a person's first reply in Chatwoot's reports",
		},
		{
			displayName: 'Fallback Models',
			name: 'fallbackModels',
			type: 'string',
			default: '',
			placeholder: 'e.g. gemini-3.6-flash, gemini-3.8-flash',
			description: 'Asked in this order when the first one is overloaded or used up, separated by commas',
		},
		...handoff,
		...media,
		...limits,
		{
			displayName: 'Redact Personal Data',
			name: 'redactPersonalData',
			type: 'boolean',
			default: false,
			description: 'Whether to replace identity numbers, cards, e-mails and phones before the model sees the messages; files are left out then',
		},
		...modelOptions,
	],
};
