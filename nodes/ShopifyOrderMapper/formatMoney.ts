import { amountIn, isRecord, recordIn, type Json } from './readFields';

export type Money = { amount: string; currency: string };

// Making a formatter costs a hundred times what using it does. Currency codes come from outside:
// bounded.
const MAX_FORMATTERS = 200;
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * What the buyer paid: the presentment money of `<key>_set`, else the plain field in the shop's
 * currency. Shopify writes `currency_code` in most places and `currency` in some.
 */
export function moneyIn(json: Json, key: string, shopCurrency: string | null): Money | null {
	const presentment = presentmentOf(recordIn(json, `${key}_set`));
	if (presentment) return presentment;
	const amount = amountIn(json, key);
	return amount !== null && shopCurrency !== null ? { amount, currency: shopCurrency } : null;
}

/** `$45.990` for 45990 CLP and a Chilean; the currency's own decimals, no non-breaking spaces. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
	const formatter = formatterOf(locale, currency);
	if (!formatter) return `${currency} ${amount}`;
	return formatter.format(Number(amount)).replace(/\s/g, ' ');
}

export function currencyIn(json: Json, key: string): string | null {
	const code = json[key];
	return typeof code === 'string' && /^[A-Za-z]{3}$/.test(code) ? code.toUpperCase() : null;
}

function presentmentOf(set: Json): Money | null {
	const money = isRecord(set.presentment_money)
		? set.presentment_money
		: recordIn(set, 'shop_money');
	const amount = amountIn(money, 'amount');
	const currency = currencyIn(money, 'currency_code') ?? currencyIn(money, 'currency');
	return amount !== null && currency !== null ? { amount, currency } : null;
}

function formatterOf(locale: string, currency: string): Intl.NumberFormat | undefined {
	const key = `${locale} ${currency}`;
	const known = formatters.get(key);
	if (known) return known;
	if (formatters.size >= MAX_FORMATTERS) formatters.clear();
	try {
		const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
		formatters.set(key, formatter);
		return formatter;
	} catch {
		return undefined;
	}
}
