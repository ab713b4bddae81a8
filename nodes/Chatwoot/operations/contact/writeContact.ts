import { isRecord } from '../../../shared/chatwoot/errors';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { requestRecord } from '../requestRecord';

/**
 * Changes fields of a contact; the others stay. Custom attributes are merged by Chatwoot itself; city and
 * company (`additional_attributes`) only since 4.2, so the old ones go along.
 *
 * @param body Chatwoot's own field names
 */
export async function writeContact(
	client: ChatwootClient,
	id: number,
	body: JsonRecord,
): Promise<JsonRecord> {
	const path = `/contacts/${id}`;
	const { additional_attributes: additional } = body;
	if (!isRecord(additional)) {
		return await requestRecord(client, { method: 'PUT', path, body, repeatable: true }, 'a contact');
	}
	const there = await requestRecord(client, { method: 'GET', path }, 'a contact');
	const old = isRecord(there.additional_attributes) ? there.additional_attributes : {};
	const whole = { ...body, additional_attributes: { ...old, ...additional } };
	return await requestRecord(client, { method: 'PUT', path, body: whole, repeatable: true }, 'a contact');
}
