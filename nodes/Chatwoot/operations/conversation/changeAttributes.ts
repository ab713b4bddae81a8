import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/chatwoot/errors';
import { withLock } from '../../../shared/chatwoot/keyLock';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { requestRecord } from '../requestRecord';

/**
 * Changes the custom attributes of a conversation. Chatwoot replaces them as a whole, so those it has are read
 * first; executions of this process take turns.
 */
export async function changeAttributes(
	client: ChatwootClient,
	id: number,
	change: (there: JsonRecord) => JsonRecord,
): Promise<IDataObject> {
	const path = `/conversations/${id}`;
	return await withLock(`${client.account}${path}/attributes`, async () => {
		const there = await requestRecord(client, { method: 'GET', path }, 'a conversation');
		const wanted = change(readConversation(there).customAttributes);
		const body = { custom_attributes: wanted };
		const request = { method: 'POST', path: `${path}/custom_attributes`, body, repeatable: true } as const;
		const answer = await client.request(request);
		const stored = isRecord(answer) && isRecord(answer.custom_attributes) ? answer.custom_attributes : wanted;
		return { success: true, conversationId: id, customAttributes: stored as IDataObject };
	});
}
