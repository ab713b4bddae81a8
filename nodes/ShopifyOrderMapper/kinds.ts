/** What a customer can be told about; the values are saved in workflows. */
export const KINDS = [
	'orderCreated',
	'orderPaid',
	'orderFulfilled',
	'orderPartiallyFulfilled',
	'orderCancelled',
	'refundCreated',
	'shipmentCreated',
	'shipmentUpdated',
	'checkoutAbandoned',
] as const;

export type Kind = (typeof KINDS)[number];

/** The Shopify resource that a kind's body is, as Shopify spells it in a global id. */
export type ResourceName = 'Order' | 'Fulfillment' | 'Refund' | 'Checkout';

const KIND_OF_TOPIC = new Map<string, Kind>([
	['orders/create', 'orderCreated'],
	['orders/paid', 'orderPaid'],
	['orders/fulfilled', 'orderFulfilled'],
	['orders/partially_fulfilled', 'orderPartiallyFulfilled'],
	['orders/cancelled', 'orderCancelled'],
	['refunds/create', 'refundCreated'],
	['fulfillments/create', 'shipmentCreated'],
	['fulfillments/update', 'shipmentUpdated'],
	['checkouts/create', 'checkoutAbandoned'],
	['checkouts/update', 'checkoutAbandoned'],
]);

export function kindOfTopic(topic: string): Kind | undefined {
	return KIND_OF_TOPIC.get(topic);
}

/** `ORDERS_CREATE`, as GraphQL spells a topic, is the same as `orders/create`. */
export function normalizeTopic(topic: string): string {
	const lower = topic.trim().toLowerCase();
	return lower.includes('/') ? lower : lower.replace('_', '/');
}

export function resourceOf(kind: Kind): ResourceName {
	if (kind === 'refundCreated') return 'Refund';
	if (kind === 'checkoutAbandoned') return 'Checkout';
	if (kind === 'shipmentCreated' || kind === 'shipmentUpdated') return 'Fulfillment';
	return 'Order';
}
