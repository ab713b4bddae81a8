import { mapOrder, type MapOptions } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import {
	checkoutBody,
	CUSTOMER,
	delivered,
	fulfillmentBody,
	NOW,
	orderBody,
	refundBody,
	type Body,
} from './bodies';

const map = (input: unknown, options: Partial<MapOptions> = {}) =>
	mapOrder(input, { now: NOW, ...options });

it('says when Shopify first told of it, which every redelivery repeats', () => {
	const headers = { 'x-shopify-topic': 'orders/create', 'x-shopify-triggered-at': '2026-11-20T21:41:08.123456789Z' };
	expect(map({ headers, body: orderBody() })).toMatchObject({ triggeredAt: '2026-11-20T21:41:08.123Z' });
});

it('gives an order everything that a notice needs', () => {
	expect(map(delivered('orders/create', orderBody()))).toEqual({
		kind: 'orderCreated',
		idempotencyKey: 'tienda.myshopify.com/gid://shopify/Order/1/orderCreated',
		shop: 'tienda.myshopify.com',
		topic: 'orders/create',
		triggeredAt: null,
		order: {
			id: 'gid://shopify/Order/1',
			name: '#1001',
			number: 1001,
			currency: 'CLP',
			total: '45990',
			totalText: '$45.990',
			financialStatus: 'paid',
			fulfillmentStatus: null,
			cancelReason: null,
			statusUrl: 'https://tienda.example/orders/abc/authenticate?key=k1',
			createdAt: '2026-11-20T21:41:07.000Z',
			items: [{ title: 'Polera', variant: 'M', quantity: 2, price: '9990', sku: null }],
			itemsText: '2x Polera (M)',
		},
		tracking: { company: null, number: null, url: null, status: null },
		customer: {
			name: 'Ana Pérez',
			firstName: 'Ana',
			phone: '+56961234567',
			phoneSource: 'order.phone',
			email: 'ana@example.cl',
			identifier: 'shopify:77',
			country: 'CL',
			language: 'es',
			acceptsMarketing: false,
		},
		message: {
			language: 'es',
			text: [
				'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
				'',
				'Productos:',
				'- 2x Polera (M)',
				'',
				'Revisa tu pedido: https://tienda.example/orders/abc/authenticate?key=k1',
			].join('\n'),
		},
		template: {
			bodyParams: [
				{ name: 'customer_name', value: 'Ana' },
				{ name: 'order_name', value: '#1001' },
				{ name: 'total', value: '$45.990' },
				{ name: 'items', value: '2x Polera (M)' },
				{ name: 'order_url', value: 'https://tienda.example/orders/abc/authenticate?key=k1' },
			],
		},
	});
});

describe('the topic says the kind', () => {
	it.each([
		['orders/create', orderBody(), 'orderCreated'],
		['orders/paid', orderBody(), 'orderPaid'],
		['orders/fulfilled', orderBody(), 'orderFulfilled'],
		['orders/partially_fulfilled', orderBody(), 'orderPartiallyFulfilled'],
		['orders/cancelled', orderBody(), 'orderCancelled'],
		['ORDERS_PARTIALLY_FULFILLED', orderBody(), 'orderPartiallyFulfilled'],
		['refunds/create', refundBody(), 'refundCreated'],
		['fulfillments/create', fulfillmentBody(), 'shipmentCreated'],
		['fulfillments/update', fulfillmentBody(), 'shipmentUpdated'],
		['checkouts/create', checkoutBody(), 'checkoutAbandoned'],
		['checkouts/update', checkoutBody(), 'checkoutAbandoned'],
	])('%s', (topic, body, kind) => {
		expect(map(delivered(topic, body))).toMatchObject({
			kind,
			customer: { phone: '+56961234567' },
		});
	});
});

