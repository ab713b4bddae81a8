import { ApiError, serverError } from '../http/ApiError';
import { textParam, texts } from '../http/read';
import type { Call } from '../http/Router';
import type { Account, Conversation } from '../model';
import { orderBy } from './conversationOrder';

export const PER_PAGE = 25;

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
	const wanted = all.filter(isWanted).sort(orderBy(sortOf(call)));
	return { all, wanted };
}

function sortOf(call: Call): string {
	const sort = textParam(call, 'sort_by') ?? '';
	if (call.world.waitingSort === 'sorts' || !sort.startsWith('waiting_since')) return sort;
	if (call.world.waitingSort === 'fails') throw serverError();
	return '';
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
