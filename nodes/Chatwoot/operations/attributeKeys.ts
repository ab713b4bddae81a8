import type { INodeProperties } from 'n8n-workflow';

import { listOf } from '../operation';

export const attributeKeysField: INodeProperties = {
	displayName: 'Attribute Keys',
	name: 'attributeKeys',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. order_id, score',
	description: 'Separated by commas; a list from an expression works too',
};

/** @throws Error with a sentence when no key is named */
export function attributeKeysOf(parameter: (name: string) => unknown): string[] {
	const keys = listOf(parameter('attributeKeys'));
	if (keys.length > 0) return keys;
	throw new Error('Attribute Keys is empty. Enter at least one key, such as order_id.');
}
