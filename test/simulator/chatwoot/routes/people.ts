import { asText, type Json } from '../../whatsapp/json';
import { invalid } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { personOf } from '../http/authenticate';
import { findIn, isTrue, param, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Team, User } from '../model';
import { presentAgent, presentProfile, presentTeam } from '../present/people';
import { addTeam } from '../seed/records';

const admin = { admin: true };

export function addPeopleRoutes(router: Router): void {
	router
		.add('GET', '/api/v1/profile', profile, { noAccount: true })
		.add('GET', 'agents', agents)
		.add('GET', 'teams', (call) => ok([...call.account.teams.values()].map(shownTeam(call))))
		.add('POST', 'teams', createTeam, admin)
		.add('GET', 'teams/:id', (call) => ok(shownTeam(call)(teamOf(call))))
		.add('PATCH', 'teams/:id', updateTeam, admin)
		.add('DELETE', 'teams/:id', deleteTeam, admin)
		.add('GET', 'teams/:id/team_members', (call) =>
			ok(members(call, teamOf(call).members.values())),
		)
		.add('POST', 'teams/:id/team_members', addMembers, admin);
}

function profile(call: Call) {
	const user = personOf(call);
	const accounts = [...call.world.accounts.values()].filter(({ members: all }) => all.has(user.id));
	return ok(presentProfile(user, accounts));
}

function agents({ account }: Call) {
	const byName = [...account.members.values()].sort((one, other) =>
		one.user.name.localeCompare(other.user.name),
	);
	return ok(byName.map(({ user }) => presentAgent(user, account)));
}

function teamOf({ account, path }: Call): Team {
	return findIn(account.teams, path.id);
}

function shownTeam({ user }: Call) {
	return (team: Team) => presentTeam(team, user);
}

function createTeam(call: Call) {
	const { world, account } = call;
	const given = unwrap(call.body, 'team');
	const name = (asText(given.name) ?? '').toLowerCase();
	if ([...account.teams.values()].some((team) => team.name === name)) {
		throw invalid([['name', 'Name has already been taken']]);
	}
	const description = asText(given.description) ?? null;
	const allowAutoAssign = !('allow_auto_assign' in given) || isTrue(given.allow_auto_assign);
	return ok(shownTeam(call)(addTeam(world, account, { name, description, allowAutoAssign })));
}

function updateTeam(call: Call) {
	const team = teamOf(call);
	const given = unwrap(call.body, 'team');
	if ('name' in given) team.name = (asText(given.name) ?? '').toLowerCase();
	if ('description' in given) team.description = asText(given.description) ?? null;
	if ('allow_auto_assign' in given) team.allowAutoAssign = isTrue(given.allow_auto_assign);
	team.updatedAt = call.world.clock.now();
	return ok(shownTeam(call)(team));
}

function deleteTeam(call: Call) {
	const team = teamOf(call);
	call.account.teams.delete(team.id);
	for (const conversation of call.account.conversations.values()) {
		if (conversation.team === team) conversation.team = null;
	}
	return empty();
}

function members({ account }: Call, users: Iterable<User>): Json[] {
	return [...users].map((user) => presentAgent(user, account));
}

function addMembers(call: Call) {
	const team = teamOf(call);
	const ids = param(call, 'user_ids');
	const added: User[] = [];
	for (const id of Array.isArray(ids) ? ids : []) {
		const user = call.account.members.get(Number(id))?.user;
		if (user === undefined || team.members.has(user.id)) continue;
		team.members.set(user.id, user);
		added.push(user);
	}
	return ok(members(call, added));
}