describe('without a topic the body tells the kind', () => {
	it.each<[string, Body, string]>([
		['an order', orderBody(), 'orderCreated'],
		['an order that waits for money', orderBody({ financial_status: 'pending' }), 'orderCreated'],
		[
			'a cancelled order',
			orderBody({ cancelled_at: '2026-11-20T20:00:00-03:00' }),
			'orderCancelled',
		],
		['a fulfilled order', orderBody({ fulfillment_status: 'fulfilled' }), 'orderFulfilled'],
		[
			'a half fulfilled order',
			orderBody({ fulfillment_status: 'partial' }),
			'orderPartiallyFulfilled',
		],
		['a fulfilment', fulfillmentBody(), 'shipmentCreated'],
		[
			'a fulfilment on its way',
			fulfillmentBody({ shipment_status: 'in_transit' }),
			'shipmentUpdated',
		],
		['a refund', refundBody(), 'refundCreated'],
		['a checkout', checkoutBody(), 'checkoutAbandoned'],
		['an order under its name', { order: orderBody() }, 'orderCreated'],
	])('%s', (_name, body, kind) => {
		expect(map(body)).toMatchObject({ kind, topic: null });
	});
});

describe('the idempotency key', () => {
	it.each<[string, unknown, string]>([
		[
			'order',
			delivered('orders/paid', orderBody()),
			'tienda.myshopify.com/gid://shopify/Order/1/orderPaid',
		],
		[
			'shipment',
			delivered('fulfillments/create', fulfillmentBody()),
			'tienda.myshopify.com/gid://shopify/Order/1/gid://shopify/Fulfillment/9/shipmentCreated',
		],
		[
			'shipment on its way',
			delivered('fulfillments/update', fulfillmentBody({ shipment_status: 'in_transit' })),
			'tienda.myshopify.com/gid://shopify/Order/1/gid://shopify/Fulfillment/9/shipmentUpdated/in_transit',
		],
		[
			'shipment that got a tracking number',
			delivered('fulfillments/update', fulfillmentBody()),
			'tienda.myshopify.com/gid://shopify/Order/1/gid://shopify/Fulfillment/9/shipmentUpdated/99900011122',
		],
		[
			'refund',
			delivered('refunds/create', refundBody()),
			'tienda.myshopify.com/gid://shopify/Order/1/gid://shopify/Refund/5/refundCreated',
		],
		[
			'second parcel of an order',
			delivered(
				'orders/partially_fulfilled',
				orderBody({ fulfillments: [{ id: 8 }, fulfillmentBody()] }),
			),
			'tienda.myshopify.com/gid://shopify/Order/1/gid://shopify/Fulfillment/9/orderPartiallyFulfilled',
		],
		[
			'parcel that nothing names',
			delivered('orders/partially_fulfilled', orderBody()),
			'tienda.myshopify.com/gid://shopify/Order/1/orderPartiallyFulfilled',
		],
		[
			'shipment whose order id was rounded',
			delivered('fulfillments/create', fulfillmentBody({ order_id: 820982911946154500 })),
			'tienda.myshopify.com/gid://shopify/Fulfillment/9/shipmentCreated',
		],
		[
			'checkout',
			delivered('checkouts/update', checkoutBody()),
			'tienda.myshopify.com/gid://shopify/Checkout/3/checkoutAbandoned',
		],
		[
			'order whose shop is only in its address',
			orderBody(),
			'tienda.example/gid://shopify/Order/1/orderCreated',
		],
		[
			'order of a shop that nothing names',
			orderBody({ order_status_url: null }),
			'unknown-shop/gid://shopify/Order/1/orderCreated',
		],
	])('%s', (_name, input, idempotencyKey) => {
		expect(map(input)).toMatchObject({ idempotencyKey });
	});
});

