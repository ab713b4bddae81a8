import type { Json } from '../whatsapp/json';
import type { MessageTemplate } from '../whatsapp/template';

/** Chatwoot's records, linked by reference; only what the API or a webhook shows is here. */
export type Role = 'administrator' | 'agent';

export type Account = {
	id: number;
	name: string;
	createdAt: Date;
	members: Map<number, { user: User; role: Role }>;
	inboxes: Map<number, Inbox>;
	teams: Map<number, Team>;
	labels: Map<number, Label>;
	bots: Map<number, Bot>;
	webhooks: Map<number, Webhook>;
	definitions: Map<number, AttributeDefinition>;
	cannedResponses: Map<number, CannedResponse>;
	macros: Map<number, Macro>;
	rules: Map<number, AutomationRule>;
	contacts: ContactTable;
	/** By display id, in order of creation. */
	conversations: Map<number, Conversation>;
	lastDisplayId: number;
	/** Moves with every change of a conversation, so that sorted lists can be kept. */
	revision: number;
};

/** Finds contacts without looking at all of them. */
export type ContactTable = {
	byId: Map<number, Contact>;
	/** Not unique: two simultaneous creates make two contacts with one phone. */
	byPhone: Map<string, Set<Contact>>;
	byEmail: Map<string, Contact>;
	byIdentifier: Map<string, Contact>;
};

export type User = {
	kind: 'user';
	id: number;
	name: string;
	email: string;
	token: string;
	pubsubToken: string;
};
export type Bot = {
	kind: 'bot';
	id: number;
	accountId: number;
	name: string;
	description: string | null;
	outgoingUrl: string | null;
	token: string;
	tokenId: number;
	secret: string;
	createdAt: Date;
};
export type PlatformApp = { kind: 'platform'; token: string };
/** Who calls the API. */
export type Actor = User | Bot | PlatformApp;

export type Team = {
	id: number;
	accountId: number;
	name: string;
	description: string | null;
	allowAutoAssign: boolean;
	members: Map<number, User>;
	createdAt: Date;
	updatedAt: Date;
};
export type Label = {
	id: number;
	title: string;
	description: string | null;
	color: string;
	showOnSidebar: boolean;
};
export type Webhook = {
	id: number;
	accountId: number;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
};
export type AttributeModel = 'conversation_attribute' | 'contact_attribute';
export type AttributeDefinition = {
	id: number;
	displayName: string;
	displayType: string;
	description: string | null;
	key: string;
	values: unknown[];
	model: AttributeModel;
	createdAt: Date;
	updatedAt: Date;
};
export type CannedResponse = {
	id: number;
	shortCode: string;
	content: string;
	createdAt: Date;
	updatedAt: Date;
};
export type Macro = { id: number; name: string; visibility: string; by: User; actions: unknown };
export type AutomationRule = { id: number; createdAt: Date; fields: Json };

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

/** Columns of a contact whose change is told in `contact_updated`. */
export type ContactRow = {
	name: string;
	email: string | null;
	phoneNumber: string | null;
	identifier: string | null;
	blocked: boolean;
	additionalAttributes: Json;
	customAttributes: Json;
	labels: string[];
	location: string | null;
	countryCode: string | null;
	contactType: 'visitor' | 'lead';
	lastActivityAt: Date | null;
};
export type Note = { id: number; content: string; user: User; createdAt: Date };
export type Contact = ContactRow & {
	kind: 'contact';
	id: number;
	account: Account;
	createdAt: Date;
	updatedAt: Date;
	contactInboxes: ContactInbox[];
	conversations: Set<Conversation>;
	notes: Note[];
};
export type ContactInbox = {
	id: number;
	contact: Contact;
	inbox: Inbox;
	sourceId: string;
	pubsubToken: string;
	createdAt: Date;
	updatedAt: Date;
	conversations: Conversation[];
};

export const STATUSES = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof STATUSES)[number];
export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Columns of a conversation whose change is told in `conversation_updated`. */
export type ConversationRow = {
	status: Status;
	priority: Priority | null;
	assignee: User | null;
	assigneeBot: Bot | null;
	team: Team | null;
	snoozedUntil: Date | null;
	customAttributes: Json;
	labels: string[];
	/** null until Chatwoot first writes the labels' cache. */
	cachedLabelList: string | null;
	waitingSince: Date | null;
	firstReplyCreatedAt: Date | null;
};
export type Conversation = ConversationRow & {
	/** Across accounts; the API's id is `displayId`. */
	rowId: number;
	displayId: number;
	uuid: string;
	account: Account;
	inbox: Inbox;
	contact: Contact;
	contactInbox: ContactInbox;
	additionalAttributes: Json;
	messages: Message[];
	participants: Map<number, User>;
	lastIncomingAt: Date | null;
	lastActivityAt: Date;
	agentLastSeenAt: Date | null;
	assigneeLastSeenAt: Date | null;
	contactLastSeenAt: Date | null;
	createdAt: Date;
	updatedAt: Date;
};

export const MESSAGE_TYPES = ['incoming', 'outgoing', 'activity', 'template'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
export const MESSAGE_STATUSES = ['sent', 'delivered', 'read', 'failed'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export type Attachment = {
	id: number;
	fileName: string;
	fileType: string;
	contentType: string;
	bytes: Buffer;
	createdAt: Date;
};
export type Message = {
	id: number;
	conversation: Conversation;
	type: MessageType;
	content: string | null;
	/** The text before Liquid. */
	processedContent: string | null;
	contentType: string;
	contentAttributes: Json;
	additionalAttributes: Json;
	private: boolean;
	status: MessageStatus;
	sourceId: string | null;
	sender: User | Bot | Contact | null;
	attachments: Attachment[];
	createdAt: Date;
	updatedAt: Date;
};
