import { breakLiquid, templateValue } from '../shared/text';
import type { Kind } from './kinds';
import type { Texts } from './texts';
import { cancelReasonText, shipmentShort, type MessageFacts } from './writeMessage';

/** One value of a WhatsApp template: {{1}}, {{2}}… by its place, or {{name}} by its name. */
export type BodyParam = { name: string; value: string };

const TRACKING = ['tracking_company', 'tracking_number', 'tracking_url'] as const;

/** Which values a template of a kind can use, in this order; saved templates depend on it. */
export const TEMPLATE_PARAMS = {
	orderCreated: ['customer_name', 'order_name', 'total', 'items', 'order_url'],
	orderPaid: ['customer_name', 'order_name', 'total', 'items', 'order_url'],
	orderFulfilled: ['customer_name', 'order_name', 'total', ...TRACKING],
	orderPartiallyFulfilled: ['customer_name', 'order_name', 'total', ...TRACKING],
	orderCancelled: ['customer_name', 'order_name', 'total', 'cancel_reason'],
	refundCreated: ['customer_name', 'order_name', 'total'],
	shipmentCreated: ['customer_name', 'order_name', ...TRACKING, 'items'],
	shipmentUpdated: ['customer_name', 'order_name', 'shipment_status', ...TRACKING],
	checkoutAbandoned: ['customer_name', 'items', 'total', 'checkout_url'],
} as const satisfies Record<Kind, readonly string[]>;

type ParamName = (typeof TEMPLATE_PARAMS)[Kind][number];

/** The template values of a notice: never blank, on one line. */
export function writeTemplate(facts: MessageFacts, texts: Texts): BodyParam[] {
	return TEMPLATE_PARAMS[facts.kind].map((name) => ({
		name,
		value: templateValue(breakLiquid(valueOf(name, facts, texts) ?? '')),
	}));
}

function valueOf(name: ParamName, facts: MessageFacts, texts: Texts): string | null {
	const { tracking } = facts;
	if (name === 'customer_name') return facts.firstName ?? texts.someone;
	if (name === 'order_name') return facts.orderName;
	if (name === 'total') return facts.totalText;
	if (name === 'items') return facts.itemsText;
	if (name === 'order_url' || name === 'checkout_url') return facts.link;
	if (name === 'cancel_reason')
		return cancelReasonText(facts.cancelReason, texts) ?? texts.otherReason;
	if (name === 'shipment_status') return shipmentShort(tracking, texts);
	if (name === 'tracking_company') return tracking.company;
	return name === 'tracking_number' ? tracking.number : tracking.url;
}
