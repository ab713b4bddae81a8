import { readRows } from '../../../shared/chatwoot/envelopes';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../../../shared/chatwoot/types';
import { readConditions } from '../../readConditions';
import { MAX_LISTED } from '../contact/getConversations';
import { chooseConversation } from '../notification/chooseConversation';
import { strangeAnswer } from '../../../shared/chatwoot/errors';

type Place = { inboxId: number; contactId: number };

/** The liveliest conversation of a contact in an inbox that is not resolved, and the ids of all that were seen. */
export async function findOpen(
	client: ChatwootClient,
	place: Place,
): Promise<{ found: JsonRecord | undefined; knownIds: number[] }> {
	const path = `/contacts/${place.contactId}/conversations`;
	const newest = await readConversations(client, { method: 'GET', path });
	const found = openOf(newest, place.inboxId);
	const knownIds = newest.map(({ id }) => Number(id));
	// The list ends at 20: an older open one may stand behind it.
	if (found || newest.length < MAX_LISTED) return { found, knownIds };
	const older = await readConversations(client, filterRequest(place));
	return { found: openOf(older, place.inboxId), knownIds };
}

function openOf(rows: JsonRecord[], inboxId: number): JsonRecord | undefined {
	const chosen = chooseConversation(rows.map(readConversation), inboxId, 'reuse');
	return rows.find(({ id }) => id === chosen?.id);
}

function filterRequest({ inboxId, contactId }: Place): ChatwootRequest {
	const conditions = [
		{ attribute_key: 'contact_id', filter_operator: 'equal_to', values: [contactId] },
		{ attribute_key: 'inbox_id', filter_operator: 'equal_to', values: [inboxId] },
		{ attribute_key: 'status', filter_operator: 'not_equal_to', values: ['resolved'] },
	];
	const body = { payload: readConditions(conditions) };
	return { method: 'POST', path: '/conversations/filter', body, repeatable: true };
}

async function readConversations(client: ChatwootClient, request: ChatwootRequest): Promise<JsonRecord[]> {
	const rows = readRows(await client.request(request));
	if (rows) return rows;
	throw strangeAnswer(request, 'a list of conversations');
}
