import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { makeOrder } from './makeOrder';
import { buyerOf, COUNTRIES } from './people';

const NUMBERS = Array.from({ length: 60 }, (_, n) => n);

describe('makeOrder', () => {
	it.each([
		{ n: 0, country: 'CL', currency: 'CLP', locale: 'es-CL', total: '83940' },
		{ n: 1, country: 'BR', currency: 'BRL', locale: 'pt-BR', total: '542.00' },
		{ n: 2, country: 'MX', currency: 'MXN', locale: 'es-MX', total: '608.00' },
	])('order $n is from $country', ({ n, country, currency, locale, total }) => {
		const order = makeOrder(n);
		expect(order.shipping_address.country_code).toBe(country);
		expect(order).toMatchObject({ currency, customer_locale: locale, total_price: total });
		expect(order.total_price_set.shop_money).toEqual({ amount: total, currency_code: currency });
	});

	it('has the keys and the size of a real one', () => {
		for (const n of NUMBERS) {
			expect(Object.keys(makeOrder(n))).toHaveLength(94);
			expect(JSON.stringify(makeOrder(n)).length).toBeGreaterThan(8_000);
			expect(JSON.stringify(makeOrder(n)).length).toBeLessThan(12_000);
		}
	});

	it('is always the same, and never like another', () => {
		expect(makeOrder(7)).toEqual(makeOrder(7));
		const gids = NUMBERS.map((n) => makeOrder(n).admin_graphql_api_id);
		expect(new Set(gids).size).toBe(NUMBERS.length);
	});

	it('adds up', () => {
		for (const order of NUMBERS.map((n) => makeOrder(n))) {
			const goods = order.line_items.reduce(
				(sum, one) => sum + Number(one.price) * one.quantity,
				0,
			);
			const shipping = Number(order.total_shipping_price_set.shop_money.amount);
			expect(Number(order.subtotal_price)).toBeCloseTo(goods, 2);
			expect(Number(order.total_price)).toBeCloseTo(goods + shipping, 2);
		}
	});

	it('carries a phone that leads to the buyer, in E.164 or as typed', () => {
		for (const n of NUMBERS) {
			const { phone, shipping_address: address } = makeOrder(n);
			const parsed = parsePhoneNumberFromString(phone ?? address.phone ?? '', address.country_code);
			expect(parsed?.number).toBe(buyerOf(n).phone);
			expect(parsed?.isValid()).toBe(true);
		}
		expect(makeOrder(0).phone).toBeNull();
		expect(makeOrder(0).shipping_address.phone).toBe('9 5550 0000');
		expect(makeOrder(3).phone).toBe('+56955500003');
		expect(makeOrder(4).shipping_address.phone).toBe('(11) 95550-0004');
	});

	it('takes overrides of whole keys', () => {
		const order = makeOrder(0, { financial_status: 'pending', customer: null });
		expect(order).toMatchObject({ financial_status: 'pending', customer: null, name: '#1001' });
	});
});

describe('buyerOf', () => {
	it('gives each of ten thousand buyers a phone and an address of their own', () => {
		const buyers = Array.from({ length: 10_000 }, (_, n) => buyerOf(n));
		expect(new Set(buyers.map(({ phone }) => phone)).size).toBe(10_000);
		expect(new Set(buyers.map(({ email }) => email)).size).toBe(10_000);
	});

	it('uses only domains that nobody can own', () => {
		expect(buyerOf(1).email).toBe('cliente1@correo.example');
		expect(COUNTRIES.map(({ code }) => code)).toEqual(['CL', 'BR', 'MX']);
	});

	it('wants a whole number from 0 up', () => {
		expect(() => buyerOf(-1)).toThrow('A buyer has a whole number from 0 up');
	});
});
