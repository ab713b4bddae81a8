import type { Json } from '../../whatsapp/json';
import { empty, ok } from '../http/Answer';
import { textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { MESSAGE_TYPES, type Conversation, type MessageType } from '../model';

const DAY_SECONDS = 86_400;
const admin = { admin: true };

/**
 * The summary and the series are recorded; the rest is after the source of summary_reports_controller.rb and
 * reports_controller.rb.
 */
export function addReportRoutes(router: Router): void {
	const account = '/api/v2/accounts/:account';
	const by = (group: string) => `${account}/summary_reports/${group}`;
	router
		.add('GET', `${account}/reports/summary`, summary, admin)
		.add('GET', `${account}/reports/conversations`, metrics, admin)
		.add('GET', `${account}/reports`, series, admin)
		.add('GET', by('agent'), (call) => grouped(call, 'members', (one) => one.assignee?.id), admin)
		.add('GET', by('inbox'), (call) => grouped(call, 'inboxes', (one) => one.inbox.id), admin)
		.add('GET', by('team'), (call) => grouped(call, 'teams', (one) => one.team?.id), admin)
		.add('GET', by('label'), byLabel, admin)
		.add('GET', by('channel'), byChannel, admin);
}

function summary(call: Call) {
	const since = secondsParam(call, 'since');
	const until = secondsParam(call, 'until');
	const now = countBetween(call, since, until);
	return ok({ ...now, previous: countBetween(call, since - (until - since), since) });
}

function secondsParam(call: Call, name: string): number {
	return Number(textParam(call, name) ?? 0);
}

function countBetween({ account }: Call, since: number, until: number): Json {
	const isWithin = ({ createdAt }: { createdAt: Date }) =>
		createdAt.getTime() >= since * 1_000 && createdAt.getTime() < until * 1_000;
	const conversations = [...account.conversations.values()];
	const messages = conversations.flatMap((one) => one.messages).filter(isWithin);
	const countType = (type: MessageType) => messages.filter((one) => one.type === type).length;
	const [incoming, outgoing] = MESSAGE_TYPES;
	return {
		conversations_count: conversations.filter(isWithin).length,
		incoming_messages_count: countType(incoming),
		outgoing_messages_count: countType(outgoing),
		avg_first_response_time: null,
		avg_resolution_time: null,
		resolutions_count: 0,
		reply_time: null,
	};
}

/** One point a day, of conversations whatever the metric. */
function series(call: Call) {
	const startOfDay = (seconds: number) => Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS;
	const last = startOfDay(secondsParam(call, 'until'));
	const points: Json[] = [];
	for (let day = startOfDay(secondsParam(call, 'since')); day <= last; day += DAY_SECONDS) {
		const { conversations_count: value } = countBetween(call, day, day + DAY_SECONDS);
		points.push({ value, timestamp: day });
	}
	return ok(points);
}

function ofPeriod(call: Call): Conversation[] {
	const [since, until] = [secondsParam(call, 'since') * 1_000, secondsParam(call, 'until') * 1_000];
	return [...call.account.conversations.values()].filter(
		({ createdAt }) => createdAt.getTime() >= since && createdAt.getTime() <= until,
	);
}

function rowOf(conversations: Conversation[]): Json {
	return {
		conversations_count: conversations.length,
		resolved_conversations_count: conversations.filter(({ status }) => status === 'resolved').length,
		avg_resolution_time: null,
		avg_first_response_time: null,
		avg_reply_time: null,
	};
}

function grouped(
	call: Call,
	table: 'members' | 'inboxes' | 'teams',
	groupOf: (conversation: Conversation) => number | undefined,
) {
	const all = ofPeriod(call);
	const ids = [...call.account[table].keys()];
	return ok(ids.map((id) => ({ id, ...rowOf(all.filter((one) => groupOf(one) === id)) })));
}

function byLabel(call: Call) {
	const all = ofPeriod(call);
	const labels = [...call.account.labels.values()];
	return ok(labels.map(({ id, title }) => ({ id, name: title, ...rowOf(all.filter((one) => one.labels.includes(title))) })));
}

function byChannel(call: Call) {
	const counts: Record<string, Record<string, number>> = {};
	for (const { inbox, status } of ofPeriod(call)) {
		const row = (counts[inbox.channel.type] ??= { open: 0, resolved: 0, pending: 0, snoozed: 0, total: 0 });
		row[status] = (row[status] ?? 0) + 1;
		row.total = (row.total ?? 0) + 1;
	}
	return ok(counts);
}

/** Of the account, or an agent each. */
function metrics(call: Call) {
	const type = textParam(call, 'type');
	if (!type) return empty(422);
	const open = [...call.account.conversations.values()].filter(({ status }) => status === 'open');
	const unattended = (list: Conversation[]) => list.filter(({ firstReplyCreatedAt }) => firstReplyCreatedAt === null).length;
	if (type === 'account') {
		return ok({
			open: open.length,
			unattended: unattended(open),
			unassigned: open.filter(({ assignee }) => assignee === null).length,
		});
	}
	if (textParam(call, 'page') !== undefined && textParam(call, 'page') !== '1') return ok([]);
	return ok(
		[...call.account.members.values()].map(({ user }) => {
			const own = open.filter(({ assignee }) => assignee === user);
			const metric = { open: own.length, unattended: unattended(own) };
			return { id: user.id, name: user.name, email: user.email, thumbnail: '', availability: 'offline', metric };
		}),
	);
}
