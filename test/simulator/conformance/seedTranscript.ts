import type { Account, AttributeModel, Role, User } from '../chatwoot/model';
import { addApiInbox, addWhatsAppInbox } from '../chatwoot/seed/inboxRecords';
import {
	addAccount,
	addBot,
	addDefinition,
	addLabel,
	addMember,
	addTeam,
	addUser,
} from '../chatwoot/seed/records';
import { createToken } from '../chatwoot/tokens';
import type { World } from '../chatwoot/World';
import { asList, asText } from '../whatsapp/json';
import type { MessageTemplate } from '../whatsapp/template';
import type { Identities } from './identities';
import type { Seed } from './transcript';

type Ids = Record<string, number>;
/** What the placeholders of a transcript stand for. */
export type Bindings = {
	account: number;
	account2?: number;
	account3?: number;
	user: Ids;
	bot: number;
	inbox: Ids;
	team: Ids;
	label: Ids;
	token: Record<string, string>;
	wa_phone: Record<string, string>;
	webhook: Ids;
};
/** Secrets by the path that webhooks signed with them go to. */
export type SeededTranscript = {
	account: Account;
	bindings: Bindings;
	secrets: Map<string, string>;
};

/** Makes in the world what existed before a transcript's first step. */
export function seedTranscript(world: World, seed: Seed, hookUrl: string): SeededTranscript {
	const { spec } = seed;
	const account = addAccount(world, spec.account_name);
	const users = new Map<string, User>();
	for (const { key, name, email, role } of spec.users) {
		users.set(key, addMember(account, addUser(world, { name, email }), role as Role));
	}
	const bot = addBot(world, account, {
		name: spec.bot.name,
		description: spec.bot.description,
		outgoingUrl: spec.bot.outgoing_url.replace('{{hook}}', hookUrl),
	});
	const bindings: Bindings = {
		account: account.id,
		user: idsOf(users),
		bot: bot.id,
		inbox: {},
		team: {},
		label: {},
		token: { bot: bot.token, ...tokensOf(users) },
		wa_phone: {},
		webhook: {},
	};
	const secrets = new Map([['/bot', bot.secret]]);
	const seeded = { account, bindings, secrets };
	seedInboxes(world, seed, { ...seeded, users });
	seedLists(world, seed, { ...seeded, users });
	seedOthers(world, seed, { ...seeded, users });
	world.installationHookUrl = seed.installation_hook?.replace('{{hook}}', hookUrl) ?? null;
	return seeded;
}

type Seeding = SeededTranscript & { users: ReadonlyMap<string, User> };

function seedInboxes(world: World, seed: Seed, { account, bindings, users }: Seeding): void {
	for (const spec of seed.spec.inboxes) {
		const members = membersOf(spec.members, users);
		const shown = seed.inboxes.find(({ key }) => key === spec.key);
		const inbox =
			spec.type === 'api'
				? addApiInbox(world, account, { name: spec.name, members })
				: addWhatsAppInbox(world, account, {
						name: spec.name,
						members,
						phoneNumber: spec.phone ?? '',
						phoneNumberId: spec.phone_number_id ?? '',
						businessAccountId: spec.business_account_id ?? '',
						templates: (shown?.message_templates ?? []) as MessageTemplate[],
					});
		if (spec.bot) inbox.bot = account.bots.get(bindings.bot) ?? null;
		bindings.inbox[spec.key] = inbox.id;
		if (spec.phone) bindings.wa_phone[spec.key] = spec.phone;
	}
}

function seedLists(world: World, { spec }: Seed, { account, bindings, users }: Seeding): void {
	for (const { key, name, description, attrs, members } of spec.teams) {
		const team = addTeam(world, account, {
			name,
			description: description ?? null,
			allowAutoAssign: attrs?.allow_auto_assign ?? true,
			members: membersOf(members, users),
		});
		bindings.team[key] = team.id;
	}
	for (const label of spec.labels) {
		bindings.label[label.title] = addLabel(world, account, label).id;
	}
	for (const given of spec.cads) {
		addDefinition(world, account, {
			key: asText(given.attribute_key) ?? '',
			displayName: asText(given.attribute_display_name) ?? '',
			displayType: asText(given.attribute_display_type) ?? 'text',
			description: asText(given.attribute_description) ?? null,
			values: asList(given.attribute_values),
			model: given.attribute_model as AttributeModel,
		});
	}
}

function seedOthers(world: World, seed: Seed, { bindings, users }: Seeding): void {
	const admin = users.get('admin');
	if (seed.second_account && admin) {
		const { name, admin_role, inbox } = seed.second_account;
		const second = addAccount(world, name);
		addMember(second, admin, admin_role as Role);
		bindings.account2 = second.id;
		bindings.inbox[inbox.key] = addApiInbox(world, second, { name: inbox.name }).id;
	}
	if (seed.outsider) {
		const third = addAccount(world, 'Other Tenant');
		const outsider = addMember(third, addUser(world, seed.outsider), 'administrator');
		bindings.account3 = third.id;
		bindings.user.outsider = outsider.id;
		bindings.token.outsider = outsider.token;
	}
	if (seed.platform) {
		const token = createToken();
		world.actors.set(token, { kind: 'platform', token });
		bindings.token.platform = token;
	}
}

function membersOf(keys: readonly string[], users: ReadonlyMap<string, User>): User[] {
	return keys.flatMap((key) => users.get(key) ?? []);
}

function idsOf(users: ReadonlyMap<string, User>): Ids {
	return Object.fromEntries([...users].map(([key, { id }]) => [key, id]));
}

function tokensOf(users: ReadonlyMap<string, User>): Record<string, string> {
	return Object.fromEntries([...users].map(([key, { token }]) => [key, token]));
}

/** Seeded records take part in the check of identities from the start. */
export function learnSeed(
	{ recorded_ids }: Seed,
	bindings: Bindings,
	identities: Identities,
): void {
	for (const kind of ['account', 'bot', 'user', 'inbox', 'team'] as const) {
		const recorded = recorded_ids[kind];
		const live = bindings[kind];
		if (typeof recorded === 'number' && typeof live === 'number') {
			identities.learn([[kind, recorded, live]]);
		}
		if (typeof recorded !== 'object' || typeof live !== 'object') continue;
		for (const [key, id] of Object.entries(recorded)) {
			const own = live[key];
			if (own !== undefined) identities.learn([[kind, id, own]]);
		}
	}
}
