import { isRecord } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { textOf } from '../../operation';
import { entryOf } from '../../../shared/entryOf';

/** What a notice needs, wherever it comes from; not yet checked. */
export type NoticeFields = {
	phone: unknown;
	country: unknown;
	email: unknown;
	name: unknown;
	identifier: unknown;
	content: unknown;
	idempotencyKey: unknown;
	/** ISO, when the event was first told. */
	triggeredAt?: unknown;
	/** As the Template field stores it. */
	template: JsonRecord;
};

/** The template of a kind of notice, where the user chose none; documented for shops to have them approved. */
export const TEMPLATE_OF_KIND: Record<string, string> = {
	orderCreated: 'order_confirmation',
	orderPaid: 'order_paid',
	orderFulfilled: 'order_shipped',
	orderPartiallyFulfilled: 'order_partly_shipped',
	orderCancelled: 'order_cancelled',
	refundCreated: 'order_refunded',
	shipmentCreated: 'shipment_created',
	shipmentUpdated: 'shipment_updated',
	checkoutAbandoned: 'cart_reminder',
};

/**
 * Takes a notice from an item of Shopify Order Mapper. Name, language and values of the template come from the
 * item wherever the Template field leaves them open.
 *
 * @throws Error with a sentence when the item is of another kind
 */
export function readOrderItem(item: JsonRecord, template: JsonRecord): NoticeFields {
	const { customer, message } = item;
	if (!isRecord(customer) || !isRecord(message)) throw new Error(NO_ORDER_ITEM);
	return {
		phone: customer.phone,
		country: customer.country,
		email: customer.email,
		name: customer.name,
		identifier: customer.identifier,
		content: message.text,
		idempotencyKey: item.idempotencyKey,
		triggeredAt: item.triggeredAt,
		template: completeTemplate(item, message, template),
	};
}

const NO_ORDER_ITEM =
	'The input item is not one of Shopify Order Mapper. Connect its output Notify to this node, or set Notice From to The Fields Below.';

function completeTemplate(item: JsonRecord, message: JsonRecord, template: JsonRecord): JsonRecord {
	const offered = isRecord(item.template) ? item.template.bodyParams : undefined;
	const name = textOf(template.name) || entryOf(TEMPLATE_OF_KIND, textOf(item.kind)) || '';
	const language = textOf(template.language) || (name.includes('|') ? '' : message.language);
	const own = isRecord(template.bodyParams) && Array.isArray(template.bodyParams.param);
	const values = own ? {} : { bodyParams: offered, takeWhatFits: true };
	return { ...template, name, language, ...values };
}
