import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { recordOf, textOf } from '../../operation';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

/** Its field is not called `accountId`: that one names the account that the node itself works in. */
export const platformAccountKind: RecordKind = {
	one: 'an account of the server',
	many: 'accounts of the server',
	path: '/accounts',
	api: 'platform',
	field: {
		displayName: 'Platform Account ID',
		name: 'platformAccountId',
		type: 'string',
		default: '={{ $json.platformAccountId }}',
		required: true,
		description: 'Number of an account that the platform app created or was given',
	},
};

export const accountNameField: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '' };

export const platformAccountOptions: INodeProperties[] = [
	{
		displayName: 'Custom Attributes',
		name: 'customAttributes',
		type: 'json',
		default: '{}',
		description: 'Of the account, as a JSON object',
	},
	{ displayName: 'Domain', name: 'domain', type: 'string', default: '' },
	{
		displayName: 'Features',
		name: 'features',
		type: 'json',
		default: '{}',
		description: 'Which features are on, such as {"macros": true}',
	},
	{ displayName: 'Language', name: 'locale', type: 'string', default: '', placeholder: 'e.g. es' },
	{
		displayName: 'Limits',
		name: 'limits',
		type: 'json',
		default: '{}',
		description: 'Such as {"agents": 5, "inboxes": 2}',
	},
];

export function platformAccountBody(fields: JsonRecord): JsonRecord {
	return filledIn({
		name: textOf(fields.name),
		domain: textOf(fields.domain),
		locale: textOf(fields.locale),
		status: textOf(fields.status),
		features: recordOf(fields.features, 'Features'),
		limits: recordOf(fields.limits, 'Limits'),
		custom_attributes: recordOf(fields.customAttributes, 'Custom Attributes'),
	});
}
