import { isRecord } from '../shared/chatwoot/errors';
import { stripSecrets } from '../shared/chatwoot/stripSecrets';
import type { JsonRecord } from '../shared/chatwoot/types';
import { AUTOMATION_PREFIX, BOT_EVENTS, EVENTS, MACRO_EVENT } from './events';
import { readChanges } from './readChanges';
import { readAccountId, readEventConversation } from './readEventConversation';
import { readAttachments, readMessageFields } from './readMessageFields';
import { readCustomer, readEventContact, readSender } from './readPeople';
import { isDeeper, readId, readInstant, readRecord } from './readValues';
import type { DeliveryFacts, Ignored, TriggerEvent } from './triggerEvent';

/** No payload of Chatwoot comes near; what recurses over a deeper one may run out of stack. */
const MAX_DEPTH = 100;
const KNOWN_EVENTS: ReadonlySet<string> = new Set([...EVENTS, ...BOT_EVENTS, MACRO_EVENT]);

/**
 * Reads the body of a delivery of Chatwoot 2.10 to 4.18 into the item that leaves the trigger.
 * Never throws; a body that is no event, or lacks what its event is about, is ignored with the reason.
 */
export function readEvent(body: unknown, facts: DeliveryFacts): TriggerEvent | Ignored {
	if (!isRecord(body)) return { ignored: 'notAnObject' };
	const { event } = body;
	if (typeof event !== 'string' || event === '') return { ignored: 'noEvent' };
	if (!KNOWN_EVENTS.has(event) && !event.startsWith(AUTOMATION_PREFIX)) return { ignored: 'unknownEvent' };
	if (isDeeper(body, MAX_DEPTH)) return { ignored: 'tooDeep' };
	const { deliveryId, signatureVerified } = facts;
	const read = readBody(event, body);
	if ('ignored' in read) return read;
	const changes = readChanges(body.changed_attributes);
	return { event, deliveryId, signatureVerified, ...sayNothing(), ...read, changes };
}

/** The body as it came, for those who switched Simplify off, without what would let its reader act for the shop. */
export function rawItem(body: unknown, { deliveryId, signatureVerified }: DeliveryFacts): JsonRecord {
	return { ...readRecord(stripSecrets(body)), deliveryId, signatureVerified };
}

type Said = Omit<TriggerEvent, 'event' | 'deliveryId' | 'signatureVerified' | 'changes'>;

function sayNothing(): Said {
	return {
		...{ accountId: null, inboxId: null, conversationId: null, messageId: null },
		...{ content: null, messageType: null, private: false, createdAt: null, attachments: [] },
		...{ contact: null, sender: null, conversation: null },
	};
}

function readBody(event: string, body: JsonRecord): Partial<Said> | Ignored {
	if (event.startsWith('message_')) return readMessageEvent(body);
	if (event.startsWith('contact_')) return readContactEvent(body);
	if (event.startsWith('inbox_')) return readInboxEvent(body);
	if (event.startsWith('conversation_typing_')) return readTyping(body);
	return event === 'webwidget_triggered' ? readWidgetEvent(body) : readConversationOf(body, body);
}

function readMessageEvent(body: JsonRecord): Partial<Said> | Ignored {
	const message = readMessageFields(body);
	if ('broken' in message) return { ignored: `malformed: ${message.broken}` };
	const author = message.messageType === 'incoming' ? body.sender : undefined;
	const around = readConversationOf(body, body.conversation, author);
	if ('ignored' in around) return around;
	return {
		...around,
		...message,
		createdAt: readInstant(body.created_at),
		attachments: readAttachments(body.attachments),
		sender: readSender(body.sender),
	};
}

function readConversationOf(body: JsonRecord, record: unknown, author?: unknown): Partial<Said> | Ignored {
	const raw = readRecord(record);
	const conversation = readEventConversation(raw);
	if (conversation === undefined) return { ignored: 'malformed: conversation' };
	return {
		accountId: readAccountId(body, raw),
		inboxId: readId(readRecord(body.inbox).id) ?? readId(raw.inbox_id) ?? null,
		conversationId: conversation.id,
		createdAt: readInstant(raw.created_at),
		contact: readCustomer(raw, author),
		conversation,
	};
}

/** Without `type` it is a contact who types. */
function readTyping(body: JsonRecord): Partial<Said> | Ignored {
	const around = readConversationOf(body, body.conversation);
	if ('ignored' in around) return around;
	return { ...around, sender: readSender(body.user), private: body.is_private === true };
}

function readContactEvent(body: JsonRecord): Partial<Said> | Ignored {
	const contact = readEventContact(body);
	if (contact === null) return { ignored: 'malformed: id' };
	return { accountId: readAccountId(body, {}), contact };
}

/** A visitor opened the chat widget; the conversation is there only for one who wrote before. */
function readWidgetEvent(body: JsonRecord): Partial<Said> | Ignored {
	const contact = readEventContact(body.contact);
	if (contact === null) return { ignored: 'malformed: contact' };
	const around = readConversationOf(body, body.current_conversation);
	const known = 'ignored' in around ? { inboxId: readId(readRecord(body.inbox).id) ?? null } : around;
	return { ...known, accountId: readAccountId(body, readRecord(body.current_conversation)), contact };
}

/** The payload has no id or name of its own, but all settings of the inbox, and its channel's keys. */
function readInboxEvent(body: JsonRecord): Partial<Said> | Ignored {
	const { event, account, changed_attributes, ...settings } = body;
	if (Object.keys(settings).length === 0) return { ignored: 'malformed: inbox' };
	const hours = Array.isArray(settings.working_hours) ? settings.working_hours : [];
	return {
		accountId: readAccountId(body, {}),
		inboxId: readId(readRecord(hours[0]).inbox_id) ?? null,
		createdAt: readInstant(body.created_at),
		inbox: stripSecrets(settings),
	};
}
