import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { agentField, inboxFilterField, teamField } from '../../fields';
import type { OperationCall } from '../../operation';
import { oneOf, requiredIdOf } from '../../operation';
import { labelKind } from '../label/labelKind';

const only = (about: string) => ({ displayOptions: { show: { about: [about] } } });

/** Of what a report is. */
export const aboutFields: INodeProperties[] = [
	{
		displayName: 'About',
		name: 'about',
		type: 'options',
		options: [
			{ name: 'Agent', value: 'agent' },
			{ name: 'Inbox', value: 'inbox' },
			{ name: 'Label', value: 'label' },
			{ name: 'Team', value: 'team' },
			{ name: 'Whole Account', value: 'account' },
		],
		default: 'account',
	},
	{ ...agentField, name: 'agentId', required: true, ...only('agent') },
	{ ...inboxFilterField, required: true, ...only('inbox') },
	{ ...labelKind.field, ...only('label') },
	{ ...teamField, required: true, ...only('team') },
];

export const hoursField: INodeProperties = {
	displayName: 'Business Hours Only',
	name: 'businessHours',
	type: 'boolean',
	default: false,
	description: 'Whether times count only while the inbox is open',
};

const ABOUT = ['account', 'agent', 'inbox', 'label', 'team'] as const;

/** The type and number of what the report is of, as Chatwoot takes them. */
export function aboutQuery({ parameter }: OperationCall): JsonRecord {
	const type = oneOf(ABOUT, parameter('about'), 'About');
	if (type === 'account') return { type };
	const name = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
	return { type, id: String(requiredIdOf(parameter(`${type}Id`), name)) };
}
