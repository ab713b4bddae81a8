import { readRecord } from './envelopes';
import { ChatwootError, strangeAnswer } from './errors';
import type { ContactQuery } from './findContact';
import { findContact } from './findContact';
import type { ChatwootClient, JsonRecord } from './types';

/** How often a contact is tried to be made before its refusal is reported. */
export const MAX_CREATE_ATTEMPTS = 3;

export type CreatedContact = { contact: JsonRecord; created: boolean };

/**
 * Makes a contact, or finds the one that somebody else made at the same time.
 * Two simultaneous requests with one phone make two contacts; with one identifier, one of them is refused
 * (500 from the unique index, 422 a moment later). So a contact with a phone always gets an identifier.
 * An e-mail or identifier that belongs to somebody with another phone is left out.
 *
 * @param body Chatwoot's own fields: name, phone_number, email, identifier, custom_attributes…
 * @throws ChatwootError
 */
export async function createContact(
	client: ChatwootClient,
	body: JsonRecord,
	query: ContactQuery,
): Promise<CreatedContact> {
	let fields = withoutBlanks({ identifier: defaultIdentifier(query), ...withoutBlanks(body) });
	for (let attempt = 1; ; attempt++) {
		const outcome = await tryCreate(client, fields);
		if ('contact' in outcome) return outcome;
		if (!worthLooking(outcome.error) || attempt >= MAX_CREATE_ATTEMPTS) throw outcome.error;
		const identifier = String(fields.identifier ?? '') || undefined;
		const found = await findContact(client, { ...query, identifier });
		if (found) return { contact: found, created: false };
		fields = withoutTaken(fields, outcome.error);
	}
}

/** Leaves out what Chatwoot says another contact has; after an unnamed refusal, the e-mail. */
function withoutTaken(fields: JsonRecord, error: unknown): JsonRecord {
	const details = error instanceof ChatwootError ? error.details : undefined;
	const taken = new Set(details?.status === 500 ? ['email'] : details?.attributes);
	const kept = Object.entries(fields).filter(([name]) => name === 'phone_number' || !taken.has(name));
	const phone = typeof fields.phone_number === 'string' ? fields.phone_number : undefined;
	return withoutBlanks({ identifier: defaultIdentifier({ phone }), ...Object.fromEntries(kept) });
}

/** Never sends blanks: a second contact with the identifier "" is answered with 500. */
function withoutBlanks(fields: JsonRecord): JsonRecord {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
	);
}

export function defaultIdentifier({ phone, identifier }: ContactQuery): string | undefined {
	return identifier || (phone ? `phone:${phone}` : undefined);
}

async function tryCreate(
	client: ChatwootClient,
	fields: JsonRecord,
): Promise<CreatedContact | { error: unknown }> {
	try {
		const answer = await client.request({ method: 'POST', path: '/contacts', body: fields });
		const contact = readRecord(answer);
		if (contact && typeof contact.id === 'number') return { contact, created: true };
		return { error: strangeAnswer({ method: 'POST', path: '/contacts' }, 'a contact') };
	} catch (error) {
		return { error };
	}
}

const TAKEN = new Set(['phone_number', 'email', 'identifier']);

/** A taken value or a lost answer: the contact may be there by now. */
function worthLooking(error: unknown): boolean {
	if (!(error instanceof ChatwootError)) return false;
	return error.details.uncertain || error.details.attributes.some((name) => TAKEN.has(name));
}