describe('reasons to skip', () => {
	const cancelled = orderBody({ cancelled_at: '2026-11-20T20:00:00-03:00' });
	const redacted = orderBody({ phone: null, customer: { id: 77, first_name: null }, email: null });
	it.each<[string, unknown, Partial<MapOptions>, string, RegExp]>([
		['no phone', orderBody({ phone: null }), {}, 'noPhone', /^Order #1001 holds no phone number\./],
		[
			'letters for a phone',
			orderBody({ phone: '555-SHIP' }),
			{},
			'invalidPhone',
			/"555-SHIP" \(order\.phone\)/,
		],
		['a test order', orderBody({ test: true }), {}, 'testOrder', /Skip Test Orders/],
		[
			'a test notification',
			delivered('orders/paid', orderBody(), { 'x-shopify-test': 'true' }),
			{},
			'testOrder',
			/test notification/,
		],
		[
			'a cancelled order created',
			delivered('orders/create', cancelled),
			{},
			'cancelled',
			/already cancelled/,
		],
		[
			'a cancelled order paid',
			delivered('orders/paid', cancelled),
			{},
			'cancelled',
			/already cancelled/,
		],
		[
			'a kind not asked for',
			orderBody(),
			{ notifyOn: ['orderPaid'] },
			'kindNotSelected',
			/orderCreated, which is not selected under Notify On/,
		],
		['no kind asked for', orderBody(), { notifyOn: [] }, 'kindNotSelected', /Notify On/],
		['hidden customer data', redacted, {}, 'protectedData', /Protected customer data/],
		[
			'a completed checkout',
			checkoutBody({ completed_at: '2026-11-20T20:00:00Z' }),
			{},
			'checkoutCompleted',
			/bought/,
		],
		[
			'a cancelled shipment',
			fulfillmentBody({ status: 'cancelled' }),
			{},
			'cancelled',
			/nothing on its way/,
		],
		[
			'a failed shipment',
			fulfillmentBody({ status: 'error' }),
			{},
			'shipmentFailed',
			/Look at it in Shopify/,
		],
		[
			'a waiting shipment',
			fulfillmentBody({ status: 'pending' }),
			{},
			'shipmentPending',
			/fulfillments\/update/,
		],
		[
			'an update without news',
			delivered(
				'fulfillments/update',
				fulfillmentBody({
					tracking_number: null,
					tracking_numbers: [],
					tracking_url: null,
					tracking_urls: [],
				}),
			),
			{},
			'nothingNew',
			/nothing new/,
		],
		[
			'a shipment without a phone',
			fulfillmentBody({ destination: null }),
			{},
			'noPhone',
			/orders\/fulfilled/,
		],
		[
			'a refund without its order',
			refundBody({ order: undefined }),
			{},
			'noPhone',
			/orders\/cancelled/,
		],
		[
			'an unknown topic',
			delivered('products/update', { id: 1 }),
			{},
			'unknownTopic',
			/products\/update/,
		],
		[
			'an order that changed',
			delivered('orders/updated', orderBody()),
			{},
			'unknownTopic',
			/every change/,
		],
		[
			'a draft order',
			delivered('draft_orders/create', orderBody()),
			{},
			'draftOrder',
			/no purchase yet/,
		],
		[
			'a rounded id',
			orderBody({ id: 820982911946154500, admin_graphql_api_id: null }),
			{},
			'roundedId',
			/Raw Body/,
		],
		[
			'an order without id',
			orderBody({ id: null, admin_graphql_api_id: null }),
			{},
			'notAnOrder',
			/no id/,
		],
	])('%s', (_name, input, options, reason, detail) => {
		const result = map(input, options);
		expect(result).toMatchObject({ skipped: true, reason });
		expect(result).toHaveProperty('detail', expect.stringMatching(detail));
	});

	it('tells what is known of the order', () => {
		expect(map(delivered('orders/paid', orderBody({ phone: null })))).toEqual({
			skipped: true,
			reason: 'noPhone',
			detail: expect.stringContaining('Phone Note Attribute') as unknown,
			kind: 'orderPaid',
			shop: 'tienda.myshopify.com',
			topic: 'orders/paid',
			order: { id: 'gid://shopify/Order/1', name: '#1001' },
		});
	});

	it.each<[string, Body, Partial<MapOptions>, string]>([
		['test orders', { test: true }, { options: { skipTestOrders: false } }, 'orderCreated'],
		[
			'test orders, the option beside the others',
			{ test: true },
			{ skipTestOrders: false },
			'orderCreated',
		],
		[
			'cancelled orders',
			{ cancelled_at: '2026-11-20T20:00:00Z' },
			{ options: { skipCancelledOnCreate: false } },
			'orderCreated',
		],
	])('lets %s pass when asked', (_name, changes, options, kind) => {
		expect(map(delivered('orders/create', orderBody(changes)), options)).toMatchObject({ kind });
	});
});

describe('age', () => {
	const at = (instant: string) => ({ 'x-shopify-triggered-at': instant });
	const old = orderBody({ created_at: '2026-11-20T12:00:00Z' });
	const fresh = orderBody({ created_at: '2026-11-20T23:59:00Z' });
	it.each<[string, unknown, number, boolean]>([
		[
			'exactly at the limit',
			delivered('orders/create', old, at('2026-11-20T23:00:00Z')),
			60,
			false,
		],
		[
			'one second over the limit',
			delivered('orders/create', old, at('2026-11-20T22:59:59Z')),
			60,
			true,
		],
		['no limit', delivered('orders/create', old), 0, false],
		['a negative limit', delivered('orders/create', old), -1, false],
		['old by the order itself', delivered('orders/create', old), 60, true],
		[
			'triggered now, ordered long ago',
			delivered('orders/create', old, at('2026-11-20T23:59:00Z')),
			60,
			false,
		],
		[
			'triggered in the future',
			delivered('orders/create', old, at('2026-11-22T00:00:00Z')),
			60,
			false,
		],
		['an instant that is none', delivered('orders/create', fresh, at('yesterday')), 60, false],
		[
			'paid now, ordered long ago',
			delivered('orders/paid', { ...old, updated_at: '2026-11-20T23:59:00Z' }),
			60,
			false,
		],
		[
			'cancelled now, ordered long ago',
			delivered('orders/cancelled', { ...old, cancelled_at: '2026-11-20T23:59:00Z' }),
			60,
			false,
		],
		['no instant at all', delivered('orders/create', orderBody({ created_at: null })), 60, false],
		[
			'a garbage instant',
			delivered('orders/create', orderBody({ created_at: '31/31/2026' })),
			60,
			false,
		],
	])('%s', (_name, input, maxAgeMinutes, tooOld) => {
		const result = map(input, { options: { maxAgeMinutes } });
		expect(result).toMatchObject(
			tooOld ? { reason: 'tooOld' } : { kind: expect.any(String) as unknown },
		);
		expect('skipped' in result).toBe(tooOld);
	});
});

describe('who is written to', () => {
	it.each<[string, Body, Body]>([
		['buyer', {}, { name: 'Ana Pérez', firstName: 'Ana' }],
		[
			'receiver, when no buyer is named',
			{ customer: null, shipping_address: { name: 'Eva Soto' } },
			{ name: 'Eva Soto', firstName: null },
		],
		[
			'nobody named',
			{ customer: { ...CUSTOMER, first_name: '', last_name: null } },
			{ name: null, firstName: null },
		],
		['a guest', { customer: null }, { identifier: null, email: null }],
		[
			'an id above 2^53 from its global id',
			{
				customer: {
					id: 115310627314723950,
					admin_graphql_api_id: 'gid://shopify/Customer/115310627314723954',
				},
			},
			{ identifier: 'shopify:115310627314723954' },
		],
		[
			'an id above 2^53 without global id',
			{ customer: { id: 115310627314723950 } },
			{ identifier: null },
		],
		['an e-mail that is none', { email: 'no', customer: null }, { email: null }],
		['the e-mail of the order', { email: 'eva@example.cl' }, { email: 'eva@example.cl' }],
		['consent', { buyer_accepts_marketing: true }, { acceptsMarketing: true }],
	])('%s', (_name, changes, customer) => {
		expect(map(orderBody(changes))).toMatchObject({ customer });
	});
});
