import { isRecord } from './chatwoot/errors';
import { printed, printedByItself } from './printed';

/**
 * Text of a field, trimmed; of a resource locator, its value. Empty when not set.
 *
 * @throws Error when it is an object: printed, a customer would read "[object Object]"
 */
export function textOf(value: unknown): string {
	if (isRecord(value) && 'value' in value) return textOf(value.value);
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map(textOf).join(',').trim();
	if (typeof value !== 'object') return String(value).trim();
	const text = printedByItself(value);
	if (text !== undefined) return text.trim();
	throw new Error(`A field holds an object where a text or number belongs: ${printed(value).slice(0, 60)}. Choose one of its values, such as {{ $json.customer.name }}.`);
}

/**
 * A positive whole number from a field or resource locator, undefined when not set.
 *
 * @throws Error with a sentence naming the field when something else was given
 */
export function idOf(value: unknown, displayName: string): number | undefined {
	const text = textOf(value);
	if (text === '') return undefined;
	const id = Number(text);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new Error(`${displayName} must be a whole number, but is "${text.slice(0, 60)}". Choose from the list or enter the number.`);
}

/** Entries of a list field: an array, or text separated by commas. Blank entries are left out. */
export function listOf(value: unknown): string[] {
	const list = Array.isArray(value) ? value : textOf(value).split(',');
	return list.map(textOf).filter((entry) => entry !== '');
}
