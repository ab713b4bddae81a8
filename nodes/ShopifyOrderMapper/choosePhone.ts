import { readPhone } from '../shared/phone';
import { listIn, recordIn, textIn, type Json } from './readFields';

export type PhoneOptions = {
	defaultCountry: string;
	assumeMobile: boolean;
	/** Name of the note attribute that holds the phone; blank looks for the usual names. */
	phoneNoteAttribute: string;
};

/** Where a phone was written, what was written, and the country of the address beside it. */
export type PhoneCandidate = { source: string; text: string; country: string | null };

export type ChosenPhone = { e164: string; country: string | null; source: string };

const USUAL_NOTE_NAMES = /whats|tel[eé]fono|telefone|celular|phone|m[oó]vil/i;
const MAX_PHONE_TEXT = 64;
const MAX_NOTES = 50;

/** Every phone of an order, a checkout or a fulfilment, in the order in which they are tried. */
export function phonesOf(order: Json, phoneNoteAttribute: string): PhoneCandidate[] {
	const customer = recordIn(order, 'customer');
	const isCheckout = 'completed_at' in order;
	const found = [
		candidate(isCheckout ? 'checkout.phone' : 'order.phone', order, 'phone'),
		candidate('checkout.sms_marketing_phone', order, 'sms_marketing_phone'),
		candidate('customer.phone', customer, 'phone'),
		inAddress('shipping_address.phone', recordIn(order, 'shipping_address')),
		inAddress('destination.phone', recordIn(order, 'destination')),
		inAddress('billing_address.phone', recordIn(order, 'billing_address')),
		inAddress('customer.default_address.phone', recordIn(customer, 'default_address')),
		...inNotes(order, phoneNoteAttribute),
	];
	return found.filter((phone) => phone !== undefined);
}

/**
 * The first that is a phone number; the country of its address, then of the order, says how to
 * read it.
 */
export function choosePhone(
	candidates: PhoneCandidate[],
	orderCountry: string | null,
	options: PhoneOptions,
): ChosenPhone | undefined {
	const tried = new Set<string>();
	for (const { source, text, country } of candidates) {
		const hint = country ?? orderCountry ?? (options.defaultCountry || undefined);
		const attempt = `${hint} ${text}`;
		if (tried.has(attempt)) continue;
		tried.add(attempt);
		const phone = readPhone(text, hint, { assumeMobile: options.assumeMobile });
		if (phone.e164 !== undefined)
			return { e164: phone.e164, country: phone.country ?? null, source };
	}
	return undefined;
}

/** What a shop owner needs to find the typo: the places and what was typed there, at most three. */
export function describePhones(candidates: PhoneCandidate[]): string {
	const isFirst = ({ text }: PhoneCandidate, index: number) =>
		candidates.findIndex((other) => other.text === text) === index;
	return candidates
		.filter(isFirst)
		.slice(0, 3)
		.map(({ source, text }) => `"${text}" (${source})`)
		.join(', ');
}

/** The two letters of an address' country; null when it has none. */
export function countryOf(address: Json): string | null {
	const code = address.country_code;
	return typeof code === 'string' && /^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : null;
}

function candidate(source: string, holder: Json, key: string): PhoneCandidate | undefined {
	const value = holder[key];
	const text = typeof value === 'number' ? String(value) : textIn(holder, key, MAX_PHONE_TEXT);
	return text === null ? undefined : { source, text, country: null };
}

function inAddress(source: string, address: Json): PhoneCandidate | undefined {
	const found = candidate(source, address, 'phone');
	return found && { ...found, country: countryOf(address) };
}

function inNotes(order: Json, phoneNoteAttribute: string): PhoneCandidate[] {
	const wanted = phoneNoteAttribute.trim().toLowerCase();
	return listIn(order, 'note_attributes')
		.slice(0, MAX_NOTES)
		.flatMap((note) => {
			const name = textIn(note, 'name');
			if (name === null) return [];
			const isWanted = wanted ? name.toLowerCase() === wanted : USUAL_NOTE_NAMES.test(name);
			const found = isWanted ? candidate(`note_attributes.${name}`, note, 'value') : undefined;
			return found ? [found] : [];
		});
}
