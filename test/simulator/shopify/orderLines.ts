import { createRandom } from '../random';
import { moneyOf, taxLine } from './orderMoney';
import type { Buyer } from './people';

/** Two or three of the country's goods, one to three of each. */
export function lineItems(n: number, buyer: Buyer) {
	const { goods } = buyer.country;
	const random = createRandom(n + 7_919);
	return goods
		.slice(0, 2 + (n % 2))
		.map((product, index) => lineItem(buyer, product, { id: n * 10 + index, random: random() }));
}

function lineItem(
	buyer: Buyer,
	product: Buyer['country']['goods'][number],
	{ id, random }: { id: number; random: number },
) {
	const { price, set } = moneyOf(buyer);
	const quantity = 1 + Math.floor(random * 3);
	const tax = product.price * quantity * (1 - 1 / (1 + buyer.country.taxRate));
	return {
		id: 15_800_000_000_000 + id,
		admin_graphql_api_id: `gid://shopify/LineItem/${15_800_000_000_000 + id}`,
		attributed_staffs: [],
		current_quantity: quantity,
		fulfillable_quantity: quantity,
		fulfillment_service: 'manual',
		fulfillment_status: null,
		gift_card: false,
		grams: 250,
		name: product.variant ? `${product.title} - ${product.variant}` : product.title,
		price: price(product.price),
		price_set: set(product.price),
		product_exists: true,
		product_id: 8_879_000_000_000 + id,
		properties: [],
		quantity,
		requires_shipping: true,
		sales_line_item_group_id: null,
		sku: product.sku,
		taxable: true,
		title: product.title,
		total_discount: price(0),
		total_discount_set: set(0),
		variant_id: 47_472_000_000_000 + id,
		variant_inventory_management: 'shopify',
		variant_title: product.variant,
		vendor: 'Tienda Andina',
		tax_lines: [taxLine(buyer, tax)],
		duties: [],
		discount_allocations: [],
	};
}

export function shippingLine(n: number, buyer: Buyer, shipping: number) {
	const { price, set } = moneyOf(buyer);
	return {
		id: 5_100_000_000_000 + n,
		carrier_identifier: null,
		code: 'ESTANDAR',
		current_discounted_price_set: set(shipping),
		discounted_price: price(shipping),
		discounted_price_set: set(shipping),
		is_removed: false,
		phone: null,
		price: price(shipping),
		price_set: set(shipping),
		requested_fulfillment_service_id: null,
		source: 'shopify',
		title: 'Envío estándar',
		tax_lines: [],
		discount_allocations: [],
	};
}
