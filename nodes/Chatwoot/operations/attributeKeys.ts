import { listOf } from '../operation';

/** @throws Error with a sentence when no key is named */
export function attributeKeysOf(parameter: (name: string) => unknown): string[] {
	const keys = listOf(parameter('attributeKeys'));
	if (keys.length > 0) return keys;
	throw new Error('Attribute Keys is empty. Enter at least one key, such as order_id.');
}
