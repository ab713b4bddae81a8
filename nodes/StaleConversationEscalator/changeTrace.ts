import { askConversation, changeAttributes } from '../shared/chatwoot/changeAttributes';
import type { ChatwootClient } from '../shared/chatwoot/types';
import { TRACE_ATTRIBUTE, type Trace } from './readTrace';
import { readRow, type Row } from './readRow';

/** The live state of a conversation. @throws ChatwootError, 404 when it is gone */
export async function askRow(client: ChatwootClient, id: number): Promise<Row> {
	return readRow(await askConversation(client, id));
}

/**
 * Writes what is done into the conversation's attributes, beside those it has.
 *
 * @param decide gets the live state; undefined leaves everything as it is
 * @returns the trace that was written
 */
export async function changeTrace(
	client: ChatwootClient,
	id: number,
	decide: (row: Row) => Trace | undefined,
): Promise<Trace | undefined> {
	let trace: Trace | undefined;
	await changeAttributes(client, id, (there, record) => {
		trace = decide(readRow(record));
		return trace && { ...there, [TRACE_ATTRIBUTE]: trace };
	});
	return trace;
}
