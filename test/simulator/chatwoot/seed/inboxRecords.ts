import type { MessageTemplate } from '../../whatsapp/template';
import type { Account, Inbox, InboxSettings, User, WorkingHour } from '../model';
import { createToken } from '../tokens';
import type { World } from '../World';

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
