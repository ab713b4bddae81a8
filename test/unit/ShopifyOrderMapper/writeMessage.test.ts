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

const SHIPPED = { fulfillments: [fulfillmentBody()], order_status_url: null };
const LINK = 'https://tienda.example/orders/abc/authenticate?key=k1';
const TRACK = 'https://correo.example/t?n=99900011122';

function textIn(language: 'es' | 'pt' | 'en', input: unknown): string[] {
	const result = mapOrder(input, { language, now: NOW });
	return 'message' in result ? result.message.text.split('\n') : [result.detail];
}

describe('every kind in every language', () => {
	it.each<[string, Body, { es: string[]; pt: string[]; en: string[] }]>([
		[
			'orders/create',
			orderBody(),
			{
				es: [
					'¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**. Tu pago está confirmado. ¡Gracias por tu compra!',
					'',
					'Productos:',
					'- 2x Polera (M)',
					'',
					`Revisa tu pedido: ${LINK}`,
				],
				pt: [
					'Olá, Ana! Recebemos o seu pedido **#1001** no valor de **CLP 45.990**. O seu pagamento está confirmado. Obrigado pela compra!',
					'',
					'Produtos:',
					'- 2x Polera (M)',
					'',
					`Veja o seu pedido: ${LINK}`,
				],
				en: [
					'Hi Ana! We received your order **#1001** for **CLP 45,990**. Your payment is confirmed. Thank you for your purchase!',
					'',
					'Items:',
					'- 2x Polera (M)',
					'',
					`See your order: ${LINK}`,
				],
			},
		],
		[
			'orders/paid',
			orderBody(),
			{
				es: [
					'¡Hola Ana! Confirmamos el pago de tu pedido **#1001** por **$45.990**. ¡Gracias por tu compra!',
					'',
					`Revisa tu pedido: ${LINK}`,
				],
				pt: [
					'Olá, Ana! Confirmamos o pagamento do seu pedido **#1001** no valor de **CLP 45.990**. Obrigado pela compra!',
					'',
					`Veja o seu pedido: ${LINK}`,
				],
				en: [
					'Hi Ana! Your payment for order **#1001** of **CLP 45,990** is confirmed. Thank you for your purchase!',
					'',
					`See your order: ${LINK}`,
				],
			},
		],
		[
			'orders/fulfilled',
			orderBody(SHIPPED),
			{
				es: [
					'¡Hola Ana! Tu pedido **#1001** ya fue despachado y va en camino.',
					'',
					'Seguimiento: Chilexpress **99900011122**',
					`Sigue tu envío: ${TRACK}`,
				],
				pt: [
					'Olá, Ana! O seu pedido **#1001** já foi despachado e está a caminho.',
					'',
					'Rastreio: Chilexpress **99900011122**',
					`Acompanhe o envio: ${TRACK}`,
				],
				en: [
					'Hi Ana! Your order **#1001** has shipped and is on its way.',
					'',
					'Tracking: Chilexpress **99900011122**',
					`Follow your parcel: ${TRACK}`,
				],
			},
		],
		[
			'orders/partially_fulfilled',
			orderBody({ ...SHIPPED, fulfillments: [] }),
			{
				es: [
					'¡Hola Ana! Despachamos una parte de tu pedido **#1001**. Te avisaremos cuando salga el resto.',
				],
				pt: [
					'Olá, Ana! Despachamos uma parte do seu pedido **#1001**. Avisaremos quando o restante sair.',
				],
				en: [
					'Hi Ana! Part of your order **#1001** has shipped. We will let you know when the rest leaves.',
				],
			},
		],
		[
			'orders/cancelled',
			orderBody({ cancel_reason: 'inventory' }),
			{
				es: [
					'¡Hola Ana! Tu pedido **#1001** por **$45.990** fue cancelado (nos quedamos sin stock).',
					'',
					'Si tienes dudas, responde a este mensaje.',
				],
				pt: [
					'Olá, Ana! O seu pedido **#1001** no valor de **CLP 45.990** foi cancelado (ficamos sem estoque).',
					'',
					'Se tiver dúvidas, responda a esta mensagem.',
				],
				en: [
					'Hi Ana! Your order **#1001** for **CLP 45,990** was cancelled (we ran out of stock).',
					'',
					'If you have any questions, just reply to this message.',
				],
			},
		],
		[
			'refunds/create',
			refundBody(),
			{
				es: [
					'¡Hola Ana! Hicimos un reembolso de **$9.990** por tu pedido **#1001**.',
					'',
					'Puede tardar unos días en verse en tu cuenta.',
				],
				pt: [
					'Olá, Ana! Fizemos um reembolso de **CLP 9.990** do seu pedido **#1001**.',
					'',
					'Pode levar alguns dias para aparecer na sua conta.',
				],
				en: [
					'Hi Ana! We issued a refund of **CLP 9,990** for your order **#1001**.',
					'',
					'It can take a few days to show in your account.',
				],
			},
		],
		[
			'fulfillments/create',
			fulfillmentBody(),
			{
				es: [
					'¡Hola Ana! El envío de tu pedido **#1001** va en camino.',
					'',
					'Productos:',
					'- 2x Polera (M)',
					'',
					'Seguimiento: Chilexpress **99900011122**',
					`Sigue tu envío: ${TRACK}`,
				],
				pt: [
					'Olá, Ana! O envio do seu pedido **#1001** está a caminho.',
					'',
					'Produtos:',
					'- 2x Polera (M)',
					'',
					'Rastreio: Chilexpress **99900011122**',
					`Acompanhe o envio: ${TRACK}`,
				],
				en: [
					'Hi Ana! A shipment of your order **#1001** is on its way.',
					'',
					'Items:',
					'- 2x Polera (M)',
					'',
					'Tracking: Chilexpress **99900011122**',
					`Follow your parcel: ${TRACK}`,
				],
			},
		],
		[
			'checkouts/update',
			checkoutBody(),
			{
				es: [
					'¡Hola Ana! Dejaste productos en tu carrito por **$9.990**.',
					'',
					'Productos:',
					'- 1x Polera',
					'',
					'Termina tu compra: https://tienda.example/checkouts/abc/recover',
					'',
					'Si quieres ayuda con tu compra, responde a este mensaje.',
				],
				pt: [
					'Olá, Ana! Você deixou produtos no carrinho no valor de **CLP 9.990**.',
					'',
					'Produtos:',
					'- 1x Polera',
					'',
					'Finalize a compra: https://tienda.example/checkouts/abc/recover',
					'',
					'Se quiser ajuda com a compra, responda a esta mensagem.',
				],
				en: [
					'Hi Ana! You left items in your cart for **CLP 9,990**.',
					'',
					'Items:',
					'- 1x Polera',
					'',
					'Complete your purchase: https://tienda.example/checkouts/abc/recover',
					'',
					'If you need help with your purchase, just reply to this message.',
				],
			},
		],
	])('%s', (topic, body, { es, pt, en }) => {
		const input = delivered(topic, body);
		expect({ es: textIn('es', input), pt: textIn('pt', input), en: textIn('en', input) }).toEqual({
			es,
			pt,
			en,
		});
	});
});

