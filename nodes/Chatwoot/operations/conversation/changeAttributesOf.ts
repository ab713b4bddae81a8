import type { IDataObject } from 'n8n-workflow';

import { changeAttributes } from '../../../shared/chatwoot/changeAttributes';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';

/** Changes the custom attributes of a conversation, and says what they are then. */
export async function changeAttributesOf(
	client: ChatwootClient,
	conversationId: number,
	change: (there: JsonRecord) => JsonRecord,
): Promise<IDataObject> {
	const attributes = await changeAttributes(client, conversationId, change);
	return { success: true, conversationId, customAttributes: attributes as IDataObject };
}
