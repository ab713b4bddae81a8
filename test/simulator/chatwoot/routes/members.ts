import { empty, ok } from '../http/Answer';
import { findIn, param } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { User } from '../model';
import { presentAgent } from '../present/people';
import { conversationOf } from './conversations';

const admin = { admin: true };

/** Not recorded: after the source of the controllers of team members, inbox members and participants. */
export function addMemberRoutes(router: Router): void {
	const ofTeam = (call: Call) => findIn(call.account.teams, call.path.id).members;
	const ofInbox = (call: Call) => findIn(call.account.inboxes, param(call, 'inbox_id')).members;
	const ofConversation = (call: Call) => conversationOf(call).participants;
	router
		.add('PATCH', 'teams/:id/team_members', (call) => replaceIn(call, ofTeam(call), people), admin)
		.add('DELETE', 'teams/:id/team_members', (call) => removeIn(call, ofTeam(call)), admin)
		.add('POST', 'inbox_members', (call) => addTo(call, ofInbox(call)), admin)
		.add('PATCH', 'inbox_members', (call) => replaceIn(call, ofInbox(call), payload), admin)
		.add('DELETE', 'inbox_members', (call) => removeIn(call, ofInbox(call)), admin)
		.add('PATCH', 'conversations/:id/participants', (call) => replaceIn(call, ofConversation(call), people))
		.add('DELETE', 'conversations/:id/participants', (call) => removeIn(call, ofConversation(call)));
}

type Members = Map<number, User>;

/** Only numbers name somebody: a text is compared with them in vain. */
function named(call: Call): User[] {
	const ids = param(call, 'user_ids');
	const users = (Array.isArray(ids) ? ids : []).map((id) => (typeof id === 'number' ? call.account.members.get(id)?.user : undefined));
	return users.filter((user) => user !== undefined);
}

function people(call: Call, members: Members) {
	return ok([...members.values()].map((user) => presentAgent(user, call.account)));
}

function payload(call: Call, members: Members) {
	return ok({ payload: [...members.values()].map((user) => presentAgent(user, call.account)) });
}

function addTo(call: Call, members: Members) {
	for (const user of named(call)) members.set(user.id, user);
	return payload(call, members);
}

function replaceIn(call: Call, members: Members, show: typeof people) {
	const wanted = named(call);
	members.clear();
	for (const user of wanted) members.set(user.id, user);
	return show(call, members);
}

function removeIn(call: Call, members: Members) {
	for (const user of named(call)) members.delete(user.id);
	return empty();
}
