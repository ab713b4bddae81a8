import { readContact } from '../../../shared/chatwoot/readContact';
import type { ChatwootClient, Contact } from '../../../shared/chatwoot/types';
import { requestRecord } from '../requestRecord';

/** The contact a conversation is to be opened with, and its addresses in the inboxes. */
export async function readOwner(client: ChatwootClient, contactId: number): Promise<Contact> {
	const request = { method: 'GET', path: `/contacts/${contactId}` } as const;
	return readContact(await requestRecord(client, request, 'a contact'));
}
