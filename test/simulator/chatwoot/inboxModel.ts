import type { Json } from '../whatsapp/json';
import type { MessageTemplate } from '../whatsapp/template';
import type { Account, Bot, ContactInbox, User } from './model';

/** Inboxes, and the channels behind them. */
export type WorkingHour = {
	id: number;
	day_of_week: number;
	closed_all_day: boolean;
	open_hour: number | null;
	open_minutes: number | null;
	close_hour: number | null;
	close_minutes: number | null;
	open_all_day: boolean;
};
/** Settings that PATCH /inboxes/:id takes and shows under the same name. */
export type InboxSettings = {
	name: string;
	greeting_enabled: boolean;
	greeting_message: string | null;
	working_hours_enabled: boolean;
	enable_email_collect: boolean;
	csat_survey_enabled: boolean;
	csat_config: Json;
	enable_auto_assignment: boolean;
	auto_assignment_config: Json;
	out_of_office_message: string | null;
	timezone: string;
	allow_messages_after_resolved: boolean;
	lock_to_single_conversation: boolean;
	sender_name_type: string;
	business_name: string | null;
};
export type ApiChannel = {
	type: 'Channel::Api';
	id: number;
	identifier: string;
	hmacToken: string;
	secret: string;
	webhookUrl: string | null;
	additionalAttributes: Json;
	createdAt: Date;
	updatedAt: Date;
};
export type WhatsAppChannel = {
	type: 'Channel::Whatsapp';
	id: number;
	phoneNumber: string;
	templates: MessageTemplate[];
	providerConfig: Json & { api_key: string; phone_number_id: string };
	createdAt: Date;
	updatedAt: Date;
};
export type Inbox = {
	id: number;
	account: Account;
	settings: InboxSettings;
	channel: ApiChannel | WhatsAppChannel;
	workingHours: WorkingHour[];
	members: Map<number, User>;
	bot: Bot | null;
	contactInboxes: Map<string, ContactInbox>;
	createdAt: Date;
	updatedAt: Date;
};
