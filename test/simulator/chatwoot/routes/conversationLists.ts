import type { Json } from '../../whatsapp/json';
import { ApiError } from '../http/ApiError';
import { textParam, texts } from '../http/read';
import type { Call } from '../http/Router';
import { unixSeconds } from '../clock';
import { unreadCount } from '../life/reading';
import { PRIORITIES, type Account, type Conversation } from '../model';
import { typeNumber } from '../present/message';

const PER_PAGE = 25;

export type Listed = {
	/** What the counts are about: every assignee. */
	all: Conversation[];
	/** The same, for the wanted assignee, in the wanted order. */
	wanted: Conversation[];
};

/** Agents see the inboxes that they are members of. */
export function isVisible({ isAdmin, user }: Call, { inbox }: Conversation): boolean {
	return isAdmin || user === undefined || inbox.members.has(user.id);
}

/** The last list of each account, for whoever pages through it while nothing changes. */
const kept = new WeakMap<Account, { key: string; listed: Listed }>();

export function listConversations(call: Call): Listed {
	const { account } = call;
	const { page: _page, ...asked } = call.query;
	const within = asked.updated_within === undefined ? '' : call.world.clock.now().getTime();
	const key = JSON.stringify([account.revision, call.user?.id, call.isAdmin, asked, within]);
	const last = kept.get(account);
	if (last?.key === key) return last.listed;
	const listed = makeList(call);
	kept.set(account, { key, listed });
	return listed;
}

function makeList(call: Call): Listed {
	const filters = filtersOf(call).concat((one) => isVisible(call, one));
	const all = [...call.account.conversations.values()].filter((conversation) =>
		filters.every((filter) => filter(conversation)),
	);
	const isWanted = assigneeFilter(call);
	const wanted = all.filter(isWanted).sort(orderBy(textParam(call, 'sort_by') ?? ''));
	return { all, wanted };
}

type Filter = (conversation: Conversation) => boolean;

function filtersOf(call: Call): Filter[] {
	const filters: Filter[] = [];
	const q = textParam(call, 'q')?.toLowerCase();
	const status = textParam(call, 'status') ?? 'open';
	const inboxId = textParam(call, 'inbox_id');
	const teamId = textParam(call, 'team_id');
	const labels = texts(call.query.labels);
	const sourceId = textParam(call, 'source_id');
	const within = textParam(call, 'updated_within');
	if (q)
		filters.push(({ messages }) =>
			messages.some(({ content }) => content?.toLowerCase().includes(q)),
		);
	else if (status !== 'all') filters.push((one) => one.status === status);
	if (inboxId) filters.push(({ inbox }) => inbox.id === Number(inboxId));
	if (teamId) {
		if (!call.account.teams.has(Number(teamId))) throw ApiError.notFound();
		filters.push(({ team }) => team?.id === Number(teamId));
	}
	if (labels.length > 0) filters.push((one) => one.labels.some((label) => labels.includes(label)));
	if (sourceId) filters.push(({ contactInbox }) => contactInbox.sourceId === sourceId);
	if (within) {
		const since = call.world.clock.now().getTime() - Number(within) * 1_000;
		filters.push(({ updatedAt }) => updatedAt.getTime() > since);
	}
	return filters.concat(kindFilter(call));
}

function kindFilter(call: Call): Filter[] {
	const userId = call.user?.id ?? 0;
	switch (textParam(call, 'conversation_type')) {
		case 'unattended':
			return [
				({ firstReplyCreatedAt, waitingSince }) => !firstReplyCreatedAt || waitingSince !== null,
			];
		case 'participating':
			return [({ participants }) => participants.has(userId)];
		case 'mention':
			return [() => false];
		default:
			return [];
	}
}

function assigneeFilter(call: Call): Filter {
	switch (textParam(call, 'assignee_type')) {
		case 'me':
			return ({ assignee }) => assignee !== null && assignee === call.user;
		case 'unassigned':
			return ({ assignee }) => assignee === null;
		case 'assigned':
			return ({ assignee }) => assignee !== null;
		default:
			return () => true;
	}
}

