import { isRecord } from './chatwoot/errors';

/** Text of a field, trimmed; of a resource locator, its value. Empty when not set. */
export function textOf(value: unknown): string {
	if (isRecord(value) && 'value' in value) return textOf(value.value);
	return value === undefined || value === null ? '' : String(value).trim();
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
