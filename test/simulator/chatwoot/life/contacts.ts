import { change, changedKeys, type Change } from '../events/changes';
import { ApiError, serverError } from '../http/ApiError';
import { gap } from '../http/gap';
import type { Account, Contact, ContactRow } from '../model';
import { webhookContact } from '../present/people';
import { asText } from '../../whatsapp/json';
import type { World } from '../World';
import { indexContact, unindexContact } from './contactTable';
import { validateContact } from './validateContact';

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

/**
 * Validates, waits as the database would be waited for, then inserts: two simultaneous creates
 * with one phone make two contacts, with one e-mail or identifier the second one is a 500.
 */
export async function createContact(
	world: World,
	account: Account,
	given: Partial<ContactRow>,
): Promise<Contact> {
	const row = withDerived({ ...emptyRow(), ...given });
	validateContact(account, row);
	await gap();
	if (row.email !== null && account.contacts.byEmail.has(row.email)) throw serverError();
	if (row.identifier !== null && account.contacts.byIdentifier.has(row.identifier)) {
		throw serverError();
	}
	return insertContact(world, account, row);
}

/** Adds the row and tells it, unchecked and at once. */
export function insertContact(world: World, account: Account, given: Partial<ContactRow>): Contact {
	const now = world.clock.now();
	const contact: Contact = {
		...withDerived({ ...emptyRow(), ...given }),
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
	validateContact(account, row, contact);
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

export function findContact(account: Account, id: unknown): Contact {
	const contact = account.contacts.byId.get(Number(id));
	if (contact === undefined) throw ApiError.notFound();
	return contact;
}
