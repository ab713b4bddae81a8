import { optionsField } from '../../fields';
import { collectionOf, oneOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import {
	ATTRIBUTE_OWNERS,
	ATTRIBUTE_TYPES,
	attributeNameField,
	attributeOptions,
	customAttributeBody,
	customAttributeKind,
	forgetting,
} from './customAttributeKind';

export const create = forgetting(
	createOperation(customAttributeKind, {
		description: 'Define an attribute that contacts or conversations can have',
		fields: [
			{
				displayName: 'Belongs To',
				name: 'owner',
				type: 'options',
				options: [
					{ name: 'Contacts', value: 'contact' },
					{ name: 'Conversations', value: 'conversation' },
				],
				default: 'contact',
			},
			{ ...attributeNameField, required: true },
			{
				displayName: 'Key',
				name: 'key',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. order_id',
				description: 'Under which workflows set and read it',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Checkbox', value: 'checkbox' },
					{ name: 'Currency', value: 'currency' },
					{ name: 'Date', value: 'date' },
					{ name: 'Link', value: 'link' },
					{ name: 'List', value: 'list' },
					{ name: 'Number', value: 'number' },
					{ name: 'Percent', value: 'percent' },
					{ name: 'Text', value: 'text' },
				],
				default: 'text',
			},
			optionsField(attributeOptions),
		],
		body: (parameter) => ({
			...customAttributeBody({ ...collectionOf(parameter('options')), name: requiredTextOf(parameter('name'), 'Name') }),
			attribute_key: requiredTextOf(parameter('key'), 'Key'),
			attribute_display_type: ATTRIBUTE_TYPES.indexOf(oneOf(ATTRIBUTE_TYPES, parameter('type'), 'Type')),
			attribute_model: ATTRIBUTE_OWNERS.indexOf(oneOf(ATTRIBUTE_OWNERS, parameter('owner'), 'Belongs To')),
		}),
	}),
);
