import { change, changedKeys, type Change } from '../events/changes';
import { ApiError, invalid, serverError } from '../http/ApiError';
import { gap } from '../http/gap';
import type { Account, Contact, ContactRow, ContactTable } from '../model';
import { webhookContact } from '../present/people';
import { asText } from '../../whatsapp/json';
import type { World } from '../World';

/** Not anchored at its start, as on the real server: `tel:+34…` passes. */
const E164 = /\+[1-9]\d{1,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const COLUMNS: Record<keyof ContactRow, string> = {
	name: 'name',
	email: 'email',
	phoneNumber: 'phone_number',
	identifier: 'identifier',
	blocked: 'blocked',
	additionalAttributes: 'additional_attributes',
	customAttributes: 'custom_attributes',
	labels: 'label_list',
	location: 'location',
	countryCode: 'country_code',
	contactType: 'contact_type',
	lastActivityAt: 'last_activity_at',
};

export function createContactTable(): ContactTable {
	return {
		byId: new Map(),
		byPhone: new Map(),
		byEmail: new Map(),
		byIdentifier: new Map(),
	};
}

/**
 * Validates, waits as the database would be waited for, then inserts: two simultaneous creates
 * with one phone make two contacts, with one e-mail or identifier the second one is a 500.
 */
export async function createContact(
	world: World,
	account: Account,
	given: Partial<ContactRow>,
): Promise<Contact> {
	const now = world.clock.now();
	const row = withDerived({ ...emptyRow(), ...given });
	validate(account, row);
	await gap();
	if (row.email !== null && account.contacts.byEmail.has(row.email)) throw serverError();
	if (row.identifier !== null && account.contacts.byIdentifier.has(row.identifier)) {
		throw serverError();
	}
	const contact: Contact = {
		...row,
		kind: 'contact',
		id: world.nextId('contact'),
		account,
		createdAt: now,
		updatedAt: now,
		contactInboxes: [],
		conversations: new Set(),
		notes: [],
	};
	account.contacts.byId.set(contact.id, contact);
	indexContact(contact);
	world.events.emit({ name: 'contact_created', account, build: () => webhookContact(contact) });
	return contact;
}

/** Applies what differs and tells it; nothing happens when nothing differs. */
export function updateContact(world: World, contact: Contact, given: Partial<ContactRow>): void {
	const { account } = contact;
	const row = withDerived({ ...rowOf(contact), ...given });
	validate(account, row, contact);
	const keys = changedKeys(rowOf(contact), row);
	if (keys.length === 0) return;
	const previousUpdate = contact.updatedAt;
	const changes: Change[] = keys.map((key) => change(COLUMNS[key], contact[key], row[key]));
	unindexContact(contact);
	Object.assign(contact, row);
	indexContact(contact);
	contact.updatedAt = world.clock.now();
	changes.push(change('updated_at', previousUpdate, contact.updatedAt));
	world.events.emit({
		name: 'contact_updated',
		account,
		build: () => ({ ...webhookContact(contact), changed_attributes: changes }),
	});
}

export function deleteContact(contact: Contact): void {
	const { account } = contact;
	unindexContact(contact);
	account.contacts.byId.delete(contact.id);
	for (const { inbox, sourceId } of contact.contactInboxes) inbox.contactInboxes.delete(sourceId);
	for (const { displayId } of contact.conversations) account.conversations.delete(displayId);
	account.revision += 1;
}

/** `base` wins, `mergee` gives what `base` lacks, its inboxes and conversations, and goes. */
export function mergeContacts(world: World, base: Contact, mergee: Contact): void {
	for (const contactInbox of mergee.contactInboxes) {
		contactInbox.contact = base;
		base.contactInboxes.push(contactInbox);
	}
	for (const conversation of mergee.conversations) {
		conversation.contact = base;
		base.conversations.add(conversation);
	}
	base.notes.push(...mergee.notes);
	mergee.contactInboxes = [];
	mergee.conversations.clear();
	deleteContact(mergee);
	updateContact(world, base, {
		email: base.email ?? mergee.email,
		phoneNumber: base.phoneNumber ?? mergee.phoneNumber,
		identifier: base.identifier ?? mergee.identifier,
		name: base.name || mergee.name,
		additionalAttributes: { ...mergee.additionalAttributes, ...base.additionalAttributes },
		customAttributes: { ...mergee.customAttributes, ...base.customAttributes },
	});
}

function emptyRow(): ContactRow {
	return {
		name: '',
		email: null,
		phoneNumber: null,
		identifier: null,
		blocked: false,
		additionalAttributes: {},
		customAttributes: {},
		labels: [],
		location: null,
		countryCode: null,
		contactType: 'visitor',
		lastActivityAt: null,
	};
}

function rowOf(contact: Contact): ContactRow {
	const keys = Object.keys(COLUMNS) as Array<keyof ContactRow>;
	return Object.assign(emptyRow(), ...keys.map((key) => ({ [key]: contact[key] })));
}

/** Columns that follow from others on every save. */
function withDerived(row: ContactRow): ContactRow {
	const email = row.email?.trim().toLowerCase() || null;
	const phoneNumber = row.phoneNumber || null;
	const known = email !== null || phoneNumber !== null || Boolean(row.identifier);
	return {
		...row,
		email,
		phoneNumber,
		location: asText(row.additionalAttributes.city) ?? row.location,
		countryCode: asText(row.additionalAttributes.country) ?? row.countryCode,
		contactType: known ? 'lead' : row.contactType,
	};
}

function validate(account: Account, row: ContactRow, self?: Contact): void {
	const { byEmail, byPhone, byIdentifier } = account.contacts;
	const problems: Array<[string, string]> = [];
	if (row.email !== null) {
		const owner = byEmail.get(row.email);
		if (owner !== undefined && owner !== self)
			problems.push(['email', 'Email has already been taken']);
		if (!EMAIL.test(row.email)) problems.push(['email', 'Email Invalid email']);
	}
	if (row.identifier) {
		const owner = byIdentifier.get(row.identifier);
		if (owner !== undefined && owner !== self) {
			problems.push(['identifier', 'Identifier has already been taken']);
		}
	}
	if (row.phoneNumber !== null) {
		// No unique index covers the phone, so Rails checks it on every save: of two contacts with
		// one phone neither can be changed any more.
		const owners = [...(byPhone.get(row.phoneNumber) ?? [])];
		if (owners.some((owner) => owner !== self)) {
			problems.push(['phone_number', 'Phone number has already been taken']);
		}
		if (!E164.test(row.phoneNumber)) {
			problems.push(['phone_number', 'Phone number should be in e164 format']);
		}
	}
	if (problems.length > 0) throw invalid(problems);
}

function indexContact(contact: Contact): void {
	const { byEmail, byPhone, byIdentifier } = contact.account.contacts;
	if (contact.email !== null) byEmail.set(contact.email, contact);
	if (contact.identifier !== null) byIdentifier.set(contact.identifier, contact);
	if (contact.phoneNumber === null) return;
	const owners = byPhone.get(contact.phoneNumber) ?? new Set();
	byPhone.set(contact.phoneNumber, owners.add(contact));
}

function unindexContact(contact: Contact): void {
	const { byEmail, byPhone, byIdentifier } = contact.account.contacts;
	if (contact.email !== null) byEmail.delete(contact.email);
	if (contact.identifier !== null) byIdentifier.delete(contact.identifier);
	if (contact.phoneNumber === null) return;
	const owners = byPhone.get(contact.phoneNumber);
	owners?.delete(contact);
	if (owners?.size === 0) byPhone.delete(contact.phoneNumber);
}

export function findContact(account: Account, id: unknown): Contact {
	const contact = account.contacts.byId.get(Number(id));
	if (contact === undefined) throw ApiError.notFound();
	return contact;
}
