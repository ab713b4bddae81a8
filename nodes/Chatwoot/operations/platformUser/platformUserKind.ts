import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { recordOf, textOf } from '../../operation';
import { platformUserField } from '../platformAccount/memberFields';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const platformUserKind: RecordKind = {
	one: 'a user of the server',
	many: 'users of the server',
	path: '/users',
	api: 'platform',
	field: platformUserField,
};

export const passwordField: INodeProperties = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'At least six characters, with upper and lower case, a digit and a special character',
};

export const userAttributesField: INodeProperties = {
	displayName: 'Custom Attributes',
	name: 'customAttributes',
	type: 'json',
	default: '{}',
	description: 'Of the user, as a JSON object',
};

export function platformUserBody(fields: JsonRecord): JsonRecord {
	return filledIn({
		name: textOf(fields.name),
		email: textOf(fields.email),
		// Not trimmed: a password means what it says.
		password: typeof fields.password === 'string' ? fields.password : undefined,
		custom_attributes: recordOf(fields.customAttributes, 'Custom Attributes'),
	});
}
