import { createContactTable } from '../life/contactTable';
import type { Account, AttributeDefinition, Bot, Label, Role, Team, User } from '../model';
import { createToken } from '../tokens';
import type { World } from '../World';

/** Makes records as an administrator would through the dashboard, without webhooks. */
export function emptyAccount(id: number, name: string, createdAt: Date): Account {
	return {
		id,
		name,
		createdAt,
		members: new Map(),
		inboxes: new Map(),
		teams: new Map(),
		labels: new Map(),
		bots: new Map(),
		webhooks: new Map(),
		definitions: new Map(),
		cannedResponses: new Map(),
		macros: new Map(),
		rules: new Map(),
		contacts: createContactTable(),
		conversations: new Map(),
		lastDisplayId: 0,
		revision: 0,
	};
}

export function addAccount(world: World, name: string): Account {
	const account = emptyAccount(world.nextId('account'), name, world.clock.now());
	world.accounts.set(account.id, account);
	if (world.installationHookUrl !== null) {
		const body = { id: account.id, name, event: 'account_created', users: [] };
		world.events.emitTo(world.installationHookUrl, body);
	}
	return account;
}

export function addUser(world: World, { name, email }: { name: string; email: string }): User {
	const user: User = {
		kind: 'user',
		id: world.nextId('user'),
		name,
		email,
		token: createToken(),
		pubsubToken: createToken(),
	};
	world.users.set(user.id, user);
	world.actors.set(user.token, user);
	return user;
}

export function addMember(account: Account, user: User, role: Role): User {
	account.members.set(user.id, { user, role });
	return user;
}

export function addBot(
	world: World,
	account: Account,
	given: { name: string; description?: string; outgoingUrl?: string | null },
): Bot {
	const bot: Bot = {
		kind: 'bot',
		id: world.nextId('bot'),
		accountId: account.id,
		name: given.name,
		description: given.description ?? null,
		outgoingUrl: given.outgoingUrl ?? null,
		token: createToken(),
		tokenId: world.nextId('token'),
		secret: createToken(),
		createdAt: world.clock.now(),
	};
	account.bots.set(bot.id, bot);
	world.bots.set(bot.id, bot);
	world.actors.set(bot.token, bot);
	return bot;
}

export function addTeam(
	world: World,
	account: Account,
	given: Pick<Team, 'name'> &
		Partial<Pick<Team, 'description' | 'allowAutoAssign'>> & { members?: readonly User[] },
): Team {
	const now = world.clock.now();
	const team: Team = {
		id: world.nextId('team'),
		accountId: account.id,
		name: given.name.toLowerCase(),
		description: given.description ?? null,
		allowAutoAssign: given.allowAutoAssign ?? true,
		members: new Map((given.members ?? []).map((user) => [user.id, user])),
		createdAt: now,
		updatedAt: now,
	};
	account.teams.set(team.id, team);
	return team;
}

export function addLabel(
	world: World,
	account: Account,
	given: Partial<Label> & Pick<Label, 'title'>,
): Label {
	const label: Label = {
		description: null,
		color: '#1f93ff',
		showOnSidebar: true,
		...given,
		title: given.title.toLowerCase(),
		id: world.nextId('label'),
	};
	account.labels.set(label.id, label);
	return label;
}

export const DISPLAY_TYPES = [
	'text',
	'number',
	'currency',
	'percent',
	'link',
	'date',
	'list',
	'checkbox',
];

export function addDefinition(
	world: World,
	account: Account,
	given: Omit<AttributeDefinition, 'id' | 'createdAt' | 'updatedAt'>,
): AttributeDefinition {
	const now = world.clock.now();
	const definition = { ...given, id: world.nextId('definition'), createdAt: now, updatedAt: now };
	account.definitions.set(definition.id, definition);
	return definition;
}
