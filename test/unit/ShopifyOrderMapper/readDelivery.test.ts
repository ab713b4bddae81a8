import {
	headerOf,
	needsRawBody,
	parseExactly,
	readDelivery,
} from '../../../nodes/ShopifyOrderMapper/readDelivery';

describe('integers that JSON.parse would round stay whole', () => {
	it.each([
		['id above 2^53', '{"id":820982911946154508}', { id: '820982911946154508' }],
		['spaces around', '{ "id" : 820982911946154508 }', { id: '820982911946154508' }],
		['in a list', '[820982911946154508, 1]', ['820982911946154508', 1]],
		['negative', '{"id":-820982911946154508}', { id: '-820982911946154508' }],
		['15 digits', '{"id":999999999999999}', { id: 999999999999999 }],
		['digits in a text', '{"a":"x: 820982911946154508,"}', { a: 'x: 820982911946154508,' }],
		[
			'a text with quotes',
			'{"a":"say \\"hi\\": 820982911946154508","id":820982911946154508}',
			{ a: 'say "hi": 820982911946154508', id: '820982911946154508' },
		],
		[
			'a text that ends in a backslash',
			'{"a":"x\\\\","id":820982911946154508}',
			{ a: 'x\\', id: '820982911946154508' },
		],
		['a long fraction', '{"a":0.12345678901234567890}', { a: 0.12345678901234568 }],
		['a long number with a fraction', '{"a":12345678901234567890.5}', { a: 12345678901234567000 }],
		['an exponent', '{"a":1234567890123456789e2}', { a: 123456789012345680000 }],
		['not JSON', '{"id":', undefined],
		['empty', '', undefined],
	])('%s', (_name, text, value) => {
		expect(parseExactly(text)).toEqual(value);
	});

	it('takes long texts in stride', () => {
		const text = JSON.stringify({ title: 'a\\"'.repeat(300_000), id: 1 });
		expect(parseExactly(`${text.slice(0, -1)},"x":820982911946154508}`)).toHaveProperty(
			'x',
			'820982911946154508',
		);
	});
});

describe('headers', () => {
	it.each([
		['as n8n writes them', { 'x-shopify-topic': 'orders/paid' }],
		['as Shopify writes them', { 'X-Shopify-Topic': 'orders/paid' }],
		['in capitals', { 'X-SHOPIFY-TOPIC': 'orders/paid' }],
		['of events', { 'shopify-topic': 'orders/paid' }],
		['of events, in another case', { 'Shopify-Topic': 'orders/paid' }],
		['given twice', { 'x-shopify-topic': ['orders/paid', 'orders/paid'] }],
		['with spaces', { 'x-shopify-topic': ' orders/paid ' }],
	])('%s', (_name, headers) => {
		expect(headerOf(headers, 'topic')).toBe('orders/paid');
	});

	it.each([
		['absent', {}],
		['empty', { 'x-shopify-topic': '' }],
		['no text', { 'x-shopify-topic': 7 }],
		['an empty list', { 'x-shopify-topic': [] }],
	])('%s', (_name, headers) => {
		expect(headerOf(headers, 'topic')).toBeUndefined();
	});

	it.each([
		['a shop', 'Tienda.myshopify.com', 'tienda.myshopify.com'],
		['a path', 'tienda.myshopify.com/x', null],
		['markup', '<b>tienda</b>', null],
		['a name without end', `${'a'.repeat(300)}.com`, null],
	])('shop domain: %s', (_name, value, shop) => {
		expect(readDelivery({ headers: { 'x-shopify-shop-domain': value }, body: {} }).shop).toBe(shop);
	});
});

describe('what counts as the body', () => {
	it.each([
		['a bare body', { id: 1 }, { id: 1 }],
		["a Webhook node's item", { headers: {}, body: { id: 1 } }, { id: 1 }],
		[
			'a body that nobody parsed',
			{ headers: {}, body: '{"id":820982911946154508}' },
			{ id: '820982911946154508' },
		],
		[
			'the raw body before the parsed one',
			{ headers: {}, body: { id: 2 }, rawBody: '{"id":1}' },
			{ id: 1 },
		],
		['the resource under its name', { order: { id: 1 } }, { id: 1 }],
		['a refund that holds its order', { id: 1, order: { id: 2 } }, { id: 1, order: { id: 2 } }],
		['no body', { headers: {} }, undefined],
	])('%s', (_name, input, body) => {
		expect(readDelivery(input).body).toEqual(body);
	});
});

describe('when only the raw bytes can tell', () => {
	it.each([
		['an empty body', { headers: {}, body: {} }, true],
		['no body', { headers: {} }, true],
		['an empty text', { headers: {}, body: '' }, true],
		['a rounded id', { headers: {}, body: { id: 820982911946154500 } }, true],
		[
			'a rounded id beside a global one',
			{
				headers: {},
				body: { id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/1' },
			},
			false,
		],
		['a rounded order id', { headers: {}, body: { id: 1, order_id: 820982911946154500 } }, true],
		['an ordinary body', { headers: {}, body: { id: 1 } }, false],
		['a list', { headers: {}, body: [1] }, false],
	])('%s', (_name, item, needed) => {
		expect(needsRawBody(item)).toBe(needed);
	});
});
