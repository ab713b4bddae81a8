import { phoneVariants } from '../phone';
import { readRows } from './envelopes';
import { strangeAnswer } from './errors';
import { readContact } from './readContact';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from './types';

export type ContactQuery = {
	/** E.164. */
	phone?: string;
	email?: string;
	identifier?: string;
	/** Only a contact who has this phone, or none: a message must not reach somebody else's. */
	phoneMustFit?: boolean;
	/** Among several contacts with the phone, one that already wrote or was written to here comes first. */
	inboxId?: number;
};

/**
 * Finds the one contact a phone, e-mail or identifier names, in one request: every spelling of the phone first,
 * then the e-mail, then the identifier. Exact: Chatwoot's search matches parts of words, its filter does not.
 *
 * @returns Chatwoot's own record, undefined when there is none
 * @throws ChatwootError
 */
export async function findContact(
	client: ChatwootClient,
	query: ContactQuery,
): Promise<JsonRecord | undefined> {
	const conditions = filterConditions(query);
	if (conditions.length === 0) return undefined;
	const request: ChatwootRequest = {
		method: 'POST',
		path: '/contacts/filter',
		query: { include_contact_inboxes: true },
		body: { payload: conditions },
		repeatable: true,
	};
	const rows = readRows(await client.request(request));
	if (!rows) throw strangeAnswer(request, 'a list of contacts');
	return chooseContact(rows, query);
}

function filterConditions({ phone, email, identifier }: ContactQuery): JsonRecord[] {
	const wanted: Array<[string, string]> = [];
	for (const variant of phone ? phoneVariants(phone) : []) wanted.push(['phone_number', variant]);
	if (email) wanted.push(['email', email.toLowerCase()]);
	if (identifier) wanted.push(['identifier', identifier]);
	return wanted.map(([key, value], index) => ({
		attribute_key: key,
		filter_operator: 'equal_to',
		values: [value],
		// An operator after the last condition is answered with 500.
		query_operator: index < wanted.length - 1 ? 'OR' : null,
	}));
}

/** Picks the record that the query names best. Compares again, whatever the server took for equal. */
export function chooseContact(rows: JsonRecord[], query: ContactQuery): JsonRecord | undefined {
	const variants = query.phone ? phoneVariants(query.phone) : [];
	const byPhone = rows.filter((row) => variants.includes(String(row.phone_number ?? '')));
	if (byPhone.length > 0) return bestOf(byPhone, query.inboxId);
	const others = query.phone && query.phoneMustFit ? rows.filter((row) => !row.phone_number) : rows;
	const email = query.email?.toLowerCase();
	const byEmail = others.find((row) => email !== undefined && String(row.email ?? '').toLowerCase() === email);
	return byEmail ?? others.find((row) => query.identifier !== undefined && row.identifier === query.identifier);
}

function bestOf(rows: JsonRecord[], inboxId: number | undefined): JsonRecord | undefined {
	const rank = (row: JsonRecord) => {
		const contact = readContact(row);
		const known = contact.inboxes.some((inbox) => inbox.inboxId === inboxId);
		return (known ? 1e12 : 0) + contact.lastActivityAt;
	};
	return [...rows].sort((a, b) => rank(b) - rank(a) || Number(a.id) - Number(b.id))[0];
}
