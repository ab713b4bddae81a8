import { SKIP_SENTENCES, type SkipReason } from './describeSkip';
import { kindOfTopic, resourceOf, type Kind } from './kinds';
import { hostName, type Delivery } from './readDelivery';
import { exactDigits, globalIdOf, isRecord, isRoundedId, textIn, type Json } from './readFields';

/** A Shopify body of which kind and ids are known. */
export type Notice = {
	kind: Kind;
	shop: string;
	topic: string | null;
	/** What Shopify sent: an order, a fulfilment, a refund or a checkout. */
	body: Json;
	/** Where customer and addresses are: the body, or the order inside it. */
	order: Json;
	/** Global id of the body. */
	id: string;
	/**
	 * Global id of the order (of the checkout for a checkout); null when the body does not tell it.
	 */
	orderId: string | null;
	orderName: string | null;
};

export type Unread = {
	reason: SkipReason;
	detail: string;
	kind: Kind | null;
	shop: string;
	topic: string | null;
};

type Known = Pick<Notice, 'shop' | 'topic' | 'kind'>;

export const UNKNOWN_SHOP = 'unknown-shop';

const MAX_NAME = 60;

/** Says what a delivery is about, or why it is about nothing a customer could be told. */
export function readOrder(delivery: Delivery): Notice | Unread {
	const { body, topic } = delivery;
	const shop = delivery.shop ?? shopOf(body);
	const known = { shop, topic, kind: null };
	if (!isRecord(body)) return { ...known, reason: 'notAnOrder', detail: notARecord(body) };
	if (topic?.startsWith('draft_orders/')) {
		return { ...known, reason: 'draftOrder', detail: SKIP_SENTENCES.draftOrder };
	}
	const kind = topic === null ? inferKind(body) : kindOfTopic(topic);
	if (kind !== undefined) return readNotice(body, { shop, topic, kind });
	if (topic === null) return { ...known, reason: 'notAnOrder', detail: notRecognized(body) };
	return { ...known, reason: 'unknownTopic', detail: unknownTopic(topic) };
}

function readNotice(body: Json, known: Known): Notice | Unread {
	const { kind } = known;
	if (!looksLike(kind, body)) {
		return { ...known, reason: 'notAnOrder', detail: SKIP_SENTENCES.notAnOrder };
	}
	const id = idOf(kind, body);
	if (id !== undefined) return noticeOf(body, id, known);
	if (!isRoundedId(body.id)) return { ...known, reason: 'notAnOrder', detail: SKIP_SENTENCES.noId };
	const detail = `${textIn(body, 'name') ?? 'The body'} ${SKIP_SENTENCES.roundedId}`;
	return { ...known, reason: 'roundedId', detail };
}

/** Without a topic the body tells: what is done to an order shows in its fields. */
function inferKind(body: Json): Kind | undefined {
	if ('abandoned_checkout_url' in body || looksLikeCheckout(body)) return 'checkoutAbandoned';
	if (Array.isArray(body.refund_line_items)) return 'refundCreated';
	if ('order_id' in body && ('tracking_number' in body || 'tracking_numbers' in body)) {
		return body.shipment_status ? 'shipmentUpdated' : 'shipmentCreated';
	}
	if (!looksLikeOrder(body)) return undefined;
	if (body.cancelled_at) return 'orderCancelled';
	if (body.fulfillment_status === 'fulfilled') return 'orderFulfilled';
	return body.fulfillment_status === 'partial' ? 'orderPartiallyFulfilled' : 'orderCreated';
}

function looksLike(kind: Kind, body: Json): boolean {
	const resource = resourceOf(kind);
	if (resource === 'Order') return !('order_id' in body && 'tracking_numbers' in body);
	if (resource === 'Checkout') return !('financial_status' in body);
	return resource === 'Refund' ? !('tracking_numbers' in body) : !('refund_line_items' in body);
}

function looksLikeOrder(body: Json): boolean {
	const isGiven = ['financial_status', 'total_price', 'order_number'].some((key) => key in body);
	const gid = body.admin_graphql_api_id;
	return isGiven && !(typeof gid === 'string' && gid.startsWith('gid://shopify/DraftOrder/'));
}

function looksLikeCheckout(body: Json): boolean {
	return 'completed_at' in body && 'token' in body && !('financial_status' in body);
}

function idOf(kind: Kind, body: Json): string | undefined {
	const id = globalIdOf(body, resourceOf(kind));
	if (id !== undefined || kind !== 'checkoutAbandoned') return id;
	const token = typeof body.token === 'string' ? body.token : '';
	return /^[\w-]{8,64}$/.test(token) ? `gid://shopify/Checkout/${token}` : undefined;
}

function noticeOf(body: Json, id: string, known: Known): Notice {
	const { kind, shop, topic } = known;
	const resource = resourceOf(kind);
	if (resource === 'Order' || resource === 'Checkout') {
		const orderName = textIn(body, 'name', MAX_NAME) ?? numberOf(body);
		return { kind, shop, topic, body, order: body, id, orderId: id, orderName };
	}
	const embedded = isRecord(body.order) ? body.order : undefined;
	const digits = exactDigits(body.order_id);
	const derived = digits === undefined ? null : `gid://shopify/Order/${digits}`;
	const orderId = embedded ? (globalIdOf(embedded, 'Order') ?? derived) : derived;
	// A fulfilment is called "#1001.1": the first of order #1001.
	const ownName = textIn(body, 'name', MAX_NAME)?.replace(/\.\d+$/, '') ?? null;
	const orderName = embedded ? (textIn(embedded, 'name', MAX_NAME) ?? ownName) : ownName;
	return { kind, shop, topic, body, order: embedded ?? body, id, orderId, orderName };
}

function numberOf(body: Json): string | null {
	const digits = exactDigits(body.order_number);
	return digits === undefined ? null : `#${digits}`;
}

function shopOf(body: unknown): string {
	if (!isRecord(body)) return UNKNOWN_SHOP;
	const order = isRecord(body.order) ? body.order : body;
	const address = [order.order_status_url, order.abandoned_checkout_url, order.web_url].find(
		Boolean,
	);
	const host =
		typeof address === 'string' ? /^https?:\/\/([^/?#:]+)/i.exec(address)?.[1] : undefined;
	return hostName(host) ?? UNKNOWN_SHOP;
}

function notARecord(body: unknown): string {
	if (body === undefined || body === null || body === '') return SKIP_SENTENCES.emptyBody;
	return Array.isArray(body) ? SKIP_SENTENCES.list : SKIP_SENTENCES.notJson;
}

function notRecognized(body: Json): string {
	return Object.keys(body).length === 0 ? SKIP_SENTENCES.emptyBody : SKIP_SENTENCES.notAnOrder;
}

function unknownTopic(topic: string): string {
	const name = topic.replace(/[^\w/.-]/g, '').slice(0, 60);
	if (/^orders\/(updated|edited)$/.test(name)) return `${name} ${SKIP_SENTENCES.orderUpdated}`;
	return `No message is known for the topic ${name}. Point only order, fulfilment, refund and checkout webhooks at this address.`;
}
