import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { accountNameField, platformAccountBody, platformAccountKind, platformAccountOptions } from './platformAccountKind';

export const update = updateOperation(platformAccountKind, {
	description: 'Change an account of the server, or suspend it. Needs the token of a platform app.',
	fields: [
		updateFieldsOf([
			...platformAccountOptions,
			accountNameField,
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Suspended', value: 'suspended', description: 'Nobody can use it any more' },
				],
				default: 'active',
			},
		]),
	],
	body: (parameter) => platformAccountBody(collectionOf(parameter('updateFields'))),
});
