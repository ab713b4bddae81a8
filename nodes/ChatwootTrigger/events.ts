/**
 * What an account webhook can subscribe to; the first is what a new trigger listens to. Conversations'
 * creation came with 2.5, contacts with 2.14, inboxes with 3.2, typing with 4.2: an older server refuses
 * the whole list with 422.
 */
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

/** What automation rules send, followed by the rule's own event; the payload is a conversation. */
export const AUTOMATION_PREFIX = 'automation_event.';
/** What macros send; the payload is a conversation. */
export const MACRO_EVENT = 'macro.executed';
