import type { Account, Contact } from '../model';
import {
	EQUALITY,
	meets,
	readConditions,
	TEXT,
	type Condition,
	type FilterKey,
} from './conditions';

const text: FilterKey = { operators: TEXT, kind: 'text' };
const KEYS: Record<string, FilterKey> = {
	name: text,
	phone_number: {
		operators: ['equal_to', 'not_equal_to', 'contains', 'does_not_contain', 'starts_with'],
		kind: 'text',
	},
	email: text,
	identifier: { operators: EQUALITY, kind: 'text' },
	country_code: { operators: EQUALITY, kind: 'text' },
	city: text,
	company_name: text,
	labels: { operators: [...EQUALITY, 'is_present', 'is_not_present'], kind: 'labels' },
	created_at: { operators: ['is_greater_than', 'is_less_than', 'days_before'], kind: 'date' },
	last_activity_at: { operators: ['is_greater_than', 'is_less_than', 'days_before'], kind: 'date' },
	blocked: { operators: EQUALITY, kind: 'bool' },
};

/** Contacts that meet a filter, in order of id; by index where the filter allows it. */
export function filterContacts(account: Account, payload: unknown): Contact[] {
	const definedKeys = new Set(
		[...account.definitions.values()]
			.filter(({ model }) => model === 'contact_attribute')
			.map(({ key }) => key),
	);
	const groups = readConditions(payload, { keys: KEYS, definedKeys }).map((group) =>
		group.map(withPlus),
	);
	const matches = (contact: Contact) =>
		groups.some((group) => group.every((one) => meets(fieldOf(contact, one), one, kindOf(one))));
	const candidates = byIndex(account, groups) ?? account.contacts.byId.values();
	return [...candidates].filter(matches).sort((one, other) => one.id - other.id);
}

/** The server adds a missing plus to phone numbers. */
function withPlus(condition: Condition): Condition {
	if (condition.key !== 'phone_number' || condition.operator === 'contains') return condition;
	const values = condition.values.map((value) => {
		const phone = String(value).trim();
		return phone.startsWith('+') ? phone : `+${phone}`;
	});
	return { ...condition, values };
}

/** Each group must have one equality on an indexed key; then only those contacts can match. */
function byIndex(account: Account, groups: Condition[][]): Set<Contact> | undefined {
	const found = new Set<Contact>();
	for (const group of groups) {
		const indexed = group.find(({ key, operator }) => operator === 'equal_to' && INDEXES[key]);
		if (indexed === undefined) return undefined;
		for (const value of indexed.values) {
			for (const contact of INDEXES[indexed.key]?.(account, String(value)) ?? [])
				found.add(contact);
		}
	}
	return found;
}

const INDEXES: Record<string, (account: Account, value: string) => Iterable<Contact>> = {
	phone_number: ({ contacts }, value) => contacts.byPhone.get(value) ?? [],
	email: ({ contacts }, value) => present(contacts.byEmail.get(value.toLowerCase())),
	identifier: ({ contacts }, value) => present(contacts.byIdentifier.get(value)),
};

function present(contact: Contact | undefined): Contact[] {
	return contact === undefined ? [] : [contact];
}

function kindOf({ key }: Condition): FilterKey['kind'] {
	return KEYS[key]?.kind ?? 'text';
}

function fieldOf(contact: Contact, { key, isCustom }: Condition): unknown {
	if (isCustom) return contact.customAttributes[key];
	switch (key) {
		case 'phone_number':
			return contact.phoneNumber;
		case 'country_code':
		case 'city':
		case 'company_name':
			return contact.additionalAttributes[key];
		case 'created_at':
			return contact.createdAt;
		case 'last_activity_at':
			return contact.lastActivityAt;
		case 'labels':
			return contact.labels;
		case 'blocked':
			return contact.blocked;
		case 'email':
			return contact.email;
		case 'identifier':
			return contact.identifier;
		default:
			return contact.name;
	}
}
