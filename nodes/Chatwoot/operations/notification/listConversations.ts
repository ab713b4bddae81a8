import { readRows } from '../../../shared/chatwoot/envelopes';
import { strangeAnswer } from '../../../shared/chatwoot/errors';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import type { ChatwootClient, Contact, Conversation } from '../../../shared/chatwoot/types';

/**
 * The 20 newest conversations of a contact, in every inbox and status.
 *
 * @throws ChatwootError, also when the answer is no list: taken for "none", a proxy's page would make a second
 *   conversation with the same notice
 */
export async function listConversations(client: ChatwootClient, contact: Contact): Promise<Conversation[]> {
	const request = { method: 'GET', path: `/contacts/${contact.id}/conversations` } as const;
	const rows = readRows(await client.request(request));
	if (rows) return rows.map(readConversation);
	throw strangeAnswer(request, 'a list of conversations');
}
