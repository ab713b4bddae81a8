import { Parser, type Node } from 'commonmark';

import { mapOrder } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import { delivered, fulfillmentBody, NOW, orderBody, type Body } from './bodies';

const map = (input: unknown) => mapOrder(input, { now: NOW });

function textOf(input: unknown): string {
	const result = map(input);
	return 'message' in result ? result.message.text : '';
}

const PLAIN_NODES = ['document', 'paragraph', 'text', 'softbreak', 'list', 'item'];

/** What the customer reads when Chatwoot has rendered the Markdown, and which nodes are more than text. */
function rendered(markdown: string): { text: string; marks: string[] } {
	const nodes = nodesOf(new Parser().parse(markdown));
	return {
		text: nodes.map((node) => node.literal ?? (node.type === 'softbreak' ? '\n' : '')).join(''),
		marks: nodes.map((node) => node.type).filter((type) => !PLAIN_NODES.includes(type)),
	};
}

function nodesOf(node: Node): Node[] {
	const nodes = [node];
	for (let child = node.firstChild; child; child = child.next) nodes.push(...nodesOf(child));
	return nodes;
}

describe('what is no order', () => {
	it.each<[string, unknown, string]>([
		['null', null, 'The body is empty.'],
		['undefined', undefined, 'The body is empty.'],
		['an empty object', {}, 'The body is empty.'],
		['an empty body', delivered('orders/create', ''), 'The body is empty.'],
		['a list', [orderBody()], 'The input is a list'],
		['a text', 'hola', 'The input is not a Shopify body'],
		['a number', 7, 'The input is not a Shopify body'],
		['true', true, 'The input is not a Shopify body'],
		['an unknown object', { hello: 'world' }, 'The body is none of'],
		['a product', { id: 1, title: 'Polera', variants: [] }, 'The body is none of'],
		[
			'an order under a topic of fulfilments',
			delivered('fulfillments/create', { ...orderBody(), refund_line_items: [] }),
			'The body is none of',
		],
		['a topic without a body', delivered('orders/create', {}), 'The body has no id'],
	])('%s', (_name, input, detail) => {
		const result = map(input);
		expect(result).toMatchObject({ skipped: true, reason: 'notAnOrder' });
		expect(result).toHaveProperty('detail', expect.stringContaining(detail));
	});
});

