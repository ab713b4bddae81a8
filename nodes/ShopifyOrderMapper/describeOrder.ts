import { entryOf } from '../shared/entryOf';
import type { Language } from './chooseLanguage';
import type { ChosenPhone } from './choosePhone';
import { currencyIn, formatMoney, moneyIn, type Money } from './formatMoney';
import { readEmail, readIdentifier, readPerson } from './readCustomer';
import { instantIn, listIn, textIn, urlIn, type Json } from './readFields';
import { readItems, writeItems, type OrderItem } from './readItems';
import type { Notice } from './readOrder';
import { readRefundMoney } from './readRefundMoney';
import { readTracking, type Tracking } from './readTracking';
import { TEXTS, type Texts } from './texts';
import { writeMessage, type MessageFacts, type Payment } from './writeMessage';
import { writeTemplate, type BodyParam } from './writeTemplate';

export type OrderJson = {
	id: string | null;
	name: string | null;
	number: number | null;
	currency: string | null;
	/** Presentment money as Shopify writes it; of a refund, what was paid back. */
	total: string | null;
	totalText: string | null;
	financialStatus: string | null;
	fulfillmentStatus: string | null;
	cancelReason: string | null;
	/** Status page of the order; of a checkout, where to complete it. */
	statusUrl: string | null;
	/** ISO instant. */
	createdAt: string | null;
	items: OrderItem[];
	itemsText: string;
};

export type CustomerJson = {
	name: string | null;
	firstName: string | null;
	/** E.164. */
	phone: string;
	phoneSource: string;
	email: string | null;
	identifier: string | null;
	country: string | null;
	language: Language;
	acceptsMarketing: boolean;
};

export type Reader = { language: Language; locale: string; country: string | null };

type Read = { order: OrderJson; tracking: Tracking; customer: CustomerJson };

export type Described = Read & {
	message: { language: Language; text: string };
	template: { bodyParams: BodyParam[] };
};

const PAYMENTS: Record<string, Payment> = {
	paid: 'paid',
	pending: 'unpaid',
	authorized: 'unpaid',
	expired: 'unpaid',
	partially_paid: 'partlyPaid',
	refunded: 'refunded',
};

/** Everything of the output that is read from the body, with the texts written from it. */
export function describeOrder(notice: Notice, phone: ChosenPhone, reader: Reader): Described {
	const texts = TEXTS[reader.language];
	const tracking = readTracking(notice.body);
	const order = orderJson(notice, reader, texts);
	const customer = customerJson(notice.order, phone, reader);
	const facts = factsOf(notice, { order, tracking, customer });
	const message = { language: reader.language, text: writeMessage(facts, texts) };
	return {
		order,
		tracking,
		customer,
		message,
		template: { bodyParams: writeTemplate(facts, texts) },
	};
}

function orderJson(notice: Notice, { locale }: Reader, { andMore }: Texts): OrderJson {
	const { body, order } = notice;
	const money = totalOf(notice);
	const items = readItems(body);
	const number = order.order_number;
	const createdAt = instantIn(order, 'created_at') ?? instantIn(body, 'created_at');
	return {
		id: notice.orderId,
		name: notice.orderName,
		number: typeof number === 'number' && Number.isSafeInteger(number) ? number : null,
		currency:
			money?.currency ?? currencyIn(order, 'presentment_currency') ?? currencyIn(order, 'currency'),
		total: money?.amount ?? null,
		totalText: money ? formatMoney(money, locale) : null,
		financialStatus: textIn(order, 'financial_status'),
		fulfillmentStatus: textIn(order, 'fulfillment_status'),
		cancelReason: textIn(order, 'cancel_reason'),
		statusUrl: linkIn(order),
		createdAt: createdAt?.toISOString() ?? null,
		items,
		itemsText: writeItems(items, andMore),
	};
}

function linkIn(order: Json): string | null {
	return (
		urlIn(order, 'order_status_url') ??
		urlIn(order, 'abandoned_checkout_url') ??
		urlIn(order, 'web_url')
	);
}

function totalOf({ kind, body, order }: Notice): Money | null {
	const shopCurrency = currencyIn(order, 'currency');
	if (kind === 'refundCreated') return readRefundMoney(body);
	return moneyIn(order, 'total_price', shopCurrency);
}

function customerJson(order: Json, phone: ChosenPhone, reader: Reader): CustomerJson {
	const { name, firstName } = readPerson(order);
	return {
		name,
		firstName,
		phone: phone.e164,
		phoneSource: phone.source,
		email: readEmail(order),
		identifier: readIdentifier(order),
		country: reader.country,
		language: reader.language,
		acceptsMarketing: order.buyer_accepts_marketing === true,
	};
}

function factsOf(notice: Notice, { order, tracking, customer }: Read): MessageFacts {
	const { kind, orderName } = notice;
	const lines = kind === 'orderFulfilled' ? listIn(notice.body, 'line_items') : [];
	return {
		kind,
		firstName: customer.firstName ?? customer.name,
		orderName,
		totalText: order.totalText,
		payment: entryOf(PAYMENTS, order.financialStatus ?? '') ?? 'other',
		cancelReason: order.cancelReason,
		hasShipping: lines.length === 0 || lines.some((line) => line.requires_shipping !== false),
		items: order.items,
		itemsText: order.itemsText,
		tracking,
		link: order.statusUrl,
	};
}
