import { asObject, asText } from '../../whatsapp/json';
import { filterConversations } from '../filter/filterConversations';
import { ApiError, serverError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { gap } from '../http/gap';
import { findIn, pageOf, param, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { contactInboxFor } from '../life/contactInboxes';
import { findContact } from '../life/contacts';
import {
	changeConversation,
	createConversation,
	deleteConversation,
	type NewConversation,
} from '../life/conversations';
import { createMessage } from '../life/messages';
import { PRIORITIES, STATUSES, type ContactInbox, type Conversation, type Inbox } from '../model';
import { presentConversation, type View } from '../present/conversation';
import { countsOf, isVisible, listConversations, pageFrom } from './conversationLists';
import { byLastActivity } from './conversationOrder';
import { searchMessages } from './searchMessages';
import { tracking } from './tracking';
import { readMessage } from './readMessage';

export function addConversationRoutes(router: Router): void {
	router
		.add('GET', 'conversations', list)
		.add('POST', 'conversations', create, { bots: true })
		.add('GET', 'conversations/meta', meta)
		.add('POST', 'conversations/filter', filter)
		.add('GET', 'conversations/search', search)
		.add('GET', 'conversations/:id', (call) => ok(shown(call, conversationOf(call))), {
			bots: true,
		})
		.add('PATCH', 'conversations/:id', update, { bots: true })
		.add('DELETE', 'conversations/:id', remove);
}

/** By display id, where the caller may see it. */
export function conversationOf(call: Call): Conversation {
	const conversation = call.account.conversations.get(Number(call.path.id));
	if (conversation === undefined) throw ApiError.notFound();
	if (!isVisible(call, conversation)) throw ApiError.forbidden();
	return conversation;
}

export function viewOf({ world, user }: Call): View {
	return { base: world.url, now: world.clock.now(), viewer: user };
}

export function shown(call: Call, conversation: Conversation) {
	return presentConversation(conversation, viewOf(call));
}

function list(call: Call) {
	const { all, wanted } = listConversations(call);
	const isPaged = textParam(call, 'updated_within') === undefined;
	const page = isPaged ? pageFrom(wanted, pageOf(call).page) : wanted;
	const payload = page.map((one) => shown(call, one));
	return ok({ data: { meta: countsOf(call, all), payload } });
}

function meta(call: Call) {
	return ok({ meta: countsOf(call, listConversations(call).all) });
}

function filter(call: Call) {
	const found = filterConversations(call.account, call.body.payload)
		.filter((one) => isVisible(call, one))
		.sort(byLastActivity);
	const { assigned_count: _assigned, ...counts } = countsOf(call, found);
	const payload = pageFrom(found, pageOf(call).page).map((one) => shown(call, one));
	return ok({ meta: counts, payload });
}

function search(call: Call) {
	const { found, payload } = searchMessages(call, textParam(call, 'q') ?? '');
	const { assigned_count: _assigned, ...counts } = countsOf(call, found);
	return ok({ meta: counts, payload });
}

async function create(call: Call) {
	const { world } = call;
	const given = readNewConversation(call);
	const contactInbox = await wantedContactInbox(call);
	const message = param(call, 'message') ? asObject(param(call, 'message')) : undefined;
	const { inbox } = contactInbox;
	const locked = inbox.settings.lock_to_single_conversation;
	const last = locked ? contactInbox.conversations.at(-1) : undefined;
	if (last === undefined) await gap();
	const makeMessage = message && readMessage(call, { contactInbox, body: message, files: [] });
	const conversation = last ?? createConversation(world, contactInbox, given);
	if (makeMessage) {
		createMessage(world, conversation, makeMessage(conversation), { isNew: last === undefined });
	}
	return ok(shown(call, conversation));
}

async function wantedContactInbox(call: Call): Promise<ContactInbox> {
	const { account, world } = call;
	const inboxId = param(call, 'inbox_id');
	const contactId = param(call, 'contact_id');
	const sourceId = asText(param(call, 'source_id')) || undefined;
	const inbox = inboxId ? findIn(account.inboxes, inboxId) : undefined;
	const contact = contactId ? findContact(account, contactId) : undefined;
	if (inbox && contact) return contactInboxFor(world, { contact, inbox, sourceId });
	const found = sourceId && findBySourceId(account.inboxes.values(), sourceId);
	if (!found) throw ApiError.notFound();
	return found;
}

function findBySourceId(inboxes: Iterable<Inbox>, sourceId: string): ContactInbox | undefined {
	for (const inbox of inboxes) {
		const found = inbox.contactInboxes.get(sourceId);
		if (found) return found;
	}
	return undefined;
}

function readNewConversation(call: Call): NewConversation {
	const { account } = call;
	const status = asText(param(call, 'status'));
	const snoozedUntil = asText(param(call, 'snoozed_until'));
	const assigneeId = param(call, 'assignee_id');
	const teamId = param(call, 'team_id');
	return {
		...(status ? { status: oneOf(STATUSES, status) } : {}),
		...(snoozedUntil ? { snoozedUntil: new Date(snoozedUntil) } : {}),
		...(assigneeId ? { assignee: account.members.get(Number(assigneeId))?.user ?? null } : {}),
		...(teamId ? { team: account.teams.get(Number(teamId)) ?? null } : {}),
		customAttributes: asObject(param(call, 'custom_attributes')),
		additionalAttributes: asObject(param(call, 'additional_attributes')),
	};
}

/** An enum's value; an unknown one is a 500 on the real server. */
export function oneOf<Value extends string>(values: readonly Value[], given: unknown): Value {
	const value = values.find((one) => one === given);
	if (value === undefined) throw serverError();
	return value;
}

/** Only the priority is taken. */
function update(call: Call) {
	const conversation = conversationOf(call);
	if ('priority' in call.body) {
		const given = call.body.priority;
		const priority = given === null || given === '' ? null : oneOf(PRIORITIES, given);
		tracking(call, conversation, () => changeConversation(call.world, conversation, { priority }));
	}
	return ok(shown(call, conversation));
}

function remove(call: Call) {
	const conversation = conversationOf(call);
	if (!call.isAdmin) throw ApiError.forbidden();
	deleteConversation(conversation);
	return empty();
}