export function countsOf({ user }: Call, conversations: readonly Conversation[]) {
	let mine = 0;
	let assigned = 0;
	for (const { assignee } of conversations) {
		if (assignee === null) continue;
		assigned += 1;
		if (assignee === user) mine += 1;
	}
	const all = conversations.length;
	return {
		mine_count: mine,
		assigned_count: assigned,
		unassigned_count: all - assigned,
		all_count: all,
	};
}

export function pageFrom(conversations: Conversation[], page: number): Conversation[] {
	return conversations.slice((page - 1) * PER_PAGE, page * PER_PAGE);
}

type Order = (one: Conversation, other: Conversation) => number;

export const byLastActivity: Order = (one, other) =>
	Number(other.lastActivityAt) - Number(one.lastActivityAt) || other.rowId - one.rowId;
const byCreation: Order = (one, other) => one.rowId - other.rowId;

function orderBy(sort: string): Order {
	switch (sort) {
		case 'last_activity_at_asc':
			return (one, other) => byLastActivity(other, one);
		case 'created_at_asc':
			return byCreation;
		case 'created_at_desc':
			return (one, other) => byCreation(other, one);
		case 'priority_asc':
			return byPriority(1, byLastActivity);
		case 'priority_desc':
			return byPriority(-1, byLastActivity);
		case 'priority_desc_created_at_asc':
			return byPriority(-1, byCreation);
		case 'waiting_since_asc':
			return byWaiting(1);
		case 'waiting_since_desc':
			return byWaiting(-1);
		case 'unread':
			return (one, other) => unreadCount(other) - unreadCount(one) || byLastActivity(one, other);
		default:
			return byLastActivity;
	}
}

/** Without a priority last, whichever way. */
function byPriority(direction: 1 | -1, then: Order): Order {
	const rank = ({ priority }: Conversation) =>
		priority === null ? null : PRIORITIES.indexOf(priority);
	return (one, other) => nullsLast(rank(one), rank(other), direction) || then(one, other);
}

/** Nobody waiting last, whichever way, by creation. */
function byWaiting(direction: 1 | -1): Order {
	const since = ({ waitingSince }: Conversation) => waitingSince && waitingSince.getTime();
	return (one, other) => {
		const order = nullsLast(since(one), since(other), direction);
		const bothWait = one.waitingSince !== null && other.waitingSince !== null;
		return order || byCreation(one, other) * (bothWait ? direction : 1);
	};
}

function nullsLast(one: number | null, other: number | null, direction: 1 | -1): number {
	if (one === null || other === null) return Number(one === null) - Number(other === null);
	return (one - other) * direction;
}

/** Conversations with a message that holds `q`, and those messages. */
export function searchMessages(call: Call, q: string): { found: Conversation[]; payload: Json[] } {
	const wanted = q.toLowerCase();
	const found: Conversation[] = [];
	const payload: Json[] = [];
	for (const conversation of [...call.account.conversations.values()].sort(byLastActivity)) {
		const hits = conversation.messages.filter(({ content }) =>
			content?.toLowerCase().includes(wanted),
		);
		if (hits.length === 0 || !isVisible(call, conversation)) continue;
		found.push(conversation);
		payload.push(presentFound(conversation, hits));
	}
	return { found, payload: payload.slice(0, PER_PAGE) };
}

function presentFound(conversation: Conversation, hits: Conversation['messages']): Json {
	const { contact, inbox } = conversation;
	return {
		id: conversation.displayId,
		uuid: conversation.uuid,
		created_at: unixSeconds(conversation.createdAt),
		contact: { id: contact.id, name: contact.name },
		inbox: { id: inbox.id, name: inbox.settings.name, channel_type: inbox.channel.type },
		messages: hits.map((message) => ({
			content: message.content,
			id: message.id,
			sender_name: message.sender?.name ?? null,
			message_type: typeNumber(message),
			created_at: unixSeconds(message.createdAt),
		})),
		account_id: conversation.account.id,
	};
}
