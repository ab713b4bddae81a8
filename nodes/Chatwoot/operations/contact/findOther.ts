import { readRows } from '../../../shared/chatwoot/envelopes';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../../../shared/chatwoot/types';

/** Another contact with exactly this value, by its id; null when there is none to see. */
export async function findOther(client: ChatwootClient, contact: JsonRecord, [key, value]: [string, string]): Promise<number | null> {
	if (value === '') return null;
	const condition = { attribute_key: key, filter_operator: 'equal_to', values: [value], query_operator: null };
	const request: ChatwootRequest = { method: 'POST', path: '/contacts/filter', body: { payload: [condition] }, repeatable: true };
	const rows = readRows(await client.request(request)) ?? [];
	const other = rows.find((row) => row.id !== contact.id && row[key] === value);
	return other ? Number(other.id) : null;
}