describe('what a confirmation says about the money', () => {
	it.each<[string | null, string, string, string]>([
		[
			'paid',
			' Tu pago está confirmado. ¡Gracias por tu compra!',
			' O seu pagamento está confirmado. Obrigado pela compra!',
			' Your payment is confirmed. Thank you for your purchase!',
		],
		[
			'pending',
			' El pago está pendiente; lo prepararemos apenas lo recibamos.',
			' O pagamento está pendente; vamos preparar tudo assim que ele for confirmado.',
			' Payment is pending; we will prepare it as soon as we receive it.',
		],
		[
			'authorized',
			' El pago está pendiente; lo prepararemos apenas lo recibamos.',
			' O pagamento está pendente; vamos preparar tudo assim que ele for confirmado.',
			' Payment is pending; we will prepare it as soon as we receive it.',
		],
		[
			'expired',
			' El pago está pendiente; lo prepararemos apenas lo recibamos.',
			' O pagamento está pendente; vamos preparar tudo assim que ele for confirmado.',
			' Payment is pending; we will prepare it as soon as we receive it.',
		],
		[
			'partially_paid',
			' Recibimos una parte del pago; lo prepararemos cuando esté completo.',
			' Recebemos uma parte do pagamento; vamos preparar tudo quando estiver completo.',
			' We received part of the payment; we will prepare it once it is complete.',
		],
		['partially_refunded', '', '', ''],
		['refunded', '', '', ''],
		['voided', '', '', ''],
		['something_new', '', '', ''],
		[null, '', '', ''],
	])('%s', (financial_status, es, pt, en) => {
		const input = delivered('orders/create', orderBody({ financial_status }));
		expect(textIn('es', input)[0]).toBe(
			`¡Hola Ana! Recibimos tu pedido **#1001** por **$45.990**.${es}`,
		);
		expect(textIn('pt', input)[0]).toBe(
			`Olá, Ana! Recebemos o seu pedido **#1001** no valor de **CLP 45.990**.${pt}`,
		);
		expect(textIn('en', input)[0]).toBe(
			`Hi Ana! We received your order **#1001** for **CLP 45,990**.${en}`,
		);
	});
});

