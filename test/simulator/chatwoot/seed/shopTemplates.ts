import type { MessageTemplate, TemplateComponent } from '../../whatsapp/template';

type Stored = MessageTemplate & { id: string; category: string };

function template(
	id: number,
	[name, language]: [name: string, language: string],
	components: TemplateComponent[],
	more: Partial<Stored> = {},
): Stored {
	return {
		id: String(900_000 + id),
		name,
		status: 'APPROVED',
		category: 'UTILITY',
		language,
		components,
		parameter_format: 'POSITIONAL',
		...more,
	};
}

const body = (text: string): TemplateComponent => ({ type: 'BODY', text });
const footer: TemplateComponent = { type: 'FOOTER', text: 'Tienda Andina' };

/** The invented shop's templates: every form that a node has to fill, and two that are not usable. */
export const SHOP_TEMPLATES: MessageTemplate[] = [
	template(
		1,
		['order_confirmation', 'es'],
		[body('Hola {{1}}, recibimos tu pedido {{2}} por {{3}}. ¡Gracias por tu compra!'), footer],
	),
	template(
		2,
		['order_confirmation', 'pt_BR'],
		[
			body('Olá {{1}}, recebemos seu pedido {{2}} no valor de {{3}}. Obrigado pela compra!'),
			footer,
		],
	),
	template(
		3,
		['order_confirmation', 'en'],
		[body('Hi {{1}}, we have received your order {{2}} for {{3}}. Thank you!'), footer],
	),
	template(
		4,
		['order_shipped', 'es'],
		[body('Hola {{first_name}}, tu pedido {{order_number}} va en camino: {{tracking_url}} .')],
		{ parameter_format: 'NAMED' },
	),
	template(
		5,
		['order_image', 'es'],
		[{ type: 'HEADER', format: 'IMAGE' }, body('Hola {{1}}, así va tu pedido {{2}}.')],
	),
	template(
		6,
		['order_button', 'es'],
		[
			body('Hola {{1}}, puedes seguir tu pedido {{2}} aquí.'),
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'URL', text: 'Ver pedido', url: 'https://tienda-andina.example/pedidos/{{1}}' },
				],
			},
		],
	),
	template(7, ['winter_promo', 'es'], [body('{{1}}, solo hoy 20% de descuento')], {
		status: 'REJECTED',
		category: 'MARKETING',
	}),
	template(8, ['order_delivered', 'es'], [body('Hola {{1}}, tu pedido {{2}} fue entregado.')], {
		status: 'PENDING',
	}),
	reminder(9, 'es', ['Hola {{1}}, te recordamos tu cita ({{2}}, {{3}}). ¿Nos confirmas que vienes?', 'Confirmar', 'Cancelar']),
	reminder(10, 'pt_BR', ['Olá {{1}}, lembramos da sua consulta ({{2}}, {{3}}). Você confirma a presença?', 'Confirmar', 'Cancelar']),
	reminder(11, 'en', ['Hi {{1}}, this is a reminder of your appointment ({{2}}, {{3}}). Will you be there?', 'Confirm', 'Cancel']),
];

function reminder(id: number, language: string, [text, ...answers]: [string, ...string[]]): MessageTemplate {
	const buttons = answers.map((answer) => ({ type: 'QUICK_REPLY', text: answer }));
	return template(id, ['appointment_reminder', language], [body(text), footer, { type: 'BUTTONS', buttons }]);
}
