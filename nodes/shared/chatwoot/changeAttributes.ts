import { readRecord } from './envelopes';
import { isRecord, strangeAnswer } from './errors';
import { withLock } from './keyLock';
import { readConversation } from './readConversation';
import { replaceWhole } from './replaceWhole';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from './types';

/**
 * Changes the custom attributes of a conversation. Chatwoot replaces them as a whole, so those it has are read
 * first and the moment between is kept short; executions of this process take turns.
 *
 * @param decide gets the attributes and the whole conversation as Chatwoot gave it, each time they are read, so it
 * may meet what it decided itself; undefined leaves them as they are
 * @returns the attributes after it
 * @throws ChatwootError, 404 when the conversation is gone
 */
export async function changeAttributes(
	client: ChatwootClient,
	conversationId: number,
	decide: (there: JsonRecord, conversation: JsonRecord) => JsonRecord | undefined,
): Promise<JsonRecord> {
	return await withLock(`${client.account}/conversations/${conversationId}/attributes`, async () =>
		await replaceWhole(client, async () => {
			const conversation = await askConversation(client, conversationId);
			const there = readConversation(conversation).customAttributes;
			const wanted = decide(there, conversation);
			return wanted ? await write(client, conversationId, wanted) : there;
		}),
	);
}

/** A conversation as Chatwoot gives it. @throws ChatwootError, 404 when it is gone */
export async function askConversation(client: ChatwootClient, id: number): Promise<JsonRecord> {
	const request: ChatwootRequest = { method: 'GET', path: `/conversations/${id}` };
	const record = readRecord(await client.request(request));
	if (record && Number(record.id) === id) return record;
	throw strangeAnswer(request, 'a conversation');
}

async function write(client: ChatwootClient, id: number, wanted: JsonRecord): Promise<JsonRecord> {
	const body = { custom_attributes: wanted };
	const path = `/conversations/${id}/custom_attributes`;
	const request: ChatwootRequest = { method: 'POST', path, body, failsWhenLimited: true };
	const answer = await client.request(request);
	if (isRecord(answer) && isRecord(answer.custom_attributes)) return answer.custom_attributes;
	throw strangeAnswer(request, 'attributes');
}
