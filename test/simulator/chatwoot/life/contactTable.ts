import type { Contact, ContactTable } from '../model';

export function createContactTable(): ContactTable {
	return {
		byId: new Map(),
		byPhone: new Map(),
		byEmail: new Map(),
		byIdentifier: new Map(),
	};
}

export function indexContact(contact: Contact): void {
	const { byEmail, byPhone, byIdentifier } = contact.account.contacts;
	if (contact.email !== null) byEmail.set(contact.email, contact);
	if (contact.identifier !== null) byIdentifier.set(contact.identifier, contact);
	if (contact.phoneNumber === null) return;
	const owners = byPhone.get(contact.phoneNumber) ?? new Set();
	byPhone.set(contact.phoneNumber, owners.add(contact));
}

export function unindexContact(contact: Contact): void {
	const { byEmail, byPhone, byIdentifier } = contact.account.contacts;
	if (contact.email !== null) byEmail.delete(contact.email);
	if (contact.identifier !== null) byIdentifier.delete(contact.identifier);
	if (contact.phoneNumber === null) return;
	const owners = byPhone.get(contact.phoneNumber);
	owners?.delete(contact);
	if (owners?.size === 0) byPhone.delete(contact.phoneNumber);
}
