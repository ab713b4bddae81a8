import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { idOf, textOf } from '../shared/readId';
import { skip, type Skip } from './acceptTurn';

/** Which message is to be answered. */
export type Wish = {
	conversationId: number;
	/** The customer's newest when undefined. */
	messageId: number | undefined;
	/** Stands in for the message's own text, for instance a transcript; blank: the text is taken from Chatwoot. */
	content: string;
};

/** A field of the node: its value, and the expression behind it. */
export type Field = { value: unknown; written: unknown };

/**
 * Reads the fields that name the message. The conversation must be the one of the incoming item: text that a customer
 * wrote may steer a model that uses this node as a tool, and must not steer it into somebody else's conversation.
 *
 * @throws Error with a sentence when the field is empty, filled by a model, or names another conversation
 */
export function readWish(fields: Record<'conversationId' | 'messageId' | 'content', Field>, item: JsonRecord): Wish {
	const { conversationId: field, messageId, content } = fields;
	if (typeof field.written === 'string' && /\$fromai/i.test(field.written)) throw new Error(NOT_BY_MODEL);
	const conversationId = idOf(field.value, 'Conversation ID');
	const named = [item.conversationId, isRecord(item.conversation) ? item.conversation.id : undefined];
	const other = named.find((id) => id !== undefined && id !== null && textOf(id) !== String(conversationId));
	if (conversationId === undefined) throw new Error('Conversation ID is empty. Connect the Chatwoot Trigger to this node, or set the field.');
	if (other !== undefined) {
		throw new Error(`Conversation ID is ${conversationId}, but the incoming item is about conversation "${textOf(other).slice(0, 60)}". This node answers the conversation it was started by and no other.`);
	}
	return { conversationId, messageId: idOf(messageId.value, 'Message ID'), content: textOf(content.value) };
}

const NOT_BY_MODEL =
	'Conversation ID is left to the model ($fromAI). Set it from the trigger, such as {{ $(\'Chatwoot Trigger\').item.json.conversationId }}: no model may choose whom to write to.';

/** Items of the trigger say who wrote; only customers are answered. */
export function checkItem(item: JsonRecord): Skip | undefined {
	const sender = isRecord(item.sender) ? item.sender.type : undefined;
	const isIncoming = item.messageType === undefined || item.messageType === null || item.messageType === 'incoming';
	const isCustomer = typeof sender !== 'string' || sender === 'contact';
	if (isIncoming && isCustomer && item.private !== true) return undefined;
	return skip('notFromCustomer', 'The message is not from a customer.');
}

/**
 * Conversations are counted per account, so the same number is somebody else's in another one.
 *
 * @param account "https://chat.example#1", as the client names it
 *
 * @throws Error when the item comes from another account
 */
export function checkAccountOf(item: JsonRecord, account: string): void {
	const own = account.slice(account.lastIndexOf('#') + 1);
	if (item.accountId === undefined || item.accountId === null || textOf(item.accountId) === own) return;
	throw new Error(`The incoming item is from account "${textOf(item.accountId).slice(0, 60)}", but this node writes to account ${own}. Set Account ID, or choose the credential of that account.`);
}
