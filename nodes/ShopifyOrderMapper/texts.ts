import type { Language } from './chooseLanguage';
import type { Kind } from './kinds';
import type { ShipmentStatus } from './readTracking';

/**
 * What customers read. `{name}` is filled in; a part in square brackets is left out when one of
 * its names has no value. The values are escaped before they are filled in, the texts here are
 * Markdown as it stands.
 */
export type Texts = {
	greeting: string;
	/** Stands for the name in a template, which must not have a gap. */
	someone: string;
	/** The first paragraph per kind. */
	lead: Record<Kind, string>;
	/** The lead of a fulfilled order that has nothing to ship, as a gift card. */
	digital: string;
	/** Follows the lead of an order: what is still to happen with the money. */
	unpaid: string;
	partlyPaid: string;
	confirmed: string;
	refundUnderWay: string;
	closing: Partial<Record<Kind, string>>;
	itemsTitle: string;
	andMore: string;
	moreLines: string;
	tracking: string;
	trackingLink: string;
	statusLink: string;
	checkoutLink: string;
	shipment: Record<ShipmentStatus, string>;
	/** As a template's value, short. */
	shipmentShort: Record<ShipmentStatus, string>;
	shipmentNews: string;
	cancelReasons: Record<string, string>;
	otherReason: string;
};

const ES: Texts = {
	greeting: '¡Hola[ {name}]!',
	someone: 'cliente',
	lead: {
		orderCreated: 'Recibimos tu pedido[ **{order}**][ por **{total}**].',
		orderPaid:
			'Confirmamos el pago de tu pedido[ **{order}**][ por **{total}**]. ¡Gracias por tu compra!',
		orderFulfilled: 'Tu pedido[ **{order}**] ya fue despachado y va en camino.',
		orderPartiallyFulfilled:
			'Despachamos una parte de tu pedido[ **{order}**]. Te avisaremos cuando salga el resto.',
		orderCancelled: 'Tu pedido[ **{order}**][ por **{total}**] fue cancelado[ ({reason})].',
		refundCreated: 'Hicimos un reembolso[ de **{total}**] por tu pedido[ **{order}**].',
		shipmentCreated: 'El envío de tu pedido[ **{order}**] va en camino.',
		shipmentUpdated: 'Hay novedades de tu pedido[ **{order}**]: {status}.',
		checkoutAbandoned: 'Dejaste productos en tu carrito[ por **{total}**].',
	},
	digital: 'Tu pedido[ **{order}**] está completo.',
	unpaid: 'El pago está pendiente; lo prepararemos apenas lo recibamos.',
	partlyPaid: 'Recibimos una parte del pago; lo prepararemos cuando esté completo.',
	confirmed: 'Tu pago está confirmado. ¡Gracias por tu compra!',
	refundUnderWay: 'Ya hicimos el reembolso; puede tardar unos días en verse en tu cuenta.',
	closing: {
		orderCancelled: 'Si tienes dudas, responde a este mensaje.',
		refundCreated: 'Puede tardar unos días en verse en tu cuenta.',
		checkoutAbandoned: 'Si quieres ayuda con tu compra, responde a este mensaje.',
	},
	itemsTitle: 'Productos:',
	andMore: 'y {count} más',
	moreLines: 'y {count} productos más',
	tracking: 'Seguimiento:[ {company}][ **{number}**]',
	trackingLink: 'Sigue tu envío: {url}',
	statusLink: 'Revisa tu pedido: {url}',
	checkoutLink: 'Termina tu compra: {url}',
	shipment: {
		label_printed: 'la etiqueta del envío está lista',
		label_purchased: 'la etiqueta del envío está lista',
		confirmed: 'el transportista confirmó el envío',
		in_transit: 'está en tránsito',
		out_for_delivery: 'está en reparto',
		delivered: 'fue entregado',
		attempted_delivery: 'intentaron entregarlo y no fue posible',
		ready_for_pickup: 'está listo para que lo retires',
		picked_up: 'el transportista lo recogió',
		delayed: 'viene con retraso',
		failure: 'no se pudo entregar; responde a este mensaje y lo resolvemos',
	},
	shipmentShort: {
		label_printed: 'etiqueta lista',
		label_purchased: 'etiqueta lista',
		confirmed: 'confirmado',
		in_transit: 'en tránsito',
		out_for_delivery: 'en reparto',
		delivered: 'entregado',
		attempted_delivery: 'intento de entrega fallido',
		ready_for_pickup: 'listo para retirar',
		picked_up: 'recogido por el transportista',
		delayed: 'con retraso',
		failure: 'no entregado',
	},
	shipmentNews: 'actualizamos los datos del envío',
	cancelReasons: {
		customer: 'a pedido tuyo',
		declined: 'el pago fue rechazado',
		inventory: 'nos quedamos sin stock',
	},
	otherReason: 'otro motivo',
};

