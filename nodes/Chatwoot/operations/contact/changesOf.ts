import { isRecord } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { phoneVariants } from '../../../shared/phone';

/**
 * What of the wanted fields a contact does not have yet. Another spelling of its phone (Brazil's ninth digit)
 * or e-mail is no change: the conversations hang on the one that Chatwoot holds.
 */
export function changesOf(contact: JsonRecord, wanted: JsonRecord): JsonRecord {
	return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !holds(contact, name, value)));
}

function holds(contact: JsonRecord, name: string, value: unknown): boolean {
	const there = contact[name];
	if (isRecord(value)) {
		return Object.keys(value).every((key) => isRecord(there) && sameJson(there[key], value[key]));
	}
	if (typeof there !== 'string') return false;
	if (name === 'phone_number') return phoneVariants(String(value)).includes(there);
	if (name === 'email') return there.toLowerCase() === String(value).toLowerCase();
	return there === value;
}

function sameJson(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
