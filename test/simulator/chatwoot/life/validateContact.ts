import { invalid } from '../http/ApiError';
import type { Account, Contact, ContactRow } from '../model';

/** Not anchored at its start, as on the real server: `tel:+34…` passes. */
const E164 = /\+[1-9]\d{1,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** @throws ApiError 422 naming every attribute that does not validate */
export function validateContact(account: Account, row: ContactRow, self?: Contact): void {
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
