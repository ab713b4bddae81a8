import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { agentField } from '../../fields';
import { oneOf, textOf } from '../../operation';
import { simplifyAgent } from '../../simplify';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const agentKind: RecordKind = {
	one: 'an agent',
	many: 'agents',
	path: '/agents',
	field: { ...agentField, name: 'agentId', required: true },
	simplify: simplifyAgent,
};

export const roleField: INodeProperties = {
	displayName: 'Role',
	name: 'role',
	type: 'options',
	options: [
		{ name: 'Administrator', value: 'administrator' },
		{ name: 'Agent', value: 'agent' },
	],
	default: 'agent',
	description: 'Administrators may change the settings of the account',
};

export const agentOptions: INodeProperties[] = [
	{
		displayName: 'Availability',
		name: 'availability',
		type: 'options',
		options: [
			{ name: 'Busy', value: 'busy' },
			{ name: 'Offline', value: 'offline' },
			{ name: 'Online', value: 'online' },
		],
		default: 'online',
	},
	{
		displayName: 'Offline When Away',
		name: 'autoOffline',
		type: 'boolean',
		default: true,
		description: 'Whether the agent counts as offline while Chatwoot is not open in a browser',
	},
];

const ROLES = ['administrator', 'agent'] as const;
const AVAILABILITIES = ['busy', 'offline', 'online'] as const;

export function agentBody(fields: JsonRecord): JsonRecord {
	const { role, availability } = fields;
	return filledIn({
		name: textOf(fields.name),
		email: textOf(fields.email),
		role: role === undefined ? undefined : oneOf(ROLES, role, 'Role'),
		availability: availability === undefined ? undefined : oneOf(AVAILABILITIES, availability, 'Availability'),
		auto_offline: fields.autoOffline,
	});
}
