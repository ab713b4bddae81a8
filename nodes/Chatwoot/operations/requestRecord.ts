import { readRecord } from '../../shared/chatwoot/envelopes';
import { strangeAnswer } from '../../shared/chatwoot/errors';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../../shared/chatwoot/types';

/**
 * Sends a request that one record answers.
 *
 * @param kind what is expected, for the error: "a contact"
 * @throws ChatwootError, also when the answer holds no such record
 */
export async function requestRecord(
	client: ChatwootClient,
	request: ChatwootRequest,
	kind: string,
): Promise<JsonRecord> {
	const record = readRecord(await client.request(request));
	if (record && typeof record.id === 'number') return record;
	throw strangeAnswer(request, kind);
}
