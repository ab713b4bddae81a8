import { readRecord } from './envelopes';
import { strangeAnswer } from './errors';
import type { ChatwootClient, JsonRecord } from './types';

/** A contact as Chatwoot gives it. @throws ChatwootError, 404 when it is gone */
export async function askContact(client: ChatwootClient, id: number): Promise<JsonRecord> {
	const request = { method: 'GET', path: `/contacts/${id}` } as const;
	const contact = readRecord(await client.request(request));
	if (contact && typeof contact.id === 'number') return contact;
	throw strangeAnswer(request, 'a contact');
}
