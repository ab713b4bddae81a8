import { asText } from '../../whatsapp/json';
import type { Account, Contact } from '../model';

const FIELDS: Record<string, (contact: Contact) => string | number | null> = {
	name: ({ name }) => name,
	email: ({ email }) => email,
	phone_number: ({ phoneNumber }) => phoneNumber,
	last_activity_at: ({ lastActivityAt }) => lastActivityAt && lastActivityAt.getTime(),
	created_at: ({ createdAt }) => createdAt.getTime(),
	company_name: ({ additionalAttributes }) => asText(additionalAttributes.company_name) ?? null,
	city: ({ additionalAttributes }) => asText(additionalAttributes.city) ?? null,
	country: ({ additionalAttributes }) => asText(additionalAttributes.country) ?? null,
};

/** By a field, `-` for descending, those without a value last; an unknown field is ignored. */
export function sortContacts(contacts: Contact[], sort: string | null | undefined): Contact[] {
	const isDescending = sort?.startsWith('-') ?? false;
	const field = FIELDS[(sort ?? '').replace(/^-/, '')];
	if (field === undefined) return contacts;
	return contacts.sort((one, other) => {
		const a = field(one);
		const b = field(other);
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		const order = a < b ? -1 : a > b ? 1 : one.id - other.id;
		return isDescending ? -order : order;
	});
}

/** Substrings of name, e-mail and phone without case, of the identifier with it. */
export function searchContacts(account: Account, q: string): Contact[] {
	const wanted = q.toLowerCase();
	const has = (text: string | null) => text !== null && text.toLowerCase().includes(wanted);
	return [...account.contacts.byId.values()].filter(
		({ name, email, phoneNumber, identifier }) =>
			has(name) || has(email) || has(phoneNumber) || Boolean(identifier?.includes(q)),
	);
}
