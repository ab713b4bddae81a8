import { listIn, textIn, urlIn, type Json } from './readFields';

/** Where a parcel is; `status` is Shopify's `shipment_status`. */
export type Tracking = {
	company: string | null;
	number: string | null;
	url: string | null;
	status: string | null;
};

export const SHIPMENT_STATUSES = [
	'label_printed',
	'label_purchased',
	'confirmed',
	'in_transit',
	'out_for_delivery',
	'delivered',
	'attempted_delivery',
	'ready_for_pickup',
	'picked_up',
	'delayed',
	'failure',
] as const;

export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

const NOT_SHIPPED = ['cancelled', 'error', 'failure'];
const NO_TRACKING: Tracking = { company: null, number: null, url: null, status: null };
const MAX_NUMBER = 60;

/** The tracking of a fulfilment, or of an order's newest fulfilment that was not taken back. */
export function readTracking(body: Json): Tracking {
	if ('order_id' in body) return trackingOf(body);
	const shipped = listIn(body, 'fulfillments').filter(
		({ status }) => !(typeof status === 'string' && NOT_SHIPPED.includes(status)),
	);
	const newestFirst = shipped.map(trackingOf).reverse();
	return newestFirst.find(({ number, url }) => number ?? url) ?? newestFirst[0] ?? NO_TRACKING;
}

export function isShipmentStatus(status: string | null): status is ShipmentStatus {
	return SHIPMENT_STATUSES.some((known) => known === status);
}

function trackingOf(fulfillment: Json): Tracking {
	const { tracking_numbers: numbers, tracking_urls: urls } = fulfillment;
	return {
		company: textIn(fulfillment, 'tracking_company', MAX_NUMBER),
		number:
			textIn(fulfillment, 'tracking_number', MAX_NUMBER) ??
			textIn(firstOf(numbers), 'first', MAX_NUMBER),
		url: urlIn(fulfillment, 'tracking_url') ?? urlIn(firstOf(urls), 'first'),
		status: textIn(fulfillment, 'shipment_status', MAX_NUMBER),
	};
}

function firstOf(list: unknown): Json {
	return { first: Array.isArray(list) ? list[0] : undefined };
}
