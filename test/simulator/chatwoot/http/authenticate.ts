import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Actor, User } from '../model';
import type { World } from '../World';
import { ApiError } from './ApiError';
import type { Access } from './Router';

/** The caller by token. The header's name with underscores and with dashes is the same to Rails. */
export function authenticate(world: World, headers: IncomingHttpHeaders): Actor {
	const token = headers.api_access_token ?? headers['api-access-token'];
	if (typeof token !== 'string' || token === '') {
		throw new ApiError(401, { errors: ['You need to sign in or sign up before continuing.'] });
	}
	const actor = world.actors.get(token);
	if (actor === undefined) throw new ApiError(401, { error: 'Invalid Access Token' });
	return actor;
}

/** Bots and platform apps may use what is marked for them, nothing else. */
export function checkKind(actor: Actor, { bots = false, platform = false }: Access): void {
	if (platform) {
		if (actor.kind !== 'platform') throw new ApiError(401, { error: 'Invalid access_token' });
		return;
	}
	if (actor.kind === 'user' || (actor.kind === 'bot' && bots)) return;
	throw new ApiError(401, { error: 'Access to this endpoint is not authorized for bots' });
}

export function findAccount(
	world: World,
	actor: Actor,
	{ id, access }: { id: string; access: Access },
): Account {
	const account = world.accounts.get(Number(id));
	if (account === undefined) throw ApiError.notFound();
	if (actor.kind === 'user' && account.members.has(actor.id)) return account;
	if (actor.kind === 'bot' && actor.accountId === account.id) return account;
	if (access.hidesAccount) throw ApiError.notFound();
	throw new ApiError(401, { error: 'You are not authorized to access this account' });
}

export function isAdmin(actor: Actor, account: Account): boolean {
	return actor.kind === 'user' && account.members.get(actor.id)?.role === 'administrator';
}

/** The person who calls, on routes that are closed to bots. */
export function personOf(call: { user: User | undefined }): User {
	if (call.user === undefined) throw ApiError.forbidden();
	return call.user;
}
