import { asObject, asText, type Json } from '../../whatsapp/json';
import { filterContacts } from '../filter/filterContacts';
import { ApiError, serverError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { findIn, isTrue, pageOf, param, textParam, texts } from '../http/read';
import type { Call, Router } from '../http/Router';
import { contactInboxFor } from '../life/contactInboxes';
import {
	createContact,
	deleteContact,
	findContact,
	mergeContacts,
	updateContact,
} from '../life/contacts';
import type { Contact, ContactRow } from '../model';
import { presentContact } from '../present/contact';
import { rawInbox } from '../present/inbox';
import { searchContacts, sortContacts } from './contactLists';

const PER_PAGE = 15;

export function addContactRoutes(router: Router): void {
	router
		.add('GET', 'contacts', list)
		.add('POST', 'contacts', create)
		.add('GET', 'contacts/search', search)
		.add('POST', 'contacts/filter', filter)
		.add('GET', 'contacts/:id', (call) => ok({ payload: shown(call, contactOf(call)) }))
		.add('PUT', 'contacts/:id', update)
		.add('PATCH', 'contacts/:id', update)
		.add('DELETE', 'contacts/:id', remove)
		.add('POST', 'contacts/:id/destroy_custom_attributes', destroyCustomAttributes)
		.add('POST', 'actions/contact_merge', merge);
}

export function contactOf({ account, path }: Call): Contact {
	return findContact(account, path.id);
}

function shown(call: Call, contact: Contact): Json {
	const wanted = textParam(call, 'include_contact_inboxes');
	return presentContact(contact, { withInboxes: wanted === undefined || isTrue(wanted) });
}

function list(call: Call) {
	const { page, given } = pageOf(call);
	const labels = texts(call.query.labels);
	const isListed = ({ email, phoneNumber, identifier }: Contact) =>
		Boolean(email) || Boolean(phoneNumber) || Boolean(identifier);
	const isLabelled = (contact: Contact) =>
		labels.length === 0 || contact.labels.some((label) => labels.includes(label));
	const all = [...call.account.contacts.byId.values()].filter(
		(contact) => isListed(contact) && isLabelled(contact),
	);
	const sorted = sortContacts(all, textParam(call, 'sort'));
	const meta = { count: all.length, current_page: given };
	return ok({ meta, payload: pageFrom(sorted, page).map((contact) => shown(call, contact)) });
}

function pageFrom<Row>(rows: Row[], page: number): Row[] {
	return rows.slice((page - 1) * PER_PAGE, page * PER_PAGE);
}

function search(call: Call) {
	const q = (textParam(call, 'q') ?? '').trim();
	const { page, given } = pageOf(call);
	if (textParam(call, 'page') === '0') throw serverError();
	if (q === '') {
		return ok({ meta: { count: null, current_page: given, has_more: null }, payload: [] });
	}
	const sorted = sortContacts(searchContacts(call.account, q), textParam(call, 'sort'));
	const payload = pageFrom(sorted, page).map((contact) => shown(call, contact));
	const meta = {
		count: payload.length,
		current_page: given,
		has_more: sorted.length > page * PER_PAGE,
	};
	return ok({ meta, payload });
}

function filter(call: Call) {
	const { page, given } = pageOf(call);
	const found = filterContacts(call.account, call.body.payload);
	const meta = { count: found.length, current_page: given };
	return ok({ meta, payload: pageFrom(found, page).map((contact) => shown(call, contact)) });
}

async function create(call: Call) {
	const { world, account } = call;
	const inboxId = param(call, 'inbox_id');
	const inbox = inboxId ? findIn(account.inboxes, inboxId) : undefined;
	const contact = await createContact(world, account, givenRow(call));
	const sourceId = asText(param(call, 'source_id'));
	const contactInbox = inbox && (await contactInboxFor(world, { contact, inbox, sourceId }));
	return ok({
		payload: {
			contact: presentContact(contact, { withInboxes: true }),
			contact_inbox: {
				inbox: contactInbox ? rawInbox(contactInbox.inbox) : null,
				source_id: contactInbox?.sourceId ?? null,
			},
		},
	});
}

/** Attributes are merged into the ones that are there. */
function givenRow(call: Call, current?: Contact): Partial<ContactRow> {
	const row: Partial<ContactRow> = {};
	const name = textParam(call, 'name');
	if (name !== undefined) row.name = name ?? '';
	const email = textParam(call, 'email');
	if (email !== undefined) row.email = email;
	const phoneNumber = textParam(call, 'phone_number');
	if (phoneNumber !== undefined) row.phoneNumber = phoneNumber;
	const identifier = textParam(call, 'identifier');
	if (identifier !== undefined) row.identifier = identifier;
	const blocked = param(call, 'blocked');
	if (blocked !== undefined) row.blocked = isTrue(blocked);
	const custom = param(call, 'custom_attributes');
	if (custom) row.customAttributes = { ...current?.customAttributes, ...asObject(custom) };
	const additional = param(call, 'additional_attributes');
	if (additional) {
		row.additionalAttributes = { ...current?.additionalAttributes, ...asObject(additional) };
	}
	return row;
}

function update(call: Call) {
	const contact = contactOf(call);
	updateContact(call.world, contact, givenRow(call, contact));
	return ok({ payload: shown(call, contact) });
}

function remove(call: Call) {
	const contact = contactOf(call);
	if (!call.isAdmin) throw ApiError.forbidden();
	deleteContact(contact);
	return empty();
}

function destroyCustomAttributes(call: Call) {
	const contact = contactOf(call);
	const gone = texts(param(call, 'custom_attributes'));
	const kept = Object.entries(contact.customAttributes).filter(([key]) => !gone.includes(key));
	updateContact(call.world, contact, { customAttributes: Object.fromEntries(kept) });
	return ok({ payload: shown(call, contact) });
}

function merge(call: Call) {
	const base = findContact(call.account, param(call, 'base_contact_id'));
	const mergee = findContact(call.account, param(call, 'mergee_contact_id'));
	if (base !== mergee) mergeContacts(call.world, base, mergee);
	return ok(presentContact(base, { withInboxes: false }));
}
