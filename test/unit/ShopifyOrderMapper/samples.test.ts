import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { mapOrder } from '../../../nodes/ShopifyOrderMapper/mapOrder';

const SAMPLES = join(__dirname, '..', '..', 'fixtures', 'shopify-samples');
const NOW = new Date('2026-11-21T00:00:00Z');

function mapSample(sample: string) {
	return mapOrder(JSON.parse(readFileSync(join(SAMPLES, `${sample}.json`), 'utf8')), { now: NOW });
}

// The bodies as Shopify posts them, without headers: the body tells the kind.
const MESSAGES = [
	{
		sample: 'checkout-01-abandoned',
		kind: 'checkoutAbandoned',
		phone: '+16136120707',
		phoneSource: 'customer.phone',
		language: 'en',
		text: [
			'Hi Bob! You left items in your cart for **$379.69**.',
			'',
			'Items:',
			'- 1x IPod Nano - 8GB (Red)',
			'- 1x IPod Nano - 8GB (Pink)',
			'',
			'Complete your purchase: https://checkout.local/548380009/checkouts/2a1ace52255252df566af0faaedfbfa7/recover',
			'',
			'If you need help with your purchase, just reply to this message.',
		],
	},
	{
		sample: 'latam-01-cl-local-mobile-in-shipping-only',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'billing_address.phone',
		language: 'es',
		text: [
			'¡Hola María José! Recibimos tu pedido **#2001** por **$45.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000001/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-02-cl-digits-with-cc-no-plus',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'shipping_address.phone',
		language: 'es',
		text: [
			'¡Hola María José! Recibimos tu pedido **#2002** por **$12.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000002/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-03-cl-legacy-09',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'shipping_address.phone',
		language: 'es',
		text: [
			'¡Hola María José! Recibimos tu pedido **#2003** por **$12.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000003/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-04-br-local-format-cpf-note',
		kind: 'orderCreated',
		phone: '+5511961234567',
		phoneSource: 'shipping_address.phone',
		language: 'pt',
		text: [
			'Olá, João! Recebemos o seu pedido **#2004** no valor de **R$ 199,90**. O seu pagamento está confirmado. Obrigado pela compra!',
			'',
			'Produtos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Veja o seu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000004/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-05-br-order-phone-e164-wins',
		kind: 'orderCreated',
		phone: '+5531988887777',
		phoneSource: 'order.phone',
		language: 'pt',
		text: [
			'Olá, João! Recebemos o seu pedido **#2005** no valor de **R$ 59,90**. O seu pagamento está confirmado. Obrigado pela compra!',
			'',
			'Produtos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Veja o seu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000005/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-06-ar-15-prefix',
		kind: 'orderCreated',
		phone: '+5491123456789',
		phoneSource: 'shipping_address.phone',
		language: 'es',
		text: [
			'¡Hola Lucía! Recibimos tu pedido **#2006** por **$ 89.999,00**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000006/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-07-mx-521',
		kind: 'orderCreated',
		phone: '+525512345678',
		phoneSource: 'shipping_address.phone',
		language: 'es',
		text: [
			'¡Hola José Luis! Recibimos tu pedido **#2007** por **$1,299.00**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000007/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-08-us-tourist-in-cl-shop',
		kind: 'orderCreated',
		phone: '+13052345678',
		phoneSource: 'shipping_address.phone',
		language: 'en',
		text: [
			'Hi Ann! We received your order **#2008** for **CLP 99,990**. Your payment is confirmed. Thank you for your purchase!',
			'',
			'Items:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'See your order: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000008/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-11-multicurrency-usd-shop-clp-presentment',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'order.phone',
		language: 'es',
		text: [
			'¡Hola! Recibimos tu pedido **#2011** por **$95.000**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000011/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-12-cl-pending-bank-transfer',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'order.phone',
		language: 'es',
		text: [
			'¡Hola! Recibimos tu pedido **#2012** por **$45.990**. El pago está pendiente; lo prepararemos apenas lo recibamos.',
			'',
			'Productos:',
			'- 1x Polera algodón orgánico (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000012/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'latam-13-cl-fulfilled-tracking',
		kind: 'orderFulfilled',
		phone: '+56961234567',
		phoneSource: 'order.phone',
		language: 'es',
		text: [
			'¡Hola! Tu pedido **#2013** ya fue despachado y va en camino.',
			'',
			'Seguimiento: Chilexpress **99900011122**',
			'Sigue tu envío: https://www.chilexpress.example/track?n=99900011122',
		],
	},
	{
		sample: 'latam-14-cl-cancelled',
		kind: 'orderCancelled',
		phone: '+56961234567',
		phoneSource: 'order.phone',
		language: 'es',
		text: [
			'¡Hola! Tu pedido **#2014** por **$45.990** fue cancelado (a pedido tuyo). Ya hicimos el reembolso; puede tardar unos días en verse en tu cuenta.',
			'',
			'Si tienes dudas, responde a este mensaje.',
		],
	},
	{
		sample: 'latam-15-cl-missing-name-markdown-in-title',
		kind: 'orderCreated',
		phone: '+56961234567',
		phoneSource: 'order.phone',
		language: 'es',
		text: [
			'¡Hola! Recibimos tu pedido **#2015** por **$45.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
			'',
			'Productos:',
			'- 1x Poción \\*mágica\\* \\_x\\_ \\~y\\~ \\`z\\` línea 2 (M / Negro)',
			'- 2x Taza cerámica 350 ml',
			'',
			'Revisa tu pedido: https://tienda.example/85035548959/orders/0123456789abcdef0000000000000015/authenticate?key=abcdefg',
		],
	},
	{
		sample: 'order-01-partially-refunded-us-bob-norman',
		kind: 'orderCreated',
		phone: '+557734881234',
		phoneSource: 'order.phone',
		language: 'en',
		text: [
			'Hi Bob! We received your order **#1001** for **$598.94**.',
			'',
			'Items:',
			'- 1x IPod Nano - 8gb (red)',
			'',
			'See your order: https://jsmith.myshopify.com/548380009/orders/b1946ac92492d2347c6235b4d2611184/authenticate?key=imasecretipod',
		],
	},
	{
		sample: 'order-03-cancelled',
		kind: 'orderCancelled',
		phone: '+557734881234',
		phoneSource: 'order.phone',
		language: 'en',
		text: [
			'Hi Bob! Your order **#1001** for **$598.94** was cancelled.',
			'',
			'If you have any questions, just reply to this message.',
		],
	},
	{
		sample: 'order-04-cancelled-refunded',
		kind: 'orderCancelled',
		phone: '+557734881234',
		phoneSource: 'order.phone',
		language: 'en',
		text: [
			'Hi Bob! Your order **#1001** for **$598.94** was cancelled. We have issued your refund; it can take a few days to show in your account.',
			'',
			'If you have any questions, just reply to this message.',
		],
	},
	{
		sample: 'order-07-pending-existing-customer-no-address',
		kind: 'orderCreated',
		phone: '+16136120707',
		phoneSource: 'customer.phone',
		language: 'en',
		text: [
			'Hi Bob! We received your order **#1002** for **$199.00**. Payment is pending; we will prepare it as soon as we receive it.',
			'',
			'Items:',
			'- 1x IPod Touch 8GB (Black)',
			'',
			'See your order: https://jsmith.myshopify.com/548380009/orders/a5d13692539cbbc478ab2a95ef9ced58/authenticate?key=a96cc5c4257ff918e03620a75fe34304',
		],
	},
	{
		sample: 'order-10-paid-order-phone-set',
		kind: 'orderCreated',
		phone: '+18885551234',
		phoneSource: 'order.phone',
		language: 'en',
		text: [
			'Hi John! We received your order **#1002** for **$181.09**. Your payment is confirmed. Thank you for your purchase!',
			'',
			'Items:',
			'- 1x IPod Touch 8GB (Black)',
			'',
			'See your order: https://jsmith.myshopify.com/548380009/orders/58d13f0c20a78c55f334a309fe75bd51/authenticate?key=f2fb793948b8756e798251f0bdb4a0b5',
		],
	},
];

const SKIPS = [
	{ sample: 'checkout-02', kind: 'checkoutAbandoned', reason: 'noPhone' },
	{
		sample: 'fulfillment-01-success-shipwire-tracking',
		kind: 'shipmentCreated',
		reason: 'noPhone',
	},
	{ sample: 'fulfillment-02-manual-tracking', kind: 'shipmentCreated', reason: 'noPhone' },
	{ sample: 'fulfillment-03-cancelled', kind: 'shipmentCreated', reason: 'cancelled' },
	{ sample: 'gofixture-fulfillment', kind: 'shipmentCreated', reason: 'noPhone' },
	{ sample: 'gofixture-order-2016-voided-cancelled', kind: 'orderCancelled', reason: 'testOrder' },
	{ sample: 'latam-09-cl-pos-no-customer', kind: 'orderCreated', reason: 'noPhone' },
	{ sample: 'latam-10-cl-protected-data-redacted', kind: 'orderCreated', reason: 'protectedData' },
	{ sample: 'order-02-guest-customer-null-no-address', kind: 'orderCreated', reason: 'noPhone' },
	{ sample: 'order-05-eur-customer-null-tax', kind: 'orderCreated', reason: 'noPhone' },
	{
		sample: 'order-06-partially-paid-ca-local-phones',
		kind: 'orderCreated',
		reason: 'invalidPhone',
	},
	{ sample: 'order-08-fulfilled-with-tracking', kind: 'orderFulfilled', reason: 'noPhone' },
	{ sample: 'order-09-fulfilled-b', kind: 'orderFulfilled', reason: 'noPhone' },
	{ sample: 'pyfixture-order-2008', kind: 'orderCreated', reason: 'invalidPhone' },
	{ sample: 'refund-01', kind: 'refundCreated', reason: 'noPhone' },
	{ sample: 'webhook-docs-checkouts-2022-04', kind: 'checkoutAbandoned', reason: 'invalidPhone' },
	{
		sample: 'webhook-docs-fulfillments-2022-04',
		kind: 'shipmentCreated',
		reason: 'shipmentPending',
	},
	{ sample: 'webhook-docs-orders-2022-04', kind: 'orderCancelled', reason: 'testOrder' },
	{ sample: 'webhook-docs-refunds-2022-04', kind: 'refundCreated', reason: 'noPhone' },
	{
		sample: 'webhook-orders-create-admin-test-notification-COP-2025-10',
		kind: 'orderCancelled',
		reason: 'testOrder',
	},
];

describe('every sample body becomes a message or a named skip', () => {
	it.each(MESSAGES)(
		'$sample: $kind to $phone',
		({ sample, kind, phone, phoneSource, language, text }) => {
			expect(mapSample(sample)).toMatchObject({
				kind,
				customer: { phone, phoneSource, language },
				message: { language, text: text.join('\n') },
			});
		},
	);

	it.each(SKIPS)('$sample: $kind is skipped as $reason', ({ sample, kind, reason }) => {
		expect(mapSample(sample)).toMatchObject({ skipped: true, kind, reason });
	});

	it('leaves no sample out', () => {
		const names = readdirSync(SAMPLES).filter((name) => name !== 'PROVENANCE.json');
		const rows = [...MESSAGES, ...SKIPS].map(({ sample }) => `${sample}.json`);
		expect(rows.sort()).toEqual(names.sort());
	});
});
