import type { Json } from '../../whatsapp/json';
import { ApiError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { param, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { addActivity } from '../life/activities';
import { updateContact } from '../life/contacts';
import type { Conversation, Team } from '../model';
import { presentAgent, presentBotBriefly } from '../present/people';
import { conversationOf, shown } from './conversations';
import { save } from './tracking';

/** Who works on a conversation, who has seen it, and who may write into it. */
export function addConversationPeopleRoutes(router: Router): void {
	const at = (action: string) => `conversations/:id/${action}`;
	router
		.add('POST', at('assignments'), assign, { bots: true })
		.add('POST', at('mute'), mute)
		.add('POST', at('unmute'), unmute)
		.add('POST', at('transcript'), transcript)
		.add('POST', at('update_last_seen'), updateLastSeen)
		.add('POST', at('unread'), markUnread)
		.add('GET', at('participants'), participants)
		.add('POST', at('participants'), addParticipants);
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
