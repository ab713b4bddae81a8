import { isRecord } from '../shared/chatwoot/errors';
import type { EventConversation, TriggerEvent } from './triggerEvent';

export type EventFilters = {
	inboxIds?: number[];
	statuses?: string[];
	assignee?: 'anyone' | 'nobody' | 'human' | 'bot';
	/** One of them is enough. */
	labels?: string[];
	/** Found whatever the case and the accents. */
	contains?: string;
};

export type EventRules = {
	events: readonly string[];
	/** `customer`: incoming and public; `agent`: outgoing, notes included. Other events than messages pass. */
	messageFilter: 'customer' | 'agent' | 'all';
	filters: EventFilters;
	ignoreOwnMessages: boolean;
	includeActivityOnly?: boolean;
	/** Whoever runs an account knows its webhook's secret, and could sign an event that names another account. */
	accountId?: number;
};

export type AcceptVerdict = { accept: true } | { accept: false; reason: string };

/** What each incoming message moves on its contact. */
const ACTIVITY_FIELDS = new Set(['last_activity_at', 'updated_at']);
const ACCENTS = /\p{Diacritic}/gu;

/**
 * Whether an event is one that the workflow asked for. An event that lacks what a filter is about
 * (a contact has no inbox) does not pass that filter.
 */
export function acceptEvent(event: TriggerEvent, body: unknown, rules: EventRules): AcceptVerdict {
	const reason =
		findUnwantedKind(event, rules) ??
		(rules.ignoreOwnMessages && isOwnMessage(body) ? 'ownMessage' : undefined) ??
		findFilter(event, rules.filters);
	return reason === undefined ? { accept: true } : { accept: false, reason };
}

function findUnwantedKind(event: TriggerEvent, rules: EventRules): string | undefined {
	if (!rules.events.includes(event.event)) return 'eventNotSelected';
	if (rules.accountId !== undefined && event.accountId !== rules.accountId) return 'otherAccount';
	if (!rules.includeActivityOnly && isActivityOnly(event)) return 'activityOnly';
	if (event.messageType === null || rules.messageFilter === 'all') return undefined;
	if (rules.messageFilter === 'agent') return event.messageType === 'outgoing' ? undefined : 'notFromAgent';
	if (event.messageType !== 'incoming') return 'notFromCustomer';
	return event.private ? 'privateMessage' : undefined;
}

/** A contact_updated that only says that the contact was active. */
function isActivityOnly({ event, changes }: TriggerEvent): boolean {
	const fields = Object.keys(changes);
	return event === 'contact_updated' && fields.length > 0 && fields.every((field) => ACTIVITY_FIELDS.has(field));
}

/** Every message this package sends carries the mark. */
function isOwnMessage(body: unknown): boolean {
	if (!isRecord(body) || !isRecord(body.content_attributes)) return false;
	return (body.content_attributes.automation ?? null) !== null;
}

function findFilter(event: TriggerEvent, filters: EventFilters): string | undefined {
	const { inboxIds = [], contains = '' } = filters;
	if (inboxIds.length > 0 && !(event.inboxId !== null && inboxIds.includes(event.inboxId))) return 'otherInbox';
	if (contains.trim() !== '' && !fold(event.content ?? '').includes(fold(contains.trim()))) return 'otherContent';
	return findConversationFilter(event.conversation, filters);
}

function findConversationFilter(
	conversation: EventConversation | null,
	{ statuses = [], labels = [], assignee = 'anyone' }: EventFilters,
): string | undefined {
	if (statuses.length > 0 && !statuses.includes(conversation?.status ?? '')) return 'otherStatus';
	if (labels.length > 0 && !conversation?.labels.some((label) => labels.includes(label))) return 'otherLabels';
	if (assignee === 'anyone') return undefined;
	return conversation && assigneeOf(conversation) === assignee ? undefined : 'otherAssignee';
}

function assigneeOf({ assigneeId, assigneeType }: EventConversation): 'nobody' | 'human' | 'bot' {
	if (assigneeId === null) return 'nobody';
	return assigneeType === 'agentBot' ? 'bot' : 'human';
}

function fold(text: string): string {
	return text.normalize('NFD').replace(ACCENTS, '').toLowerCase();
}
