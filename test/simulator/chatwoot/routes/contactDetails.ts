import { asObject, asText } from '../../whatsapp/json';
import { empty, ok } from '../http/Answer';
import { personOf } from '../http/authenticate';
import { findIn, param, textParam, texts } from '../http/read';
import type { Call, Router } from '../http/Router';
import { contactInboxFor, generateSourceId } from '../life/contactInboxes';
import { updateContact } from '../life/contacts';
import { presentContact, presentContactInbox, presentInboxBriefly } from '../present/contact';
import { presentConversation } from '../present/conversation';
import { presentNote } from '../present/people';
import { contactOf } from './contacts';
import { viewOf } from './conversations';

const NEWEST_CONVERSATIONS = 20;

/** What hangs on a contact: its inboxes, conversations, labels and notes. */
export function addContactDetailRoutes(router: Router): void {
	router
		.add('GET', 'contacts/:id/contactable_inboxes', contactableInboxes)
		.add('POST', 'contacts/:id/contact_inboxes', addContactInbox)
		.add('GET', 'contacts/:id/conversations', conversations)
		.add('GET', 'contacts/:id/labels', (call) => ok({ payload: contactOf(call).labels }))
		.add('POST', 'contacts/:id/labels', setLabels)
		.add('GET', 'contacts/:id/notes', notes)
		.add('POST', 'contacts/:id/notes', addNote)
		.add('POST', 'contact_inboxes/filter', findByContactInbox);
}

function contactableInboxes(call: Call) {
	const contact = contactOf(call);
	const payload = [...call.account.inboxes.values()].flatMap((inbox) => {
		if (inbox.channel.type === 'Channel::Whatsapp' && contact.phoneNumber === null) return [];
		const own = contact.contactInboxes.findLast((one) => one.inbox === inbox);
		const isApi = inbox.channel.type === 'Channel::Api';
		const source_id = isApi && own ? own.sourceId : generateSourceId(contact, inbox);
		return [{ inbox: presentInboxBriefly(inbox), source_id }];
	});
	return ok({ payload });
}

async function addContactInbox(call: Call) {
	const contact = contactOf(call);
	const inbox = findIn(call.account.inboxes, param(call, 'inbox_id'));
	const sourceId = asText(param(call, 'source_id'));
	return ok(presentContactInbox(await contactInboxFor(call.world, { contact, inbox, sourceId })));
}

function conversations(call: Call) {
	const newest = [...contactOf(call).conversations]
		.sort((one, other) => Number(other.lastActivityAt) - Number(one.lastActivityAt))
		.slice(0, NEWEST_CONVERSATIONS);
	return ok({ payload: newest.map((one) => presentConversation(one, viewOf(call))) });
}

function setLabels(call: Call) {
	const contact = contactOf(call);
	const labels = texts(param(call, 'labels'));
	updateContact(call.world, contact, { labels });
	return ok({ payload: contact.labels });
}

function notes(call: Call) {
	const newestFirst = [...contactOf(call).notes].reverse();
	return ok(newestFirst.map((note) => presentNote(note, call.account)));
}

function addNote(call: Call) {
	const contact = contactOf(call);
	const content = textParam(call, 'content') ?? asText(asObject(call.body.note).content) ?? '';
	const createdAt = call.world.clock.now();
	const note = { id: call.world.nextId('note'), content, user: personOf(call), createdAt };
	contact.notes.push(note);
	return ok(presentNote(note, call.account));
}

function findByContactInbox(call: Call) {
	const inbox = findIn(call.account.inboxes, param(call, 'inbox_id'));
	const found = inbox.contactInboxes.get(textParam(call, 'source_id') ?? '');
	return found ? ok(presentContact(found.contact, { withInboxes: true })) : empty(404);
}