describe('an order that lacks something still becomes a message', () => {
	it.each<[string, Body, string]>([
		['no customer', { customer: null }, '¡Hola! Recibimos tu pedido **#1001** por **$45.990**.'],
		[
			'a customer of another type',
			{ customer: 'Ana' },
			'¡Hola! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		[
			'addresses of another type',
			{ shipping_address: [], billing_address: 7 },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		['no total', { total_price: null }, '¡Hola Ana! Recibimos tu pedido **#1001**.'],
		['a garbage total', { total_price: 'mucho' }, '¡Hola Ana! Recibimos tu pedido **#1001**.'],
		[
			'a total that is a number',
			{ total_price: 45990 },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		['a currency that is none', { currency: 'PESOS' }, '¡Hola Ana! Recibimos tu pedido **#1001**.'],
		[
			'a currency nobody knows',
			{ currency: 'XQQ' },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **XQQ 45.990,00**.',
		],
		['no name', { name: null }, '¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.'],
		[
			'no name and no number',
			{ name: null, order_number: null },
			'¡Hola Ana! Recibimos tu pedido por **$45.990**.',
		],
		['no items', { line_items: null }, '¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.'],
		[
			'items of another type',
			{ line_items: [null, 7, 'x', []] },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		[
			'items whose count is none',
			{ line_items: [{ title: 'Polera', quantity: { toString: 1 } }] },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		[
			'a global id of another type',
			{ admin_graphql_api_id: { toString: 1 } },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		[
			'garbage instants',
			{ created_at: 'soon', updated_at: {} },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
		[
			'a status page that is no address',
			{ order_status_url: 'javascript:alert(1)' },
			'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.',
		],
	])('%s', (_name, changes, opening) => {
		expect(textOf(orderBody(changes)).startsWith(opening)).toBe(true);
	});
});

describe('a hostile product title is shown as written', () => {
	const titleOf = (title: string) =>
		textOf(orderBody({ line_items: [{ title, quantity: 1 }], order_status_url: null }));
	it.each([
		['bold', '**gratis** *hoy* __ya__ ~~no~~'],
		['a link', '[Premio](https://malo.example)'],
		['an image', '![x](https://malo.example/x.png)'],
		['code', '`rm -rf`'],
		['HTML', '<b>x</b> <script>alert(1)</script>'],
		['entities', 'caf&eacute; &#42;x&#42;'],
		['backslashes', 'C:\\temp\\*'],
		['a heading', '# Oferta'],
		['a quote', '> cita'],
		['brackets of a note', '[@Ana](mention://user/1/Ana)'],
	])('%s', (_name, title) => {
		const { text, marks } = rendered(titleOf(title));
		expect(text).toContain(`1x ${title}`);
		expect(marks).toEqual(['strong', 'strong']);
	});

	it.each([
		['a variable', 'Polera {{contact.email}}'],
		['a tag', '{% assign x = 1 %}'],
		['three braces', '{{{x}}}'],
		['braces with a mark between', '{\u200e{contact.email}}'],
	])('Liquid: %s', (_name, title) => {
		expect(titleOf(title)).not.toMatch(/\{[{%]/);
		expect(textOf(orderBody({ name: title }))).not.toMatch(/\{[{%]/);
		expect(JSON.stringify(Object(map(orderBody({ name: title }))).template)).not.toMatch(/\{[{%]/);
	});

	it('direction marks and control characters are gone', () => {
		expect(titleOf('abc\u202edef\u2066\u0000\u0007ghi')).toContain('1x abcdefghi');
	});

	it('lines are joined', () => {
		expect(titleOf('uno\n\n- dos\r\n\ttres')).toContain('- 1x uno - dos tres');
	});

	it('10 kB are cut', () => {
		const result = map(orderBody({ line_items: [{ title: '*'.repeat(10_000), quantity: 1 }] }));
		expect(result).toHaveProperty('message.text.length', expect.any(Number));
		expect(
			textOf(orderBody({ line_items: [{ title: '*'.repeat(10_000), quantity: 1 }] })).length,
		).toBeLessThan(600);
	});
});

describe('long orders', () => {
	const lines = Array.from({ length: 1000 }, (_, index) => ({
		title: `Producto ${index + 1}`,
		quantity: 1,
	}));
	const long = Array.from({ length: 1000 }, () => ({ title: '*_'.repeat(200), quantity: 1 }));

	it('a thousand lines become twenty and a count', () => {
		const text = textOf(orderBody({ line_items: lines }));
		expect(text).toContain('- 1x Producto 20\n- y 980 productos más\n\nRevisa tu pedido:');
		expect(text).not.toContain('Producto 21');
	});

	it('keeps every line in the data, and a short list for the template', () => {
		const result = map(orderBody({ line_items: lines }));
		expect(result).toHaveProperty('order.items.length', 1000);
		expect(result).toHaveProperty(
			'order.itemsText',
			expect.stringMatching(/^1x Producto 1, .*1x Producto \d+ y 9\d\d más$/),
		);
	});

	it.each([
		[
			'order',
			orderBody({
				line_items: long,
				name: '*'.repeat(500),
				customer: { first_name: '*'.repeat(500) },
			}),
		],
		[
			'order with long addresses',
			orderBody({
				line_items: long,
				order_status_url: `https://tienda.example/${'a'.repeat(960)}`,
			}),
		],
		[
			'shipment',
			fulfillmentBody({
				line_items: long,
				tracking_number: '*'.repeat(5000),
				tracking_url: `https://correo.example/${'a'.repeat(960)}`,
			}),
		],
	])('no message is above 4096 characters: %s', (_name, body) => {
		const text = textOf(body);
		expect(text.length).toBeGreaterThan(2000);
		expect(text.length).toBeLessThanOrEqual(4096);
	});
});

describe('a hostile tracking number', () => {
	it('is shown on one line', () => {
		const text = textOf(
			fulfillmentBody({
				tracking_number: '#☠1☢\n---\n4321\n',
				tracking_url: 'https://correo.example/t?n=#☠1☢---4321',
			}),
		);
		expect(text).toContain('Seguimiento: Chilexpress **#☠1☢ --- 4321**');
		expect(text).toContain(
			'Sigue tu envío: https://correo.example/t?n=#%E2%98%A01%E2%98%A2---4321',
		);
	});

	it.each([
		['emphasis', 'https://correo.example/*x*', 'https://correo.example/%2Ax%2A'],
		[
			'underscores that stand alone',
			'https://correo.example/__x__/a_b',
			'https://correo.example/%5F%5Fx%5F%5F/a_b',
		],
		['Liquid', 'https://correo.example/{{x}}', 'https://correo.example/%7B%7Bx%7D%7D'],
		[
			'a link',
			'https://correo.example/](https://malo.example)',
			'https://correo.example/%5D(https://malo.example)',
		],
	])('address with %s', (_name, tracking_url, shown) => {
		expect(textOf(fulfillmentBody({ tracking_url })).split('\n').at(-1)).toBe(
			`Sigue tu envío: ${shown}`,
		);
	});

	it.each([
		'javascript:alert(1)',
		'ftp://x.example',
		'no address',
		'https://',
		`https://x.example/${'a'.repeat(1000)}`,
	])('no address: %p', (tracking_url) => {
		expect(map(fulfillmentBody({ tracking_url, tracking_urls: [] }))).toHaveProperty(
			'tracking.url',
			null,
		);
	});
});