describe('where a shipment is', () => {
	it.each<[string | null, string, string, string]>([
		[
			'label_printed',
			'la etiqueta del envío está lista',
			'a etiqueta de envio está pronta',
			'the shipping label is ready',
		],
		[
			'label_purchased',
			'la etiqueta del envío está lista',
			'a etiqueta de envio está pronta',
			'the shipping label is ready',
		],
		[
			'confirmed',
			'el transportista confirmó el envío',
			'a transportadora confirmou o envio',
			'the carrier confirmed the shipment',
		],
		['in_transit', 'está en tránsito', 'está em trânsito', 'it is in transit'],
		['out_for_delivery', 'está en reparto', 'saiu para entrega', 'it is out for delivery'],
		['delivered', 'fue entregado', 'foi entregue', 'it was delivered'],
		[
			'attempted_delivery',
			'intentaron entregarlo y no fue posible',
			'houve uma tentativa de entrega sem sucesso',
			'the carrier tried to deliver it without success',
		],
		[
			'ready_for_pickup',
			'está listo para que lo retires',
			'está pronto para retirada',
			'it is ready for you to pick up',
		],
		[
			'picked_up',
			'el transportista lo recogió',
			'foi coletado pela transportadora',
			'the carrier picked it up',
		],
		['delayed', 'viene con retraso', 'está atrasado', 'it is delayed'],
		[
			'failure',
			'no se pudo entregar; responde a este mensaje y lo resolvemos',
			'não pôde ser entregue; responda a esta mensagem e vamos resolver',
			'it could not be delivered; reply to this message and we will sort it out',
		],
		[
			'a_new_status',
			'actualizamos los datos del envío',
			'atualizamos os dados do envio',
			'the shipping details were updated',
		],
		[
			null,
			'actualizamos los datos del envío',
			'atualizamos os dados do envio',
			'the shipping details were updated',
		],
	])('%s', (shipment_status, es, pt, en) => {
		const input = delivered('fulfillments/update', fulfillmentBody({ shipment_status }));
		expect(textIn('es', input)[0]).toBe(`¡Hola Ana! Hay novedades de tu pedido **#1001**: ${es}.`);
		expect(textIn('pt', input)[0]).toBe(`Olá, Ana! Há novidades do seu pedido **#1001**: ${pt}.`);
		expect(textIn('en', input)[0]).toBe(`Hi Ana! News about your order **#1001**: ${en}.`);
	});
});

describe('details', () => {
	const firstLine = (topic: string, changes: Body) =>
		textIn('es', delivered(topic, orderBody(changes)))[0];
	it.each<[string, string, Body, string]>([
		[
			'a cancellation that the buyer wished',
			'orders/cancelled',
			{ cancel_reason: 'customer' },
			'¡Hola Ana! Tu pedido **#1001** por **$45.990** fue cancelado (a pedido tuyo).',
		],
		[
			'a suspicion of fraud is not told',
			'orders/cancelled',
			{ cancel_reason: 'fraud' },
			'¡Hola Ana! Tu pedido **#1001** por **$45.990** fue cancelado.',
		],
		[
			'a cancellation with the money back',
			'orders/cancelled',
			{ financial_status: 'refunded' },
			'¡Hola Ana! Tu pedido **#1001** por **$45.990** fue cancelado. Ya hicimos el reembolso; puede tardar unos días en verse en tu cuenta.',
		],
		[
			'a gift card is not on its way',
			'orders/fulfilled',
			{ line_items: [{ title: 'Gift card', quantity: 1, requires_shipping: false }] },
			'¡Hola Ana! Tu pedido **#1001** está completo.',
		],
		[
			'a gift card beside a shirt is',
			'orders/fulfilled',
			{
				line_items: [
					{ title: 'Gift card', requires_shipping: false },
					{ title: 'Polera', requires_shipping: true },
				],
			},
			'¡Hola Ana! Tu pedido **#1001** ya fue despachado y va en camino.',
		],
		[
			'nobody named',
			'orders/fulfilled',
			{ customer: null },
			'¡Hola! Tu pedido **#1001** ya fue despachado y va en camino.',
		],
		[
			'a name with markup',
			'orders/fulfilled',
			{ customer: { first_name: '**Ana**' } },
			'¡Hola \\*\\*Ana\\*\\*! Tu pedido **#1001** ya fue despachado y va en camino.',
		],
		[
			'a name that looks like a placeholder',
			'orders/fulfilled',
			{ customer: { first_name: '{order}' } },
			'¡Hola {order}! Tu pedido **#1001** ya fue despachado y va en camino.',
		],
		[
			'an order name of the merchant',
			'orders/fulfilled',
			{ name: 'CL-1001' },
			'¡Hola Ana! Tu pedido **CL-1001** ya fue despachado y va en camino.',
		],
	])('%s', (_name, topic, changes, line) => {
		expect(firstLine(topic, changes)).toBe(line);
	});

	it('tells tracking without a company', () => {
		const input = fulfillmentBody({
			tracking_company: null,
			tracking_url: null,
			tracking_urls: [],
		});
		expect(textIn('es', input).at(-1)).toBe('Seguimiento: **99900011122**');
	});
});
