import type { Json } from '../whatsapp/json';
import type { Inbox } from './inboxModel';
import type {
	AttributeDefinition,
	AutomationRule,
	CannedResponse,
	Label,
	Macro,
	Team,
	Webhook,
} from './settingsModel';

export type * from './inboxModel';
export type * from './settingsModel';

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
	/** Away unless a test lets them sit at their desk: nobody holds a websocket here. */
	availability?: 'online' | 'busy' | 'offline';
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
