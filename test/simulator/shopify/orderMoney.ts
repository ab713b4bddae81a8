import type { Buyer } from './people';

type Money = { amount: string; currency_code: string };
type MoneySet = { shop_money: Money; presentment_money: Money };
/** Each price stands twice: as text, and as a set in the shop's and the buyer's currency. */
type Prices<Name extends string> = Record<Name, string> & Record<`${Name}_set`, MoneySet>;

/** Every total of an order without discounts, tax included. */
export function amounts(buyer: Buyer, subtotal: number, shipping: number) {
	const { price, set } = moneyOf(buyer);
	const total = subtotal + shipping;
	const tax = total - total / (1 + buyer.country.taxRate);
	const parts = {
		current_subtotal_price: subtotal,
		current_total_discounts: 0,
		current_total_price: total,
		current_total_tax: tax,
		subtotal_price: subtotal,
		total_discounts: 0,
		total_line_items_price: subtotal,
		total_price: total,
		total_tax: tax,
	};
	const pairs = Object.entries(parts).flatMap(([name, value]) => [
		[name, price(value)],
		[`${name}_set`, set(value)],
	]);
	return {
		...(Object.fromEntries(pairs) as Prices<keyof typeof parts>),
		current_shipping_price_set: set(shipping),
		current_total_additional_fees_set: null,
		current_total_duties_set: null,
		original_total_additional_fees_set: null,
		original_total_duties_set: null,
		total_cash_rounding_payment_adjustment_set: set(0),
		total_cash_rounding_refund_adjustment_set: set(0),
		total_outstanding: price(0),
		total_shipping_price_set: set(shipping),
		total_tip_received: price(0),
		tax_lines: [taxLine(buyer, tax)],
	};
}

export function taxLine(buyer: Buyer, tax: number) {
	const { price, set } = moneyOf(buyer);
	const { taxTitle, taxRate } = buyer.country;
	return {
		channel_liable: false,
		price: price(tax),
		price_set: set(tax),
		rate: taxRate,
		title: taxTitle,
	};
}

/** Prices as Shopify writes them; `unit` is about a dollar. */
export function moneyOf({ country }: Buyer) {
	const price = (amount: number) => amount.toFixed(country.decimals);
	const money = (amount: number): Money => ({
		amount: price(amount),
		currency_code: country.currency,
	});
	const unit = country.decimals === 0 ? 990 : 9.9;
	const set = (amount: number): MoneySet => ({
		shop_money: money(amount),
		presentment_money: money(amount),
	});
	return { price, set, unit };
}