const PT: Texts = {
	greeting: 'Olá[, {name}]!',
	someone: 'cliente',
	lead: {
		orderCreated: 'Recebemos o seu pedido[ **{order}**][ no valor de **{total}**].',
		orderPaid:
			'Confirmamos o pagamento do seu pedido[ **{order}**][ no valor de **{total}**]. Obrigado pela compra!',
		orderFulfilled: 'O seu pedido[ **{order}**] já foi despachado e está a caminho.',
		orderPartiallyFulfilled:
			'Despachamos uma parte do seu pedido[ **{order}**]. Avisaremos quando o restante sair.',
		orderCancelled:
			'O seu pedido[ **{order}**][ no valor de **{total}**] foi cancelado[ ({reason})].',
		refundCreated: 'Fizemos um reembolso[ de **{total}**] do seu pedido[ **{order}**].',
		shipmentCreated: 'O envio do seu pedido[ **{order}**] está a caminho.',
		shipmentUpdated: 'Há novidades do seu pedido[ **{order}**]: {status}.',
		checkoutAbandoned: 'Você deixou produtos no carrinho[ no valor de **{total}**].',
	},
	digital: 'O seu pedido[ **{order}**] está completo.',
	unpaid: 'O pagamento está pendente; vamos preparar tudo assim que ele for confirmado.',
	partlyPaid: 'Recebemos uma parte do pagamento; vamos preparar tudo quando estiver completo.',
	confirmed: 'O seu pagamento está confirmado. Obrigado pela compra!',
	refundUnderWay: 'Já fizemos o reembolso; pode levar alguns dias para aparecer na sua conta.',
	closing: {
		orderCancelled: 'Se tiver dúvidas, responda a esta mensagem.',
		refundCreated: 'Pode levar alguns dias para aparecer na sua conta.',
		checkoutAbandoned: 'Se quiser ajuda com a compra, responda a esta mensagem.',
	},
	itemsTitle: 'Produtos:',
	andMore: 'e mais {count}',
	moreLines: 'e mais {count} produtos',
	tracking: 'Rastreio:[ {company}][ **{number}**]',
	trackingLink: 'Acompanhe o envio: {url}',
	statusLink: 'Veja o seu pedido: {url}',
	checkoutLink: 'Finalize a compra: {url}',
	shipment: {
		label_printed: 'a etiqueta de envio está pronta',
		label_purchased: 'a etiqueta de envio está pronta',
		confirmed: 'a transportadora confirmou o envio',
		in_transit: 'está em trânsito',
		out_for_delivery: 'saiu para entrega',
		delivered: 'foi entregue',
		attempted_delivery: 'houve uma tentativa de entrega sem sucesso',
		ready_for_pickup: 'está pronto para retirada',
		picked_up: 'foi coletado pela transportadora',
		delayed: 'está atrasado',
		failure: 'não pôde ser entregue; responda a esta mensagem e vamos resolver',
	},
	shipmentShort: {
		label_printed: 'etiqueta pronta',
		label_purchased: 'etiqueta pronta',
		confirmed: 'confirmado',
		in_transit: 'em trânsito',
		out_for_delivery: 'saiu para entrega',
		delivered: 'entregue',
		attempted_delivery: 'tentativa de entrega sem sucesso',
		ready_for_pickup: 'pronto para retirada',
		picked_up: 'coletado pela transportadora',
		delayed: 'atrasado',
		failure: 'não entregue',
	},
	shipmentNews: 'atualizamos os dados do envio',
	cancelReasons: {
		customer: 'a seu pedido',
		declined: 'o pagamento foi recusado',
		inventory: 'ficamos sem estoque',
	},
	otherReason: 'outro motivo',
};

