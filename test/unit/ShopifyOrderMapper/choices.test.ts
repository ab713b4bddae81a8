import { chooseLanguage, localeOf } from '../../../nodes/ShopifyOrderMapper/chooseLanguage';
import { formatMoney } from '../../../nodes/ShopifyOrderMapper/formatMoney';
import { mapOrder, type MapOptions } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import { fulfillmentBody, NOW, orderBody, refundBody, type Body } from './bodies';

describe('language', () => {
	it.each<[string, Parameters<typeof chooseLanguage>, string]>([
		['asked for', ['pt', 'es-CL', ['CL']], 'pt'],
		['locale with region', ['auto', 'es-CL', ['BR']], 'es'],
		['locale with underscore', ['auto', 'pt_BR', ['CL']], 'pt'],
		['locale alone', ['auto', 'en', ['CL']], 'en'],
		['locale in capitals', ['auto', 'ES', ['US']], 'es'],
		['a locale of three letters is another language', ['auto', 'est', ['BR']], 'pt'],
		['a language that we do not write, country Brazil', ['auto', 'de', ['BR']], 'pt'],
		['a language that we do not write, country Germany', ['auto', 'de', ['DE']], 'en'],
		['no locale, country Mexico', ['auto', null, ['MX']], 'es'],
		['no locale, first country unknown', ['auto', null, [null, 'BR', 'CL']], 'pt'],
		['no locale, no country', ['auto', null, [null]], 'en'],
	])('%s', (_name, args, language) => {
		expect(chooseLanguage(...args)).toBe(language);
	});

	it.each<[Parameters<typeof localeOf>, string]>([
		[['es', ['AR', 'CL']], 'es-AR'],
		[['es', ['US', 'CL']], 'es-CL'],
		[['es', [null]], 'es-CL'],
		[['pt', ['PT']], 'pt-PT'],
		[['pt', ['CL']], 'pt-BR'],
		[['en', ['CL']], 'en-US'],
	])('amounts: %j in %s', (args, locale) => {
		expect(localeOf(...args)).toBe(locale);
	});
});

describe('money', () => {
	it.each([
		['45990', 'CLP', 'es-CL', '$45.990'],
		['534140.00', 'CLP', 'es-CL', '$534.140'],
		['100.00', 'USD', 'es-CL', 'US$100,00'],
		['199.90', 'BRL', 'pt-BR', 'R$ 199,90'],
		['89999.00', 'ARS', 'es-AR', '$ 89.999,00'],
		['1299.00', 'MXN', 'es-MX', '$1,299.00'],
		['99990', 'CLP', 'en-US', 'CLP 99,990'],
		['598.94', 'USD', 'en-US', '$598.94'],
		['1500', 'JPY', 'en-US', '¥1,500'],
		['0.00', 'USD', 'en-US', '$0.00'],
		['-5.00', 'USD', 'en-US', '-$5.00'],
		['5', '???', 'en-US', '??? 5'],
	])('%s %s in %s', (amount, currency, locale, text) => {
		expect(formatMoney({ amount, currency }, locale)).toBe(text);
	});

	const set = {
		shop_money: { amount: '100.00', currency_code: 'USD' },
		presentment_money: { amount: '95000', currency_code: 'CLP' },
	};
	it.each<[string, Body, Body]>([
		[
			'what the buyer paid before what the shop booked',
			{ total_price: '100.00', currency: 'USD', total_price_set: set },
			{ total: '95000', currency: 'CLP', totalText: '$95.000' },
		],
		[
			'the shop money when there is no other',
			{ total_price_set: { shop_money: set.shop_money } },
			{ total: '100.00', currency: 'USD', totalText: 'US$100,00' },
		],
		[
			'the plain total',
			{ total_price_set: null },
			{ total: '45990', currency: 'CLP', totalText: '$45.990' },
		],
		[
			'a broken set',
			{ total_price_set: { presentment_money: { amount: {}, currency_code: 7 } } },
			{ total: '45990', currency: 'CLP', totalText: '$45.990' },
		],
		['no amount', { total_price: null }, { total: null, currency: 'CLP', totalText: null }],
	])('%s', (_name, changes, order) => {
		expect(mapOrder(orderBody(changes), { now: NOW })).toMatchObject({ order });
	});

	it.each<[string, Body, Body]>([
		['one transaction', {}, { total: '9990', totalText: '$9.990' }],
		[
			'two transactions',
			{
				transactions: [
					{ kind: 'refund', amount: '10.50', currency: 'USD' },
					{ kind: 'refund', amount: '1.25', currency: 'USD' },
				],
			},
			{ total: '11.75', totalText: 'US$11,75' },
		],
		[
			'a failed one',
			{ transactions: [{ kind: 'refund', status: 'failure', amount: '10.50', currency: 'USD' }] },
			{ total: null, totalText: null },
		],
		[
			'two currencies',
			{
				transactions: [
					{ kind: 'refund', amount: '10.50', currency: 'USD' },
					{ kind: 'refund', amount: '1', currency: 'CLP' },
				],
			},
			{ total: null, totalText: null },
		],
		[
			'only returned lines',
			{
				transactions: [],
				refund_line_items: [
					{
						subtotal_set: { presentment_money: { amount: '199.00', currency_code: 'USD' } },
						total_tax_set: { presentment_money: { amount: '3.98', currency_code: 'USD' } },
					},
				],
			},
			{ total: '202.98', totalText: 'US$202,98' },
		],
	])('refund of %s', (_name, changes, order) => {
		expect(mapOrder(refundBody(changes), { now: NOW })).toMatchObject({
			kind: 'refundCreated',
			order,
		});
	});
});

