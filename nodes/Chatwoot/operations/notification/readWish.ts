import type { JsonRecord } from '../../../shared/chatwoot/types';
import { normalizePhone } from '../../../shared/phone';
import { breakLiquid } from '../../../shared/text';
import { collectionOf, idOf, listOf, recordOf, requiredIdOf, textOf } from '../../operation';
import { phoneOf } from '../../readContactFields';
import type { TemplateWish } from '../../readTemplateWish';
import { readTemplateWish } from '../../readTemplateWish';
import type { NoticeFields } from './readOrderItem';
import { readOrderItem } from './readOrderItem';

export const WINDOW_CHOICES = ['template', 'skip', 'fail'] as const;
export type WindowChoice = (typeof WINDOW_CHOICES)[number];

/** What the user wants sent, to whom, and how: the operation's fields, read and checked. */
export type NotificationWish = {
	inboxId: number;
	/** E.164. */
	phone?: string;
	email?: string;
	name?: string;
	identifier?: string;
	content: string;
	template?: TemplateWish;
	/** Undefined when the user gave none: then only lost answers are looked after, not runs. */
	idempotencyKey?: string;
	/** When the event was first told, where that is known. */
	triggeredAt?: Date;
	whenWindowClosed: WindowChoice;
	conversationMode: 'reuse' | 'new';
	extras: NotificationExtras;
};

export type NotificationExtras = {
	/** Of the contact. */
	customAttributes?: JsonRecord;
	conversationAttributes?: JsonRecord;
	labels: string[];
	updateContact: boolean;
	assigneeId?: number;
	teamId?: number;
};

/**
 * Reads what `notification.send` is to send: from the operation's fields, or from the item of Shopify Order Mapper.
 *
 * @throws Error with a sentence that names the field and what to enter
 */
export function readWish(parameter: (name: string) => unknown, item: JsonRecord): NotificationWish {
	const options = collectionOf(parameter('options'));
	const legible = options.allowLiquid === true ? (text: string) => text : breakLiquid;
	const template = collectionOf(parameter('template'));
	const given = parameter('noticeSource') === 'orderItem' ? readOrderItem(item, template) : fieldsOf(parameter, template);
	const wish: NotificationWish = {
		inboxId: requiredIdOf(parameter('inboxId'), 'Inbox'),
		phone: readPhoneField(given),
		email: textOf(given.email) || undefined,
		name: textOf(given.name) || undefined,
		identifier: textOf(given.identifier) || undefined,
		content: legible(textOf(given.content)),
		template: readTemplateWish(given.template, legible),
		idempotencyKey: textOf(given.idempotencyKey) || undefined,
		triggeredAt: instantOf(given.triggeredAt),
		whenWindowClosed: WINDOW_CHOICES.find((choice) => choice === parameter('whenWindowClosed')) ?? 'template',
		conversationMode: parameter('conversationMode') === 'new' ? 'new' : 'reuse',
		extras: readExtras(options),
	};
	return checkWish(wish);
}

function instantOf(value: unknown): Date | undefined {
	const at = new Date(textOf(value));
	return Number.isNaN(at.getTime()) ? undefined : at;
}

function checkWish(wish: NotificationWish): NotificationWish {
	if (!wish.phone && !wish.email && !wish.identifier) {
		throw new Error('Nobody to write to: Phone, Email and Identifier are all empty. Fill in at least one.');
	}
	if (!wish.content && !wish.template) {
		throw new Error('Nothing to send: Content is empty and no template is chosen. Fill in one of them.');
	}
	return wish;
}

function fieldsOf(parameter: (name: string) => unknown, template: JsonRecord): NoticeFields {
	return {
		phone: parameter('phone'),
		country: parameter('country'),
		email: parameter('email'),
		name: parameter('name'),
		identifier: parameter('identifier'),
		content: parameter('content'),
		idempotencyKey: parameter('idempotencyKey'),
		template,
	};
}

/** An unreadable phone is no reason to stop when an e-mail or identifier names the customer as well. */
function readPhoneField({ phone, country, email, identifier }: NoticeFields): string | undefined {
	const namedOtherwise = textOf(email) !== '' || textOf(identifier) !== '';
	if (namedOtherwise) return normalizePhone(textOf(phone), textOf(country) || undefined);
	return phoneOf(phone, country);
}

function readExtras(options: JsonRecord): NotificationExtras {
	return {
		customAttributes: recordOf(options.customAttributes, 'Contact Attributes'),
		conversationAttributes: recordOf(options.conversationAttributes, 'Conversation Attributes'),
		labels: listOf(options.labels),
		updateContact: options.updateContact === true,
		assigneeId: idOf(options.assigneeId, 'Agent'),
		teamId: idOf(options.teamId, 'Team'),
	};
}
