import { amountIn, isRecord, listIn, recordIn, textIn, type Json } from './readFields';

export type OrderItem = {
	title: string;
	variant: string | null;
	quantity: number;
	price: string | null;
	sku: string | null;
};

// Shopify's name for the only variant of a product without variants.
const NO_VARIANT = 'Default Title';
const MAX_ITEMS_TEXT = 700;
const MAX_TITLE = 255;

/**
 * The lines of an order, a fulfilment, a checkout or a refund, without those that were removed
 * again.
 */
export function readItems(body: Json): OrderItem[] {
	const lines = Array.isArray(body.refund_line_items)
		? listIn(body, 'refund_line_items').map(refundedLine)
		: listIn(body, 'line_items');
	const left = lines.filter((line) => line.current_quantity !== 0);
	return (left.length > 0 ? left : lines).map(readItem);
}

/** `2x Polera (M), 1x Taza`, on one line for a template; a long list ends in `and 7 more`. */
export function writeItems(items: OrderItem[], andMore: string): string {
	const parts: string[] = [];
	let length = 0;
	for (const item of items) {
		const part = writeItem(item);
		length += part.length + 2;
		if (length > MAX_ITEMS_TEXT && parts.length > 0) break;
		parts.push(part);
	}
	const rest = items.length - parts.length;
	const text = parts.join(', ');
	return rest > 0 ? `${text} ${andMore.replace('{count}', String(rest))}` : text;
}

export function writeItem({ quantity, title, variant }: OrderItem): string {
	return variant === null ? `${quantity}x ${title}` : `${quantity}x ${title} (${variant})`;
}

function readItem(line: Json): OrderItem {
	const variant = textIn(line, 'variant_title', MAX_TITLE);
	const { quantity } = line;
	return {
		title: textIn(line, 'title', MAX_TITLE) ?? textIn(line, 'name', MAX_TITLE) ?? '?',
		variant: variant === NO_VARIANT ? null : variant,
		quantity:
			typeof quantity === 'number' && Number.isSafeInteger(quantity) && quantity > 0 ? quantity : 1,
		price:
			amountIn(recordIn(recordIn(line, 'price_set'), 'presentment_money'), 'amount') ??
			amountIn(line, 'price'),
		sku: textIn(line, 'sku'),
	};
}

function refundedLine(line: Json): Json {
	const item = isRecord(line.line_item) ? line.line_item : {};
	return { ...item, quantity: line.quantity, current_quantity: undefined };
}
