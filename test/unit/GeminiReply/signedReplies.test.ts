import { guardReply, type Sources } from '../../../nodes/GeminiReply/guardReply';
import { RULES } from '../../../nodes/GeminiReply/rules';
const knowledge = `Tienda Andina, Av. Providencia 1234, local 5, Santiago. Lunes a viernes 9:00–18:00, sábado 10–14 h.
Poleras de algodón (S, M, L, XL): $12.990. Polerones: $29.990. Gorros: $8.990 c/u, 2 por $15.990.
Envíos con Chilexpress: Santiago $3.490 (1 a 2 días hábiles), regiones $4.990 (3 a 5 días hábiles). Gratis sobre $50.000.
Pago: Webpay, transferencia (5% de descuento), Mercado Pago hasta 6 cuotas sin interés.
Cambios: 30 días con boleta, en tienda o en https://tienda-andina.example/cambios. Reembolso en 10 días hábiles si el producto tiene fallas.
WhatsApp +56 9 6123 4567, hola@tienda-andina.example. Instagram @tiendaandina. Garantía legal de 6 meses.`;
const base: Sources = {
	knowledge,
	shopTexts: ['Hola Ana 👋, recibimos tu pedido #1001 por $45.980. Sigue tu envío: https://track.example/AB123456'],
	customerTexts: ['hola, quiero saber de mi pedido 1001, soy de Viña del Mar'],
	contact: { name: 'Ana Pérez Soto', phone: '+56961234567', email: 'ana@example.cl' },
	instructions: 'Eres Luna, asistente de Tienda Andina. Sé amable, breve y tutea al cliente. Si no sabes algo, deriva.',
	rules: RULES,
	previousAnswers: [],
	maxCharacters: 900,
};
/** What a shop would sign, and what must therefore not be taken for something made up. */
const good = [
	'¡Hola, Ana! Soy Luna, de Tienda Andina. ¿En qué te puedo ayudar?',
	'La polera de algodón cuesta $12.990 y la tenemos en S, M, L y XL.',
	'Los gorros valen $8.990 cada uno, o 2 por $15.990 🧢',
	'El envío a Viña del Mar cuesta $4.990 y demora de 3 a 5 días hábiles.',
	'Sí, el envío es gratis en compras sobre $50.000.',
	'Pagando por transferencia tienes un 5% de descuento.',
	'Puedes pagar hasta en 6 cuotas sin interés con Mercado Pago.',
	'Estamos en Av. Providencia 1234, local 5, Santiago. Atendemos de lunes a viernes de 9:00 a 18:00.',
	'Los sábados atendemos de 10 a 14 h.',
	'Tienes 30 días para cambios, con tu boleta, en la tienda o en https://tienda-andina.example/cambios',
	'Si el producto tiene fallas te hacemos el reembolso en 10 días hábiles.',
	'Puedes seguir tu pedido #1001 aquí: https://track.example/AB123456',
	'Tu pedido 1001 fue recibido por un total de $45.980.',
	'Escríbenos a hola@tienda-andina.example o al +56 9 6123 4567.',
	'Síguenos en Instagram: @tiendaandina',
	'Claro que sí 😊 ¿Qué talla usas?',
	'¿Me puedes enviar el número de tu pedido, por favor?',
	'Lamento la demora, Ana. Voy a revisar tu caso.',
	'No tenemos ese color por ahora.',
	'**Opciones de pago:**\n- Webpay\n- Transferencia\n- Mercado Pago',
	'La garantía legal es de 6 meses.',
	'Gracias por escribirnos. ¡Que tengas un buen día!',
	'Enviamos con Chilexpress a todo Chile, Ana.',
	'El polerón cuesta $29.990; con transferencia tienes 5% de descuento.',
	'Olá! A camiseta custa $12.990 e o envio para Santiago custa $3.490.',
	'Aceitamos Webpay, transferência e Mercado Pago em até 6 parcelas sem juros.',
	'Enviamos em 1 a 2 dias úteis para Santiago.',
	'Hi Ana! The T-shirt is $12,990 and ships in 1 to 2 business days within Santiago.',
	'Shipping is free for orders over $50,000.',
	'You can return it within 30 days with your receipt.',
	'We are open Monday to Friday, 9:00 to 18:00.',
	'I am sorry for the trouble! Could you tell me your order number?',
	'Sí, tenemos talla XL disponible. ¿Quieres que te la reserve?',
	'Perfecto, entonces serían 2 gorros por $15.990. ¿Te los envío a Viña del Mar?',
	'El pago se hace con Webpay al final de la compra.',
	'No te preocupes: si no te queda, la puedes cambiar.',
	'Depende del modelo. ¿Cuál te gustó?',
	'Tu pedido va en camino y llega en 3 a 5 días hábiles.',
	'El descuento del 5% aplica solo por transferencia.',
	'Para regiones el valor del envío es de $4.990.',
	'Tu pedido sale en diez días hábiles.',
	'Las instrucciones son simples: lavar a mano y secar a la sombra.',
	'Gracias por ser clienta de Tienda Andina.',
	'Vale, te ayudo en 5 minutos.',
];
test.each(good)('%s', (reply) => {
	expect(guardReply(reply, base)).toMatchObject({ ok: true });
});
