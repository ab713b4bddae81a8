import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { teamField } from '../../fields';
import { textOf } from '../../operation';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const teamKind: RecordKind = {
	one: 'a team',
	many: 'teams',
	path: '/teams',
	field: { ...teamField, required: true },
};

export const teamNameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'Chatwoot writes it in lower case',
};

export const teamOptions: INodeProperties[] = [
	{
		displayName: 'Assign Automatically',
		name: 'autoAssign',
		type: 'boolean',
		default: true,
		description: 'Whether a conversation given to the team is given to one of its members at once',
	},
	{ displayName: 'Description', name: 'description', type: 'string', default: '' },
];

export function teamBody({ name, description, autoAssign }: JsonRecord): JsonRecord {
	return filledIn({ name: textOf(name), description: textOf(description), allow_auto_assign: autoAssign });
}
