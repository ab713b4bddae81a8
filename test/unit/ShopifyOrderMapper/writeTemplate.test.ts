import { mapOrder } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import {
	checkoutBody,
	delivered,
	fulfillmentBody,
	NOW,
	orderBody,
	refundBody,
	type Body,
} from './bodies';

function paramsOf(input: unknown): string[] {
	const result = mapOrder(input, { now: NOW });
	return 'template' in result
		? result.template.bodyParams.map(({ name, value }) => `${name}=${value}`)
		: [];
}

const LINK = 'https://tienda.example/orders/abc/authenticate?key=k1';
const TRACKING = [
	'tracking_company=Chilexpress',
	'tracking_number=99900011122',
	'tracking_url=https://correo.example/t?n=99900011122',
];

// Templates that shops had approved count on these names in this order.
it.each<[string, Body, string[]]>([
	[
		'orders/create',
		orderBody(),
		[
			'customer_name=Ana',
			'order_name=#1001',
			'total=$45.990',
			'items=2x Polera (M)',
			`order_url=${LINK}`,
		],
	],
	[
		'orders/paid',
		orderBody(),
		[
			'customer_name=Ana',
			'order_name=#1001',
			'total=$45.990',
			'items=2x Polera (M)',
			`order_url=${LINK}`,
		],
	],
	[
		'orders/fulfilled',
		orderBody({ fulfillments: [fulfillmentBody()] }),
		['customer_name=Ana', 'order_name=#1001', 'total=$45.990', ...TRACKING],
	],
	[
		'orders/partially_fulfilled',
		orderBody({ fulfillments: [] }),
		[
			'customer_name=Ana',
			'order_name=#1001',
			'total=$45.990',
			'tracking_company=-',
			'tracking_number=-',
			'tracking_url=-',
		],
	],
	[
		'orders/cancelled',
		orderBody({ cancel_reason: 'declined' }),
		[
			'customer_name=Ana',
			'order_name=#1001',
			'total=$45.990',
			'cancel_reason=el pago fue rechazado',
		],
	],
	[
		'orders/cancelled',
		orderBody({ cancel_reason: 'fraud' }),
		['customer_name=Ana', 'order_name=#1001', 'total=$45.990', 'cancel_reason=otro motivo'],
	],
	['refunds/create', refundBody(), ['customer_name=Ana', 'order_name=#1001', 'total=$9.990']],
	[
		'fulfillments/create',
		fulfillmentBody(),
		['customer_name=Ana', 'order_name=#1001', ...TRACKING, 'items=2x Polera (M)'],
	],
	[
		'fulfillments/update',
		fulfillmentBody({ shipment_status: 'out_for_delivery' }),
		['customer_name=Ana', 'order_name=#1001', 'shipment_status=en reparto', ...TRACKING],
	],
	[
		'checkouts/update',
		checkoutBody(),
		[
			'customer_name=Ana',
			'items=1x Polera',
			'total=$9.990',
			'checkout_url=https://tienda.example/checkouts/abc/recover',
		],
	],
])('%s', (topic, body, params) => {
	expect(paramsOf(delivered(topic, body))).toEqual(params);
});

describe('values are never blank, hold no line break and no Liquid', () => {
	it.each<[string, Body, string]>([
		['no name', { customer: null }, 'customer_name=cliente'],
		['a name of blanks', { customer: { first_name: ' \n ' } }, 'customer_name=cliente'],
		['only a last name', { customer: { last_name: 'Soto' } }, 'customer_name=Soto'],
		[
			'a name on two lines',
			{ customer: { first_name: 'Ana\n\tMaría' } },
			'customer_name=Ana María',
		],
		['no total', { total_price: null }, 'total=-'],
		['no status page', { order_status_url: null }, 'order_url=-'],
		['no items', { line_items: [] }, 'items=-'],
		[
			'Liquid',
			{ customer: { first_name: '{{contact.email}}' } },
			'customer_name={\u200b{contact.email}}',
		],
	])('%s', (_name, changes, param) => {
		expect(paramsOf(orderBody(changes))).toContain(param);
	});
});

it.each([
	['pt', 'customer_name=cliente'],
	['en', 'customer_name=there'],
] as const)('nobody named, in %s', (language, param) => {
	const result = mapOrder(orderBody({ customer: null }), { language, now: NOW });
	const params = 'template' in result ? result.template.bodyParams : [];
	expect(params.map(({ name, value }) => `${name}=${value}`)).toContain(param);
});