const EN: Texts = {
	greeting: 'Hi[ {name}]!',
	someone: 'there',
	lead: {
		orderCreated: 'We received your order[ **{order}**][ for **{total}**].',
		orderPaid:
			'Your payment for order[ **{order}**][ of **{total}**] is confirmed. Thank you for your purchase!',
		orderFulfilled: 'Your order[ **{order}**] has shipped and is on its way.',
		orderPartiallyFulfilled:
			'Part of your order[ **{order}**] has shipped. We will let you know when the rest leaves.',
		orderCancelled: 'Your order[ **{order}**][ for **{total}**] was cancelled[ ({reason})].',
		refundCreated: 'We issued a refund[ of **{total}**] for your order[ **{order}**].',
		shipmentCreated: 'A shipment of your order[ **{order}**] is on its way.',
		shipmentUpdated: 'News about your order[ **{order}**]: {status}.',
		checkoutAbandoned: 'You left items in your cart[ for **{total}**].',
	},
	digital: 'Your order[ **{order}**] is complete.',
	unpaid: 'Payment is pending; we will prepare it as soon as we receive it.',
	partlyPaid: 'We received part of the payment; we will prepare it once it is complete.',
	confirmed: 'Your payment is confirmed. Thank you for your purchase!',
	refundUnderWay: 'We have issued your refund; it can take a few days to show in your account.',
	closing: {
		orderCancelled: 'If you have any questions, just reply to this message.',
		refundCreated: 'It can take a few days to show in your account.',
		checkoutAbandoned: 'If you need help with your purchase, just reply to this message.',
	},
	itemsTitle: 'Items:',
	andMore: 'and {count} more',
	moreLines: 'and {count} more items',
	tracking: 'Tracking:[ {company}][ **{number}**]',
	trackingLink: 'Follow your parcel: {url}',
	statusLink: 'See your order: {url}',
	checkoutLink: 'Complete your purchase: {url}',
	shipment: {
		label_printed: 'the shipping label is ready',
		label_purchased: 'the shipping label is ready',
		confirmed: 'the carrier confirmed the shipment',
		in_transit: 'it is in transit',
		out_for_delivery: 'it is out for delivery',
		delivered: 'it was delivered',
		attempted_delivery: 'the carrier tried to deliver it without success',
		ready_for_pickup: 'it is ready for you to pick up',
		picked_up: 'the carrier picked it up',
		delayed: 'it is delayed',
		failure: 'it could not be delivered; reply to this message and we will sort it out',
	},
	shipmentShort: {
		label_printed: 'label ready',
		label_purchased: 'label ready',
		confirmed: 'confirmed',
		in_transit: 'in transit',
		out_for_delivery: 'out for delivery',
		delivered: 'delivered',
		attempted_delivery: 'delivery attempted',
		ready_for_pickup: 'ready for pickup',
		picked_up: 'picked up by the carrier',
		delayed: 'delayed',
		failure: 'not delivered',
	},
	shipmentNews: 'the shipping details were updated',
	cancelReasons: {
		customer: 'at your request',
		declined: 'the payment was declined',
		inventory: 'we ran out of stock',
	},
	otherReason: 'other reason',
};

export const TEXTS: Record<Language, Texts> = { es: ES, pt: PT, en: EN };
