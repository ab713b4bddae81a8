import { checkNotice, subjectOf, type Rules, type Verdict } from './checkNotice';
import { chooseLanguage, LANGUAGES, localeOf, type Language } from './chooseLanguage';
import {
	choosePhone,
	describePhones,
	phonesOf,
	type ChosenPhone,
	type PhoneOptions,
} from './choosePhone';
import { SKIP_SENTENCES, type SkippedOrder } from './describeSkip';
import { describeOrder, type Described } from './describeOrder';
import { KINDS, kindOfTopic, resourceOf, type Kind } from './kinds';
import { isRedacted, readCountry } from './readCustomer';
import { readDelivery } from './readDelivery';
import { globalIdOf, listIn, textIn, type Json } from './readFields';
import { readOrder, UNKNOWN_SHOP, type Notice } from './readOrder';
import type { Tracking } from './readTracking';

/** The node's own parameters and options, all optional, side by side or as the node nests them. */
export type MapOptions = Partial<MapSettings> & {
	options?: Partial<MapSettings>;
	now: Date;
};

export type MapSettings = Rules &
	PhoneOptions & {
		/** `auto`: the customer's locale, then the country. */
		language: Language | 'auto';
	};

/** A notice ready to be sent. Money is what the buyer paid; ids are Shopify's global ids. */
export type MappedOrder = Described & {
	kind: Kind;
	idempotencyKey: string;
	shop: string;
	topic: string | null;
	/** When Shopify first told of it, the same with every redelivery; null without its headers. */
	triggeredAt: string | null;
};

export const DEFAULT_SETTINGS: MapSettings = {
	defaultCountry: 'CL',
	language: 'auto',
	notifyOn: KINDS,
	skipTestOrders: true,
	skipCancelledOnCreate: true,
	maxAgeMinutes: 0,
	assumeMobile: false,
	phoneNoteAttribute: '',
};

/**
 * Turns what Shopify posts into a customer notice, or says why there is none. Never throws,
 * whatever the JSON is.
 *
 * @param input a Shopify body, or a Webhook node's item `{ headers, body }`; a `rawBody` text beside them
 *   is read instead of `body`
 */
export function mapOrder(input: unknown, options: MapOptions): MappedOrder | SkippedOrder {
	const settings = settingsOf(options);
	const delivery = readDelivery(input);
	const notice = readOrder(delivery);
	if ('reason' in notice) return { skipped: true, ...notice, order: { id: null, name: null } };
	const verdict = checkNotice(notice, delivery, settings);
	if (verdict) return skip(notice, verdict);
	const country = readCountry(notice.order);
	const candidates = phonesOf(notice.order, settings.phoneNoteAttribute);
	const phone = choosePhone(candidates, country, settings);
	if (phone) return describe(notice, phone, { country, settings, triggeredAt: delivery.triggeredAt });
	return skip(
		notice,
		candidates.length > 0 ? wrongPhone(notice, describePhones(candidates)) : noPhone(notice),
	);
}

/** What leaves by Skipped when the signature is not Shopify's; nothing of the body is believed. */
export function rejectDelivery(input: unknown, detail: string): SkippedOrder {
	const { shop, topic } = readDelivery(input);
	const kind = topic === null ? null : (kindOfTopic(topic) ?? null);
	const order = { id: null, name: null };
	return {
		skipped: true,
		reason: 'badSignature',
		detail,
		kind,
		shop: shop ?? UNKNOWN_SHOP,
		topic,
		order,
	};
}

function settingsOf(given: MapOptions): MapSettings & { now: Date } {
	const nested = given.options ?? {};
	const all = DEFAULT_SETTINGS;
	return {
		now: given.now,
		defaultCountry: (given.defaultCountry ?? all.defaultCountry).trim().toUpperCase(),
		language: given.language ?? all.language,
		notifyOn: given.notifyOn ?? all.notifyOn,
		skipTestOrders: nested.skipTestOrders ?? given.skipTestOrders ?? all.skipTestOrders,
		skipCancelledOnCreate:
			nested.skipCancelledOnCreate ?? given.skipCancelledOnCreate ?? all.skipCancelledOnCreate,
		maxAgeMinutes: nested.maxAgeMinutes ?? given.maxAgeMinutes ?? all.maxAgeMinutes,
		assumeMobile: nested.assumeMobile ?? given.assumeMobile ?? all.assumeMobile,
		phoneNoteAttribute:
			nested.phoneNoteAttribute ?? given.phoneNoteAttribute ?? all.phoneNoteAttribute,
	};
}

function describe(
	notice: Notice,
	phone: ChosenPhone,
	{ country, settings, triggeredAt }: { country: string | null; settings: MapSettings; triggeredAt: Date | null },
): MappedOrder {
	const countries = [country, phone.country, settings.defaultCountry || null];
	const wanted = LANGUAGES.find((language) => language === settings.language) ?? 'auto';
	const language = chooseLanguage(wanted, textIn(notice.order, 'customer_locale', 20), countries);
	const described = describeOrder(notice, phone, {
		language,
		locale: localeOf(language, countries),
		country: country ?? phone.country,
	});
	const { kind, shop, topic } = notice;
	const { order, tracking, customer, message, template } = described;
	const idempotencyKey = keyOf(notice, tracking);
	const told = { kind, idempotencyKey, shop, topic, triggeredAt: triggeredAt?.toISOString() ?? null };
	return { ...told, order, tracking, customer, message, template };
}

/**
 * The same notice always has the same key. Parcels and refunds add their own id, because an order can
 * have several; an update adds what it tells, so that each change is told once.
 */
function keyOf({ kind, shop, id, orderId, body }: Notice, tracking: Tracking): string {
	const resource = resourceOf(kind);
	const parts: Array<string | null | undefined> = [shop, orderId];
	if (resource === 'Fulfillment' || resource === 'Refund') parts.push(id);
	if (kind === 'orderPartiallyFulfilled') parts.push(newestParcel(body));
	parts.push(kind);
	if (kind === 'shipmentUpdated') parts.push(tracking.status ?? tracking.number ?? tracking.url);
	return parts.filter((part) => part).join('/');
}

function newestParcel(order: Json): string | undefined {
	const newest = listIn(order, 'fulfillments').at(-1);
	return newest && globalIdOf(newest, 'Fulfillment');
}

function skip({ kind, shop, topic, orderId, orderName }: Notice, verdict: Verdict): SkippedOrder {
	return { skipped: true, ...verdict, kind, shop, topic, order: { id: orderId, name: orderName } };
}

function noPhone(notice: Notice): Verdict {
	const subject = subjectOf(notice);
	if (isRedacted(notice.order)) {
		return { reason: 'protectedData', detail: `${subject} ${SKIP_SENTENCES.protectedData}` };
	}
	const resource = notice.order === notice.body ? resourceOf(notice.kind) : 'Order';
	if (resource === 'Refund')
		return { reason: 'noPhone', detail: `${subject} ${SKIP_SENTENCES.noPhoneInRefund}` };
	if (resource !== 'Fulfillment')
		return { reason: 'noPhone', detail: `${subject} ${SKIP_SENTENCES.noPhone}` };
	return { reason: 'noPhone', detail: `${subject} ${SKIP_SENTENCES.noPhoneInShipment}` };
}

function wrongPhone(notice: Notice, typed: string): Verdict {
	return {
		reason: 'invalidPhone',
		detail: `${subjectOf(notice)} has no phone that a message could reach: ${typed}. Correct it in Shopify, and check that Default Country is where most customers are.`,
	};
}
