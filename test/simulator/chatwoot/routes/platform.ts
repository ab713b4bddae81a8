import { asText } from '../../whatsapp/json';
import { empty, ok } from '../http/Answer';
import { findIn } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Account, Role, User } from '../model';
import { presentPlatformAccount } from '../present/account';
import { presentProfile } from '../present/people';
import { addAccount, addMember, addUser } from '../seed/records';

const platform = { platform: true };

/** Creating, and reading an account, is recorded; the rest is after the source of the platform controllers. */
export function addPlatformRoutes(router: Router): void {
	const accounts = '/platform/api/v1/accounts';
	const users = '/platform/api/v1/users';
	router
		.add('GET', accounts, () => ok([]), platform)
		.add('POST', accounts, createAccount, platform)
		.add('GET', `${accounts}/:id`, (call) => ok(presentPlatformAccount(accountOf(call))), platform)
		.add('PATCH', `${accounts}/:id`, updateAccount, platform)
		.add('DELETE', `${accounts}/:id`, removeAccount, platform)
		.add('GET', `${accounts}/:id/account_users`, members, platform)
		.add('POST', `${accounts}/:id/account_users`, createMember, platform)
		.add('DELETE', `${accounts}/:id/account_users`, removeMember, platform)
		.add('POST', users, createUser, platform)
		.add('GET', `${users}/:id`, (call) => ok(shownUser(userOf(call))), platform)
		.add('PATCH', `${users}/:id`, updateUser, platform)
		.add('DELETE', `${users}/:id`, removeUser, platform);
}

function accountOf({ world, path }: Call): Account {
	return findIn(world.accounts, path.id);
}

function userOf({ world, path }: Call): User {
	return findIn(world.users, path.id);
}

function createAccount({ world, body }: Call) {
	return ok(presentPlatformAccount(addAccount(world, asText(body.name) ?? '')));
}

function updateAccount(call: Call) {
	const account = accountOf(call);
	account.name = asText(call.body.name) ?? account.name;
	return ok(presentPlatformAccount(account));
}

function removeAccount(call: Call) {
	call.world.accounts.delete(accountOf(call).id);
	return empty();
}

function shownUser(user: User) {
	const { inviter_id: _inviter, type: _type, ...shown } = presentProfile(user, []);
	return shown;
}

function createUser({ world, body }: Call) {
	const name = asText(body.name) ?? '';
	return ok(shownUser(addUser(world, { name, email: (asText(body.email) ?? '').toLowerCase() })));
}

function updateUser(call: Call) {
	const user = userOf(call);
	user.name = asText(call.body.name) ?? user.name;
	user.email = asText(call.body.email)?.toLowerCase() ?? user.email;
	return ok(shownUser(user));
}

function removeUser(call: Call) {
	const user = userOf(call);
	call.world.users.delete(user.id);
	call.world.actors.delete(user.token);
	for (const { members: all } of call.world.accounts.values()) all.delete(user.id);
	return empty();
}

function members(call: Call) {
	const account = accountOf(call);
	return ok([...account.members.values()].map(({ user, role }, index) => memberRow(call, { id: index + 1, account, user, role })));
}

function memberRow({ world }: Call, given: { id: number; account: Account; user: User; role: Role }) {
	const now = world.clock.now();
	return {
		id: given.id,
		account_id: given.account.id,
		user_id: given.user.id,
		role: given.role,
		inviter_id: null,
		created_at: now,
		updated_at: now,
		active_at: null,
		availability: 'online',
		auto_offline: true,
		custom_role_id: null,
		agent_capacity_policy_id: null,
	};
}

function createMember(call: Call) {
	const { world, body } = call;
	const account = accountOf(call);
	const user = findIn(world.users, body.user_id);
	const role: Role = body.role === 'administrator' ? 'administrator' : 'agent';
	addMember(account, user, role);
	return ok(memberRow(call, { id: world.nextId('account_user'), account, user, role }));
}

function removeMember(call: Call) {
	accountOf(call).members.delete(Number(call.body.user_id));
	return empty();
}
