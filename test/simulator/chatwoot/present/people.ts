import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import type { Account, Bot, Contact, Role, Team, User } from '../model';

/** An agent as REST shows it. */
export function presentAgent(user: User, account: Account): Json {
	return {
		id: user.id,
		account_id: account.id,
		availability_status: user.availability ?? 'offline',
		auto_offline: true,
		confirmed: true,
		email: user.email,
		provider: 'email',
		available_name: user.name,
		name: user.name,
		role: roleOf(user, account),
		thumbnail: '',
	};
}

export function roleOf(user: User, account: Account): Role {
	return account.members.get(user.id)?.role ?? 'agent';
}

export function presentBotBriefly(bot: Bot): Json {
	return {
		id: bot.id,
		name: bot.name,
		description: bot.description,
		thumbnail: '',
		outgoing_url: bot.outgoingUrl,
		bot_type: 'webhook',
	};
}

export function presentTeam(team: Team, viewer?: User): Json {
	return {
		id: team.id,
		name: team.name,
		description: team.description,
		allow_auto_assign: team.allowAutoAssign,
		account_id: team.accountId,
		is_member: viewer !== undefined && team.members.has(viewer.id),
	};
}

/** Who sent a message, as REST and nested webhook data show it. */
export function presentSender(sender: User | Bot | Contact, inWebhook = false): Json {
	switch (sender.kind) {
		case 'user':
			return {
				id: sender.id,
				name: sender.name,
				available_name: sender.name,
				avatar_url: '',
				type: 'user',
				availability_status: inWebhook ? null : 'offline',
				thumbnail: '',
			};
		case 'bot':
			return { id: sender.id, name: sender.name, avatar_url: '', type: 'agent_bot' };
		case 'contact':
			return { ...contactFields(sender), type: 'contact' };
	}
}

/** What webhook data and a message's sender say of a contact. */
export function contactFields(contact: Contact): Json {
	return {
		additional_attributes: contact.additionalAttributes,
		custom_attributes: contact.customAttributes,
		email: contact.email,
		id: contact.id,
		identifier: contact.identifier,
		name: contact.name,
		phone_number: contact.phoneNumber,
		thumbnail: '',
		blocked: contact.blocked,
	};
}

/** `sender` of a message webhook; a contact carries no `type`. */
export function webhookPerson(person: User | Bot | Contact): Json {
	switch (person.kind) {
		case 'user':
			return { id: person.id, name: person.name, email: person.email, type: 'user' };
		case 'bot':
			return { id: person.id, name: person.name, type: 'agent_bot' };
		case 'contact':
			return webhookContact(person);
	}
}

export function webhookContact(contact: Contact): Json {
	return { account: briefAccount(contact.account), avatar: '', ...contactFields(contact) };
}

export function briefAccount({ id, name }: Account): Json {
	return { id, name };
}

export const SENDER_TYPES = { user: 'User', bot: 'AgentBot', contact: 'Contact' } as const;

export function presentProfile(user: User, accounts: Account[]): Json {
	const [first] = accounts;
	return {
		access_token: user.token,
		account_id: first?.id ?? null,
		available_name: user.name,
		avatar_url: '',
		confirmed: true,
		display_name: null,
		message_signature: null,
		email: user.email,
		id: user.id,
		inviter_id: null,
		name: user.name,
		provider: 'email',
		pubsub_token: user.pubsubToken,
		role: first ? roleOf(user, first) : null,
		ui_settings: {},
		uid: user.email,
		type: null,
		accounts: accounts.map((account) => presentMembership(user, account)),
	};
}

function presentMembership(user: User, account: Account): Json {
	const role = roleOf(user, account);
	return {
		id: account.id,
		name: account.name,
		status: 'active',
		onboarding_step: null,
		active_at: null,
		role,
		permissions: [role],
		availability: 'online',
		availability_status: 'offline',
		auto_offline: true,
	};
}

export function presentNote(
	note: { id: number; content: string; user: User; createdAt: Date },
	account: Account,
): Json {
	const at = unixSeconds(note.createdAt);
	return {
		id: note.id,
		content: note.content,
		account_id: null,
		contact_id: null,
		user: presentAgent(note.user, account),
		created_at: at,
		updated_at: at,
	};
}
