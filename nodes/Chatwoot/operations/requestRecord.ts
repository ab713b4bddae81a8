import { readRecord, readStrings } from '../../shared/chatwoot/envelopes';
import { isRecord, strangeAnswer } from '../../shared/chatwoot/errors';
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

/** Sends a request that a list of labels answers: `{payload: ["vip"]}`. */
export async function requestLabels(
	client: ChatwootClient,
	request: ChatwootRequest,
): Promise<string[]> {
	const answer = await client.request(request);
	// Anything else must not be taken for "no labels": they would be overwritten.
	if (isRecord(answer) && Array.isArray(answer.payload)) return readStrings(answer);
	throw strangeAnswer(request, 'a list of labels');
}
