import type { INodeProperties } from 'n8n-workflow';

export const identityOptions: INodeProperties[] = [
	{
		displayName: 'If the Contact Has Another Identifier',
		name: 'ifOther',
		type: 'options',
		default: 'stop',
		description: 'Whether a contact that already carries somebody else\'s ID may be changed',
		options: [
			{
				name: 'Change Nothing',
				value: 'stop',
				description: 'The output says so, for a person to decide',
			},
			{
				name: 'Keep It, Set the Attributes',
				value: 'keep',
			},
			{
				name: 'Replace It',
				value: 'replace',
			},
		],
	},
	{
		displayName: 'Known Contact',
		name: 'knownContact',
		type: 'json',
		default: '',
		placeholder: 'e.g. {{ $json.contact }}',
		description: 'The contact as Chatwoot Trigger gave it. When it has everything already, Chatwoot is not asked at all.',
	},
];
