import { asObject, type Json } from '../../whatsapp/json';
import { conversationPayload } from '../events/payloads';
import { ApiError, invalid, serverError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { isTrue, param, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { addActivity } from '../life/activities';
import { updateContact } from '../life/contacts';
import { changeConversation } from '../life/conversations';
import {
	PRIORITIES,
	STATUSES,
	type Conversation,
	type ConversationRow,
	type Status,
	type Team,
} from '../model';
import { presentAgent, presentBotBriefly, webhookPerson } from '../present/people';
import { conversationOf, oneOf, shown } from './conversations';
import { tracking } from './tracking';

const bots = { bots: true };
const MAX_INTEGER = 9_999_999_999;
const MAX_TEXT_LENGTH = 1_500;

export function addConversationActionRoutes(router: Router): void {
	const at = (action: string) => `conversations/:id/${action}`;
	router
		.add('POST', at('toggle_status'), toggleStatus, bots)
		.add('POST', at('toggle_priority'), togglePriority, bots)
		.add('POST', at('toggle_typing_status'), toggleTyping, bots)
		.add('POST', at('assignments'), assign, bots)
		.add('GET', at('labels'), (call) => ok({ payload: conversationOf(call).labels }), bots)
		.add('POST', at('labels'), setLabels, bots)
		.add('POST', at('custom_attributes'), setCustomAttributes, bots)
		.add('POST', at('mute'), mute)
		.add('POST', at('unmute'), unmute)
		.add('POST', at('transcript'), transcript)
		.add('POST', at('update_last_seen'), updateLastSeen)
		.add('POST', at('unread'), markUnread)
		.add('GET', at('participants'), participants)
		.add('POST', at('participants'), addParticipants)
		.add('POST', 'bulk_actions', bulk);
}

function save(call: Call, conversation: Conversation, row: Partial<ConversationRow>): boolean {
	return tracking(call, conversation, () => changeConversation(call.world, conversation, row));
}

function toggleStatus(call: Call) {
	const conversation = conversationOf(call);
	const given = textParam(call, 'status');
	const isHandOff = call.bot !== undefined && conversation.status === 'pending' && given === 'open';
	if (isHandOff) handOff(call, conversation);
	else save(call, conversation, wantedStatus(call, conversation, given));
	const becomesAssignee = conversation.status === 'open' && call.user && !call.isAdmin;
	if (becomesAssignee) save(call, conversation, { assignee: call.user, assigneeBot: null });
	return ok({
		payload: {
			success: isHandOff ? null : true,
			conversation_id: conversation.displayId,
			current_status: conversation.status,
			snoozed_until: conversation.snoozedUntil,
		},
	});
}

/** A bot gives over to people, who are waited for from now on when nobody was. */
function handOff(call: Call, conversation: Conversation): void {
	if (conversation.waitingSince === null) {
		changeConversation(call.world, conversation, { waitingSince: call.world.clock.now() });
	}
	save(call, conversation, { status: 'open', snoozedUntil: null });
}

function wantedStatus(
	call: Call,
	conversation: Conversation,
	given: string | null | undefined,
): Partial<ConversationRow> {
	const status: Status = given
		? oneOf(STATUSES, given)
		: conversation.status === 'open'
			? 'resolved'
			: 'open';
	if (status !== 'snoozed') return { status, snoozedUntil: null };
	const until = textParam(call, 'snoozed_until');
	return { status, ...(until ? { snoozedUntil: readUnixSeconds(until) } : {}) };
}

/** As `strptime('%s')` reads it: of an ISO text only the year, which is in 1970. */
function readUnixSeconds(text: string): Date {
	return new Date(Number.parseInt(text, 10) * 1_000);
}

function togglePriority(call: Call) {
	const conversation = conversationOf(call);
	const given = textParam(call, 'priority');
	save(call, conversation, { priority: given ? oneOf(PRIORITIES, given) : null });
	return empty();
}

function toggleTyping(call: Call) {
	const conversation = conversationOf(call);
	const person = call.user ?? call.bot;
	const status = textParam(call, 'typing_status');
	if (person && (status === 'on' || status === 'off')) {
		call.world.events.emit({
			name: `conversation_typing_${status}`,
			account: call.account,
			inbox: conversation.inbox,
			build: () => ({
				user: webhookPerson(person),
				conversation: conversationPayload(call.world, conversation),
				is_private: isTrue(param(call, 'is_private')),
			}),
		});
	}
	return empty();
}

function assign(call: Call) {
	const conversation = conversationOf(call);
	if ('assignee_id' in call.body || 'assignee_id' in call.query)
		return assignPerson(call, conversation);
	if ('team_id' in call.body || 'team_id' in call.query) return assignTeam(call, conversation);
	return ok(null);
}

function assignPerson(call: Call, conversation: Conversation) {
	const id = Number(param(call, 'assignee_id'));
	if (param(call, 'assignee_type') === 'AgentBot') {
		const bot = call.account.bots.get(id);
		save(call, conversation, { assigneeBot: bot ?? null, assignee: null });
		return ok(bot ? presentBotBriefly(bot) : null);
	}
	const user = call.account.members.get(id)?.user;
	save(call, conversation, { assignee: user ?? null, assigneeBot: null });
	return ok(user ? presentAgent(user, call.account) : null);
}

/** An assignee who is no member of the team is taken off. */
function assignTeam(call: Call, conversation: Conversation) {
	const team = call.account.teams.get(Number(param(call, 'team_id'))) ?? null;
	const { assignee } = conversation;
	const isOutside = team !== null && assignee !== null && !team.members.has(assignee.id);
	save(call, conversation, { team, ...(isOutside ? { assignee: null } : {}) });
	return ok(team && teamRow(team));
}

function teamRow(team: Team): Json {
	return {
		id: team.id,
		name: team.name,
		description: team.description,
		allow_auto_assign: team.allowAutoAssign,
		account_id: team.accountId,
		created_at: team.createdAt,
		updated_at: team.updatedAt,
	};
}

function setLabels(call: Call) {
	const conversation = conversationOf(call);
	const given = param(call, 'labels');
	const labels = (Array.isArray(given) ? given : [])
		.flatMap((label) => String(label).split(','))
		.map((label) => label.trim())
		.filter((label, index, all) => label !== '' && all.indexOf(label) === index);
	saveLabels(call, conversation, labels);
	return ok({ payload: conversation.labels });
}

function saveLabels(call: Call, conversation: Conversation, labels: string[]): void {
	if (labels.join() === conversation.labels.join()) return;
	save(call, conversation, { labels, cachedLabelList: labels.join(', ') });
}

function setCustomAttributes(call: Call) {
	const conversation = conversationOf(call);
	const given = param(call, 'custom_attributes');
	if (typeof given !== 'object' || given === null) throw serverError();
	const customAttributes = asObject(given);
	const problems = Object.entries(customAttributes).flatMap(([key, value]) => {
		const problem = problemWith(value);
		return problem ? [['custom_attributes', `Custom attributes ${key} ${problem}`] as const] : [];
	});
	if (problems.length > 0) throw invalid(problems);
	save(call, conversation, { customAttributes });
	return ok({ custom_attributes: conversation.customAttributes });
}

function problemWith(value: unknown): string | undefined {
	if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) {
		return `length should be < ${MAX_TEXT_LENGTH}`;
	}
	if (typeof value === 'number' && value > MAX_INTEGER) return `value should be < ${MAX_INTEGER}`;
	return undefined;
}

function mute(call: Call) {
	const conversation = conversationOf(call);
	save(call, conversation, { status: 'resolved', snoozedUntil: null });
	updateContact(call.world, conversation.contact, { blocked: true });
	addActivity(call.world, conversation, `${call.user?.name ?? ''} has muted the conversation`);
	return empty();
}

function unmute(call: Call) {
	const conversation = conversationOf(call);
	updateContact(call.world, conversation.contact, { blocked: false });
	addActivity(call.world, conversation, `${call.user?.name ?? ''} has unmuted the conversation`);
	return empty();
}

function transcript(call: Call) {
	conversationOf(call);
	if (!textParam(call, 'email')) throw ApiError.unprocessable('email param missing');
	return empty();
}

function updateLastSeen(call: Call) {
	const conversation = conversationOf(call);
	const now = call.world.clock.now();
	conversation.agentLastSeenAt = now;
	if (conversation.assignee !== null && conversation.assignee === call.user) {
		conversation.assigneeLastSeenAt = now;
	}
	return ok(shown(call, conversation));
}

function markUnread(call: Call) {
	const conversation = conversationOf(call);
	const { lastIncomingAt } = conversation;
	const before = lastIncomingAt && new Date(lastIncomingAt.getTime() - 1_000);
	conversation.agentLastSeenAt = before;
	conversation.assigneeLastSeenAt = before;
	return ok(shown(call, conversation));
}

function participants(call: Call) {
	const people = [...conversationOf(call).participants.values()];
	return ok(people.map((user) => presentAgent(user, call.account)));
}

function addParticipants(call: Call) {
	const conversation = conversationOf(call);
	const ids = param(call, 'user_ids');
	const added = (Array.isArray(ids) ? ids : [])
		.map((id) => call.account.members.get(Number(id))?.user)
		.filter((user) => user !== undefined && !conversation.participants.has(user.id));
	for (const user of added) if (user) conversation.participants.set(user.id, user);
	return ok(added.map((user) => user && presentAgent(user, call.account)));
}

/** Asynchronous: labels first, then the fields; a priority is not among them. */
function bulk(call: Call) {
	const ids = param(call, 'ids');
	const fields = asObject(param(call, 'fields'));
	const { add, remove } = asObject(param(call, 'labels'));
	call.world.jobs.run(() => {
		for (const id of Array.isArray(ids) ? ids : []) {
			const conversation = call.account.conversations.get(Number(id));
			if (conversation === undefined) continue;
			const gone = Array.isArray(remove) ? remove.map(String) : [];
			const wanted = [...conversation.labels, ...(Array.isArray(add) ? add.map(String) : [])];
			const labels = [...new Set(wanted)].filter((label) => !gone.includes(label));
			saveLabels(call, conversation, labels);
			const status = STATUSES.find((one) => one === fields.status);
			if (status) save(call, conversation, { status });
		}
	});
	return empty();
}
