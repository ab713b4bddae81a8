import { countryOf } from './choosePhone';
import { exactDigits, recordIn, textIn, type Json } from './readFields';

export type Person = { name: string | null; firstName: string | null };

const GLOBAL_CUSTOMER = /^gid:\/\/shopify\/Customer\/(\d+)$/;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** The buyer's name; of the receiver when the order names no buyer. */
export function readPerson(order: Json): Person {
	const holders = ['customer', 'shipping_address', 'destination', 'billing_address'];
	for (const holder of holders) {
		const person = personIn(recordIn(order, holder));
		if (person.name !== null) return person;
	}
	return personIn(recordIn(recordIn(order, 'customer'), 'default_address'));
}

export function readEmail(order: Json): string | null {
	const customer = recordIn(order, 'customer');
	const found = [textIn(order, 'email'), textIn(order, 'contact_email'), textIn(customer, 'email')];
	return found.find((email) => email !== null && EMAIL.test(email)) ?? null;
}

/** `shopify:<customer id>`, the same for every order of a customer; null for a guest. */
export function readIdentifier(order: Json): string | null {
	const customer = recordIn(order, 'customer');
	const gid = customer.admin_graphql_api_id;
	const digits =
		(typeof gid === 'string' ? GLOBAL_CUSTOMER.exec(gid)?.[1] : undefined) ??
		exactDigits(customer.id);
	return digits === undefined ? null : `shopify:${digits}`;
}

export function readCountry(order: Json): string | null {
	return (
		countryOf(recordIn(order, 'shipping_address')) ??
		countryOf(recordIn(order, 'destination')) ??
		countryOf(recordIn(order, 'billing_address')) ??
		countryOf(recordIn(recordIn(order, 'customer'), 'default_address'))
	);
}

/** True when Shopify hid the customer: there is one, and nothing personal about them came along. */
export function isRedacted(order: Json): boolean {
	const customer = order.customer;
	const hasCustomer =
		readIdentifier(order) !== null || (typeof customer === 'object' && customer !== null);
	if (!hasCustomer || readEmail(order) !== null || readPerson(order).name !== null) return false;
	return ['shipping_address', 'billing_address'].every(
		(key) => textIn(recordIn(order, key), 'address1') === null,
	);
}

function personIn(holder: Json): Person {
	const firstName = textIn(holder, 'first_name', 100);
	const lastName = textIn(holder, 'last_name', 100);
	const joined = [firstName, lastName].filter((part) => part !== null).join(' ');
	return { name: joined || textIn(holder, 'name', 200), firstName };
}
