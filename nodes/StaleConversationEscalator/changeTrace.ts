import { readRecord } from '../shared/chatwoot/envelopes';
import { isRecord, strangeAnswer } from '../shared/chatwoot/errors';
import { withLock } from '../shared/chatwoot/keyLock';
import { readConversation } from '../shared/chatwoot/readConversation';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../shared/chatwoot/types';
import { TRACE_ATTRIBUTE, type Trace } from './readTrace';
import { readRow, type Row } from './readRow';

/** The live state of a conversation. @throws ChatwootError, 404 when it is gone */
export async function askRow(client: ChatwootClient, id: number): Promise<Row> {
	return readRow(await askConversation(client, id));
}

/**
 * Writes what is done into the conversation's attributes, beside those it has: Chatwoot replaces them as a
 * whole, so that the moment between reading and writing is kept short, and this process takes turns.
 *
 * @param decide gets the live state; undefined leaves everything as it is
 * @returns the live state, and whether the trace was written
 */
export async function changeTrace(
	client: ChatwootClient,
	id: number,
	decide: (row: Row) => Trace | undefined,
): Promise<{ row: Row; trace: Trace | undefined }> {
	const path = `/conversations/${id}`;
	return await withLock(`${client.account}${path}/attributes`, async () => {
		const record = await askConversation(client, id);
		const row = readRow(record);
		const trace = decide(row);
		if (trace) await write(client, path, { ...readConversation(record).customAttributes, [TRACE_ATTRIBUTE]: trace });
		return { row, trace };
	});
}

async function write(client: ChatwootClient, path: string, attributes: JsonRecord): Promise<void> {
	const body = { custom_attributes: attributes };
	const request: ChatwootRequest = { method: 'POST', path: `${path}/custom_attributes`, body, repeatable: true };
	const answer = await client.request(request);
	if (!isRecord(answer) || !isRecord(answer.custom_attributes)) throw strangeAnswer(request, 'attributes');
}

async function askConversation(client: ChatwootClient, id: number): Promise<JsonRecord> {
	const request: ChatwootRequest = { method: 'GET', path: `/conversations/${id}` };
	const record = readRecord(await client.request(request));
	if (record && Number(record.id) === id) return record;
	throw strangeAnswer(request, 'a conversation');
}
