import { collectionOf, oneOf, textOf } from '../../operation';
import { optionsField } from '../../fields';
import { getAllOperation } from '../recordOperations';
import { ATTRIBUTE_OWNERS, customAttributeKind } from './customAttributeKind';

export const getAll = getAllOperation(customAttributeKind, 'Read the attributes that are defined for contacts and conversations', {
	fields: [
		optionsField([
			{
				displayName: 'Belongs To',
				name: 'owner',
				type: 'options',
				options: [
					{ name: 'Both', value: '' },
					{ name: 'Contacts', value: 'contact' },
					{ name: 'Conversations', value: 'conversation' },
				],
				default: '',
			},
		]),
	],
	query: (parameter) => {
		const owner = textOf(collectionOf(parameter('options')).owner);
		if (owner === '') return {};
		return { attribute_model: `${oneOf(ATTRIBUTE_OWNERS, owner, 'Belongs To')}_attribute` };
	},
});