describe('phone', () => {
	const PLACES = [
		['order.phone', '+56961234561'],
		['customer.phone', '+56961234562'],
		['shipping_address.phone', '+56961234563'],
		['billing_address.phone', '+56961234564'],
		['customer.default_address.phone', '+56961234565'],
		['note_attributes.WhatsApp', '+56961234566'],
	] as const;
	const orderWithPhones = (numbers: Array<string | null>) =>
		orderBody({
			phone: numbers[0],
			customer: { phone: numbers[1], default_address: { phone: numbers[4] } },
			shipping_address: { phone: numbers[2] },
			billing_address: { phone: numbers[3] },
			note_attributes: [{ name: 'WhatsApp', value: numbers[5] }],
		});

	it.each(PLACES.map(([phoneSource, phone], index) => ({ phoneSource, phone, index })))(
		'$phoneSource when the $index places before are empty',
		({ phoneSource, phone, index }) => {
			const numbers = PLACES.map(([, number], place) => (place < index ? null : number));
			expect(mapOrder(orderWithPhones(numbers), { now: NOW })).toMatchObject({
				customer: { phone, phoneSource },
			});
		},
	);

	it.each<[string, Body, Partial<MapOptions>, Body]>([
		[
			'a place that holds no number is passed over',
			{ phone: '555-SHIP', customer: { phone: '9 6123 4567' } },
			{},
			{ phone: '+56961234567', phoneSource: 'customer.phone' },
		],
		[
			'the country of the address reads it',
			{ phone: null, shipping_address: { phone: '(11) 96123-4567', country_code: 'BR' } },
			{},
			{ phone: '+5511961234567', country: 'BR' },
		],
		[
			'the country of the order reads it',
			{ phone: '(11) 96123-4567', shipping_address: { country_code: 'BR' } },
			{},
			{ phone: '+5511961234567' },
		],
		[
			'the default country reads it',
			{ phone: '9 6123 4567' },
			{ defaultCountry: 'cl' },
			{ phone: '+56961234567' },
		],
		[
			'no country at all needs a plus',
			{ phone: '+56 9 6123 4567' },
			{ defaultCountry: '' },
			{ phone: '+56961234567', country: 'CL' },
		],
		[
			'a note attribute by name',
			{ phone: null, note_attributes: [{ name: 'Contacto', value: '9 6123 4567' }] },
			{ options: { phoneNoteAttribute: ' contacto ' } },
			{ phoneSource: 'note_attributes.Contacto' },
		],
		[
			'a note attribute with a usual name',
			{
				phone: null,
				note_attributes: [
					{ name: 'CPF', value: '96123456700' },
					{ name: 'Teléfono', value: '9 6123 4567' },
				],
			},
			{},
			{ phoneSource: 'note_attributes.Teléfono' },
		],
		['a number that is no text', { phone: 56961234567 }, {}, { phone: '+56961234567' }],
		[
			'eight digits, assumed mobile',
			{ phone: '61234567' },
			{ options: { assumeMobile: true } },
			{ phone: '+56961234567' },
		],
	])('%s', (_name, changes, options, customer) => {
		expect(mapOrder(orderBody(changes), { now: NOW, ...options })).toMatchObject({ customer });
	});

	it.each<[string, Body, Partial<MapOptions>, string]>([
		[
			'a name that was not asked for',
			{ phone: null, note_attributes: [{ name: 'WhatsApp', value: '9 6123 4567' }] },
			{ phoneNoteAttribute: 'contacto' },
			'noPhone',
		],
		['note attributes that are no list', { phone: null, note_attributes: {} }, {}, 'noPhone'],
		['eight digits', { phone: '61234567' }, {}, 'invalidPhone'],
		[
			'a local number without any country',
			{ phone: '9 6123 4567' },
			{ defaultCountry: '' },
			'invalidPhone',
		],
		['a list', { phone: ['+56961234567'] }, {}, 'noPhone'],
	])('not: %s', (_name, changes, options, reason) => {
		expect(mapOrder(orderBody(changes), { now: NOW, ...options })).toMatchObject({ reason });
	});

	it('a fulfilment has it in its destination', () => {
		expect(mapOrder(fulfillmentBody(), { now: NOW })).toMatchObject({
			customer: { phone: '+56961234567', phoneSource: 'destination.phone', name: 'Ana' },
		});
	});
});
