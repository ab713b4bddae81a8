import { emptyParts } from './orderDefaults';
import { lineItems, shippingLine } from './orderLines';
import { amounts, moneyOf } from './orderMoney';
import { address, customer } from './orderPeople';
import { buyerOf, type Buyer } from './people';

/** An order as `orders/create` carries it: REST shape of 2026-10, about 10 kB of JSON. */
export type ShopifyOrder = ReturnType<typeof assemble>;

const FIRST_ORDER_ID = 6_400_000_000_000;
const FIRST_ORDER_AT = Date.UTC(2026, 10, 20, 15);
const SECOND_MS = 1_000;

/**
 * The nth order, always the same, of the nth invented buyer (`buyerOf(n)` tells whose). In odd
 * orders the phone is the order's own in E.164; in even ones it stands in the addresses only, as
 * a buyer types it. `overrides` replaces whole top-level keys.
 */
export function makeOrder(n: number, overrides: Record<string, unknown> = {}): ShopifyOrder {
	return { ...assemble(n), ...overrides };
}

function assemble(n: number) {
	const buyer = buyerOf(n);
	const money = moneyOf(buyer);
	const items = lineItems(n, buyer);
	const subtotal = items.reduce((sum, item) => sum + Number(item.price) * item.quantity, 0);
	const shipping = subtotal > 60 * money.unit ? 0 : 4 * money.unit;
	const createdAt = new Date(FIRST_ORDER_AT + n * SECOND_MS).toISOString().replace(/\.\d+Z$/, 'Z');
	return {
		...identity(n, createdAt),
		...contact(n, buyer),
		...amounts(buyer, subtotal, shipping),
		...emptyParts(n),
		billing_address: address(n, buyer),
		customer: customer(n, buyer, createdAt),
		line_items: items,
		shipping_address: address(n, buyer),
		shipping_lines: [shippingLine(n, buyer, shipping)],
	};
}

function identity(n: number, createdAt: string) {
	const id = FIRST_ORDER_ID + n;
	const token = (n + 0x5eed).toString(16).padStart(32, '0');
	return {
		id,
		admin_graphql_api_id: `gid://shopify/Order/${id}`,
		name: `#${1_001 + n}`,
		number: 1 + n,
		order_number: 1_001 + n,
		confirmation_number: `TA${String(n).padStart(7, '0')}`,
		created_at: createdAt,
		processed_at: createdAt,
		updated_at: createdAt,
		token,
		cart_token: `c1-${token}`,
		checkout_id: 38_000_000_000_000 + n,
		checkout_token: `ct-${token}`,
		order_status_url: `https://tienda-andina.example/85035548959/orders/${token}/authenticate?key=${token.slice(16)}`,
	};
}

function contact(n: number, { email, phone, country }: Buyer) {
	return {
		email,
		contact_email: email,
		phone: n % 2 === 1 ? phone : null,
		customer_locale: country.locale,
		buyer_accepts_marketing: n % 5 === 0,
		currency: country.currency,
		presentment_currency: country.currency,
	};
}
