import type { JsonRecord } from '../../../shared/chatwoot/types';
import { readPhone } from '../../../shared/phone';
import { breakLiquid } from '../../../shared/text';
import { collectionOf, idOf, listOf, recordOf, requiredIdOf, textOf } from '../../operation';
import type { TemplateWish } from '../../readTemplateWish';
import { readTemplateWish } from '../../readTemplateWish';

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
 * Reads the fields of `notification.send`.
 *
 * @throws Error with a sentence that names the field and what to enter
 */
export function readWish(parameter: (name: string) => unknown): NotificationWish {
	const options = collectionOf(parameter('options'));
	const legible = options.allowLiquid === true ? (text: string) => text : breakLiquid;
	const wish: NotificationWish = {
		inboxId: requiredIdOf(parameter('inboxId'), 'Inbox'),
		phone: readPhoneField(parameter('phone'), parameter('country'), parameter('email'), parameter('identifier')),
		email: textOf(parameter('email')) || undefined,
		name: textOf(parameter('name')) || undefined,
		identifier: textOf(parameter('identifier')) || undefined,
		content: legible(textOf(parameter('content'))),
		template: readTemplateWish(collectionOf(parameter('template')), legible),
		idempotencyKey: textOf(parameter('idempotencyKey')) || undefined,
		whenWindowClosed: WINDOW_CHOICES.find((choice) => choice === parameter('whenWindowClosed')) ?? 'template',
		conversationMode: parameter('conversationMode') === 'new' ? 'new' : 'reuse',
		extras: readExtras(options),
	};
	if (!wish.phone && !wish.email && !wish.identifier) {
		throw new Error('Nobody to write to: Phone, Email and Identifier are all empty. Fill in at least one.');
	}
	if (!wish.content && !wish.template) {
		throw new Error('Nothing to send: Content is empty and no template is chosen. Fill in one of them.');
	}
	return wish;
}

/** An unreadable phone is no reason to stop when an e-mail or identifier names the customer as well. */
function readPhoneField(...[phone, country, ...others]: unknown[]): string | undefined {
	const text = textOf(phone);
	if (text === '') return undefined;
	const read = readPhone(text, textOf(country) || undefined);
	if ('e164' in read) return read.e164;
	if (others.some((other) => textOf(other) !== '')) return undefined;
	throw new Error(
		`"${text.slice(0, 40)}" is no phone number that can be reached. Enter it with its country code, such as +56 9 1234 5678, or set Country.`,
	);
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
