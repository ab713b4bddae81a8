import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { Operation } from '../../operation';
import { listOf, textOf } from '../../operation';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';
import { forgetDefinitions } from '../typedAttributes';

export const customAttributeKind: RecordKind = {
	one: 'a custom attribute',
	many: 'custom attributes',
	path: '/custom_attribute_definitions',
	field: {
		...locator({
			displayName: 'Custom Attribute',
			name: 'customAttributeId',
			searchListMethod: 'searchCustomAttributes',
			placeholder: 'Choose a custom attribute…',
		}),
		required: true,
	},
};

/** In the order of the numbers by which Chatwoot takes them. */
export const ATTRIBUTE_OWNERS = ['conversation', 'contact'];
/** Likewise. */
export const ATTRIBUTE_TYPES = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'];

export const attributeNameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'What agents see',
};

export const attributeOptions: INodeProperties[] = [
	{ displayName: 'Description', name: 'description', type: 'string', default: '' },
	{
		displayName: 'List Values',
		name: 'listValues',
		type: 'string',
		default: '',
		placeholder: 'e.g. gold, silver',
		description: 'What may be chosen, for the type List; separated by commas',
	},
	{
		displayName: 'Pattern',
		name: 'pattern',
		type: 'string',
		default: '',
		placeholder: 'e.g. ^#\\d+$',
		description: 'A regular expression that values must match, for the type Text',
	},
	{
		displayName: 'Pattern Hint',
		name: 'patternHint',
		type: 'string',
		default: '',
		description: 'What agents read when a value does not match',
	},
];

export function customAttributeBody(fields: JsonRecord): JsonRecord {
	const values = listOf(fields.listValues);
	return filledIn({
		attribute_display_name: textOf(fields.name),
		attribute_description: textOf(fields.description),
		attribute_values: values.length > 0 ? values : undefined,
		regex_pattern: textOf(fields.pattern),
		regex_cue: textOf(fields.patternHint),
	});
}

/** The same operation; attributes are then checked by the new definitions. */
export function forgetting(operation: Operation): Operation {
	return {
		...operation,
		run: async (call) => {
			const result = await operation.run(call);
			forgetDefinitions(call.client);
			return result;
		},
	};
}
