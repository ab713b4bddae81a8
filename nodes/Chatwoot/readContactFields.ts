import type { ContactQuery } from '../shared/chatwoot/findContact';
import type { JsonRecord } from '../shared/chatwoot/types';
import { readPhone } from '../shared/phone';
import { recordOf, textOf } from './operation';

/**
 * The phone of a field as E.164; undefined when the field is empty.
 *
 * @throws Error with a sentence when it cannot be a phone
 */
export function phoneOf(phone: unknown, country: unknown): string | undefined {
	const text = textOf(phone);
	if (text === '') return undefined;
	const read = readPhone(text, textOf(country) || undefined);
	if ('e164' in read) return read.e164;
	throw new Error(
		`"${text.slice(0, 40)}" is no phone number that can be reached. Enter it with its country code, such as +56 9 1234 5678, or set Country.`,
	);
}

/**
 * Whom an operation looks for.
 *
 * @throws Error with a sentence when phone, e-mail and identifier are all empty
 */
export function contactQueryOf(parameter: (name: string) => unknown): ContactQuery {
	const query: ContactQuery = {
		phone: phoneOf(parameter('phone'), parameter('country')),
		email: textOf(parameter('email')) || undefined,
		identifier: textOf(parameter('identifier')) || undefined,
	};
	if (query.phone || query.email || query.identifier) return query;
	throw new Error('Nobody to look for: Phone, Email and Identifier are all empty. Fill in at least one.');
}

/** The fields of a contact that are filled in, as Chatwoot names them. Blank ones are left out. */
export function contactBody(fields: JsonRecord): JsonRecord {
	const body: JsonRecord = {
		name: textOf(fields.name),
		phone_number: phoneOf(fields.phone, fields.country),
		email: textOf(fields.email),
		identifier: textOf(fields.identifier),
		custom_attributes: recordOf(fields.customAttributes, 'Custom Attributes'),
		additional_attributes: withoutBlanks({ city: textOf(fields.city), company_name: textOf(fields.company) }),
	};
	return withoutBlanks(body);
}

/** Never sends blanks: a second contact with the identifier "" is answered with 500. */
function withoutBlanks(fields: JsonRecord): JsonRecord {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !isEmptyRecord(value)),
	);
}

function isEmptyRecord(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
