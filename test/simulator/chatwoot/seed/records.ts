import { createContactTable } from '../life/contacts';
import type {
	Account,
	AttributeDefinition,
	Bot,
	Inbox,
	InboxSettings,
	Label,
	Role,
	Team,
	User,
	WorkingHour,
} from '../model';
import type { MessageTemplate } from '../../whatsapp/template';
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

type NewInbox = { name: string; settings?: Partial<InboxSettings>; members?: readonly User[] };

export function addApiInbox(
	world: World,
	account: Account,
	given: NewInbox & { webhookUrl?: string | null },
): Inbox {
	const now = world.clock.now();
	return addInbox(world, account, given, {
		type: 'Channel::Api',
		id: world.nextId('channel'),
		identifier: createToken(),
		hmacToken: createToken(),
		secret: createToken(),
		webhookUrl: given.webhookUrl ?? null,
		additionalAttributes: {},
		createdAt: now,
		updatedAt: now,
	});
}

export type NewWhatsAppInbox = NewInbox & {
	phoneNumber: string;
	phoneNumberId: string;
	businessAccountId: string;
	templates: MessageTemplate[];
};

export function addWhatsAppInbox(world: World, account: Account, given: NewWhatsAppInbox): Inbox {
	const now = world.clock.now();
	return addInbox(world, account, given, {
		type: 'Channel::Whatsapp',
		id: world.nextId('channel'),
		phoneNumber: given.phoneNumber,
		templates: given.templates,
		providerConfig: {
			source: 'embedded_signup',
			api_key: createToken(),
			phone_number_id: given.phoneNumberId,
			business_account_id: given.businessAccountId,
			webhook_verify_token: createToken(),
		},
		createdAt: now,
		updatedAt: now,
	});
}

function addInbox(
	world: World,
	account: Account,
	given: NewInbox,
	channel: Inbox['channel'],
): Inbox {
	const now = world.clock.now();
	const inbox: Inbox = {
		id: world.nextId('inbox'),
		account,
		settings: { ...defaultSettings(), name: given.name, ...given.settings },
		channel,
		workingHours: [0, 1, 2, 3, 4, 5, 6].map((day) =>
			defaultHours(world.nextId('working_hour'), day),
		),
		members: new Map((given.members ?? []).map((user) => [user.id, user])),
		bot: null,
		contactInboxes: new Map(),
		createdAt: now,
		updatedAt: now,
	};
	account.inboxes.set(inbox.id, inbox);
	return inbox;
}

function defaultSettings(): InboxSettings {
	return {
		name: '',
		greeting_enabled: false,
		greeting_message: null,
		working_hours_enabled: false,
		enable_email_collect: true,
		csat_survey_enabled: false,
		csat_config: {},
		enable_auto_assignment: true,
		auto_assignment_config: {},
		out_of_office_message: null,
		timezone: 'UTC',
		allow_messages_after_resolved: true,
		lock_to_single_conversation: false,
		sender_name_type: 'friendly',
		business_name: null,
	};
}

/** Monday to Friday from 9 to 17. */
function defaultHours(id: number, day: number): WorkingHour {
	const isWeekend = day === 0 || day === 6;
	return {
		id,
		day_of_week: day,
		closed_all_day: isWeekend,
		open_hour: isWeekend ? null : 9,
		open_minutes: isWeekend ? null : 0,
		close_hour: isWeekend ? null : 17,
		close_minutes: isWeekend ? null : 0,
		open_all_day: false,
	};
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
