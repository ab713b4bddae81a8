/** What an account webhook can subscribe to; the first is what a new trigger listens to. */
export const EVENTS = [
	'message_created',
	'message_updated',
	'conversation_created',
	'conversation_updated',
	'conversation_status_changed',
	'contact_created',
	'contact_updated',
	'webwidget_triggered',
	'inbox_created',
	'inbox_updated',
	'conversation_typing_on',
	'conversation_typing_off',
] as const;

/** What only agent bots are sent. */
export const BOT_EVENTS = ['conversation_opened', 'conversation_resolved'] as const;

export type EventName = (typeof EVENTS)[number] | (typeof BOT_EVENTS)[number];

/**
 * The first Chatwoot that accepts a subscription to the event; an older one answers 422
 * "Invalid events" to the whole list. Events that are not here exist since 2.5 at least.
 */
export const EVENT_SINCE: Partial<Record<EventName, string>> = {
	contact_created: '2.14.0',
	contact_updated: '2.14.0',
	inbox_created: '3.2.0',
	inbox_updated: '3.2.0',
	conversation_typing_on: '4.2.0',
	conversation_typing_off: '4.2.0',
};

/** What automation rules send, followed by the rule's own event; the payload is a conversation. */
export const AUTOMATION_PREFIX = 'automation_event.';
/** What macros send; the payload is a conversation. */
export const MACRO_EVENT = 'macro.executed';
