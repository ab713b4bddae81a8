import { DateTime } from 'luxon';

import type { JsonRecord } from '../shared/chatwoot/types';
import { printed } from '../shared/printed';
import { textOf } from './operation';
import { entryOf } from '../shared/entryOf';

/** What Chatwoot's settings say of a custom attribute. */
export type AttributeDefinition = {
	key: string;
	/** What agents see. */
	name: string;
	type: string;
	listValues: string[];
	/** A regular expression for texts; empty when there is none. */
	pattern: string;
	patternHint: string;
};

type Reader = (value: unknown, definition: AttributeDefinition, timezone: string) => unknown;

const READERS: Record<string, Reader> = {
	text: readText,
	number: readNumber,
	currency: readNumber,
	percent: readNumber,
	link: readLink,
	date: readDate,
	list: readListValue,
	checkbox: readCheckbox,
};

/** Reads a definition from Chatwoot's answer. */
export function readDefinition(record: JsonRecord): AttributeDefinition {
	const { attribute_values: values } = record;
	return {
		key: textOf(record.attribute_key),
		name: textOf(record.attribute_display_name),
		type: textOf(record.attribute_display_type),
		listValues: Array.isArray(values) ? values.map(String) : [],
		pattern: textOf(record.regex_pattern),
		patternHint: textOf(record.regex_cue),
	};
}

/**
 * Values as their definitions want them: Chatwoot stores whatever it is given, and what has another type is then
 * shown wrong and never found by a filter. Attributes without a definition, and null, stay as they are.
 *
 * @param timezone in which dates without an offset are meant
 * @throws Error with a sentence naming the attribute
 */
export function readAttributes(given: JsonRecord, definitions: AttributeDefinition[], timezone: string): JsonRecord {
	const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
	const typed = Object.entries(given).map(([key, value]) => {
		const definition = byKey.get(key);
		const read = definition && entryOf(READERS, definition.type);
		return [key, definition && read && value !== null ? read(value, definition, timezone) : value];
	});
	return Object.fromEntries(typed) as JsonRecord;
}

function readText(value: unknown, definition: AttributeDefinition): unknown {
	if (typeof value === 'object') return value;
	const text = String(value);
	if (text === '' || matches(text, definition.pattern)) return text;
	throw refuse(definition, value, definition.patternHint || `a text that matches ${definition.pattern}`);
}

/** A repetition within a repetition: on some texts it would not end, and n8n would stand still. */
const ENDLESS = /[*+}|][^()]{0,200}\)[*+{]/;
const MAX_CHECKED_CHARACTERS = 255;

/** What cannot be told safely is left to Chatwoot. */
function matches(text: string, pattern: string): boolean {
	if (pattern === '' || ENDLESS.test(pattern) || text.length > MAX_CHECKED_CHARACTERS) return true;
	try {
		// Chatwoot stores it as it is typed there: with or without slashes around it.
		return new RegExp(pattern.replace(/^\/(.*)\/[a-z]*$/s, '$1')).test(text);
	} catch {
		return true;
	}
}

function readNumber(value: unknown, definition: AttributeDefinition): number {
	const text = typeof value === 'string' ? value.trim() : value;
	const number = typeof text === 'number' || (typeof text === 'string' && text !== '') ? Number(text) : NaN;
	if (Number.isFinite(number)) return number;
	throw refuse(definition, value, 'a number such as 1290.5, without thousands separators');
}

function readLink(value: unknown, definition: AttributeDefinition): string {
	const text = textOf(value);
	if (text === '' || /^https?:\/\/\S+$/i.test(text)) return text;
	throw refuse(definition, value, 'an address that begins with https://');
}

function readDate(value: unknown, definition: AttributeDefinition, timezone: string): string {
	const text = value instanceof Date && value.getTime() > 0 ? value.toISOString() : printed(value).trim();
	if (text === '') return text;
	const date = DateTime.fromISO(text.replace(' ', 'T'), { zone: timezone });
	const day = date.isValid ? date.toISODate() : null;
	if (day !== null) return day;
	throw refuse(definition, value, 'a date such as 2026-11-21');
}

function readListValue(value: unknown, definition: AttributeDefinition): string {
	const text = textOf(value);
	const found = definition.listValues.find((one) => one.toLowerCase() === text.toLowerCase());
	if (found !== undefined || text === '') return found ?? text;
	throw refuse(definition, value, `one of ${definition.listValues.join(', ')}`);
}

const YES = ['true', 'yes', 'sí', 'si', 'sim', '1', 'on'];
const NO = ['false', 'no', 'não', 'nao', '0', 'off', ''];

function readCheckbox(value: unknown, definition: AttributeDefinition): boolean {
	const text = textOf(value).toLowerCase();
	if (YES.includes(text)) return true;
	if (NO.includes(text)) return false;
	throw refuse(definition, value, 'true or false');
}

function refuse({ key, name }: AttributeDefinition, value: unknown, wanted: string): Error {
	const shown = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60);
	return new Error(`The attribute "${name || key}" (${key}) must be ${wanted}, but is "${shown}".`);
}
