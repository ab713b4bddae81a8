import type { Kind } from './kinds';

export const SKIP_REASONS = [
	'badSignature',
	'cancelled',
	'checkoutCompleted',
	'draftOrder',
	'invalidPhone',
	'kindNotSelected',
	'noPhone',
	'notAnOrder',
	'nothingNew',
	'protectedData',
	'roundedId',
	'shipmentFailed',
	'shipmentPending',
	'testOrder',
	'tooOld',
	'unknownTopic',
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/**
 * Why an item leaves by the output Skipped; `detail` tells a shop owner what happened and what to
 * do.
 */
export type SkippedOrder = {
	skipped: true;
	reason: SkipReason;
	detail: string;
	kind: Kind | null;
	shop: string;
	topic: string | null;
	order: { id: string | null; name: string | null };
};

const ADD_ORDER =
	'Get the order first (Shopify node, Order, Get) and add it to the body as "order"';

/** Sentences that need no figures; the others are written where the figures are. */
export const SKIP_SENTENCES = {
	noPhone:
		'holds no phone number. Make the phone required in Shopify (Settings, Checkout, Shipping address phone number), or name the note attribute that holds it in the option Phone Note Attribute.',
	noPhoneInShipment: `names no customer, and its destination has no phone number. ${ADD_ORDER}, or subscribe to orders/fulfilled, whose body names the customer.`,
	noPhoneInRefund: `names neither the customer nor a phone number, as all of Shopify's refunds. ${ADD_ORDER}, or subscribe to orders/cancelled, whose body names the customer.`,
	protectedData:
		"came without name, address, phone and e-mail although it has a customer: Shopify hides protected customer data. Ask for access to it in the app's settings (API access, Protected customer data access), or make the webhook in Settings, Notifications, Webhooks; a custom app needs the plan Grow or higher.",
	testOrder:
		"is a test (a test notification from Shopify's settings, or an order paid with the bogus gateway), so that nobody was written to. The webhook works. To map tests too, turn off the option Skip Test Orders.",
	cancelled:
		'was already cancelled, so that its confirmation would mislead. The notice of the cancellation is the kind Order Cancelled. To map it all the same, turn off the option Skip Cancelled on Create.',
	shipmentCancelled: 'was cancelled, so that there is nothing on its way to tell about.',
	shipmentFailed:
		'failed, as Shopify reports it. Look at it in Shopify: the parcel was probably never handed over.',
	shipmentPending:
		'is not confirmed by the fulfilment service yet. Shopify reports it again (fulfillments/update) when it has left.',
	nothingNew:
		'tells neither where the shipment is nor a tracking number, so that there is nothing new to say.',
	checkoutCompleted: 'was completed: the customer bought, so that no reminder is needed.',
	notJson:
		'The input is not a Shopify body: it is no JSON object. Connect the Webhook node directly, or pass the body that Shopify sent.',
	list: 'The input is a list, not one Shopify body. Split it first, so that each item holds one order (Split Out node).',
	emptyBody:
		'The body is empty. In the Webhook node choose the method POST, and leave the option Raw Body on only when the binary data reaches this node.',
	notAnOrder:
		"The body is none of Shopify's orders, fulfilments, refunds or checkouts: what makes it one is missing. Point only those webhooks at this address.",
	noId: 'The body has no id. If the webhook is limited to some fields, include id and admin_graphql_api_id.',
	roundedId:
		'has an id above 2^53 that was rounded when its JSON was read, so that it cannot be told from its neighbours. Turn on the option Raw Body of the Webhook node, or include the field admin_graphql_api_id.',
	draftOrder:
		'A draft order is no purchase yet. Its order arrives by orders/create when the customer has accepted it.',
	orderUpdated:
		'fires on every change of an order, several times per purchase. Subscribe to orders/create, orders/paid, orders/fulfilled and orders/cancelled instead.',
} as const;
