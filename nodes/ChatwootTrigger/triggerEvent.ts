import type { JsonRecord } from '../shared/chatwoot/types';

/** What one delivery says beside its body. */
export type DeliveryFacts = { deliveryId: string | null; signatureVerified: boolean };

export type MessageType = 'incoming' | 'outgoing' | 'activity' | 'template';
export type SenderType = 'contact' | 'user' | 'agentBot' | 'system';

export type EventAttachment = { type: string; url: string | null; size: number | null };

export type EventContact = {
	id: number;
	name: string | null;
	phone: string | null;
	/** The phone first, then the other forms under which the same person may be known elsewhere. */
	phoneVariants: string[];
	email: string | null;
	identifier: string | null;
	customAttributes: JsonRecord;
	blocked: boolean;
};

export type EventSender = { type: SenderType; id: number | null; name: string | null };

/** Instants are ISO strings. */
export type EventConversation = {
	id: number;
	status: string | null;
	canReply: boolean;
	channel: string | null;
	assigneeId: number | null;
	assigneeType: 'user' | 'agentBot' | null;
	teamId: number | null;
	labels: string[];
	priority: string | null;
	waitingSince: string | null;
	firstReplyAt: string | null;
	lastActivityAt: string | null;
	customAttributes: JsonRecord;
};

export type EventChanges = { [field: string]: { from: unknown; to: unknown } };

/** The simplified item, as the package's public interface documents it: every key is always there. */
export type TriggerEvent = {
	event: string;
	deliveryId: string | null;
	signatureVerified: boolean;
	accountId: number | null;
	inboxId: number | null;
	conversationId: number | null;
	messageId: number | null;
	content: string | null;
	messageType: MessageType | null;
	private: boolean;
	/** Of the message, or else of the conversation or inbox. */
	createdAt: string | null;
	attachments: EventAttachment[];
	contact: EventContact | null;
	/** Who wrote or types; null where Chatwoot does not say who acted. */
	sender: EventSender | null;
	conversation: EventConversation | null;
	changes: EventChanges;
	/** The settings of an inbox, without its channel's secrets; only with inbox events. The name is not sent. */
	inbox?: unknown;
};

/** Why a body is no event: `notAnObject`, `noEvent`, `unknownEvent`, `tooDeep`, `malformed: <part>`. */
export type Ignored = { ignored: string };
