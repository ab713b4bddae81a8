import type { MessageTemplate } from './template';

/** One template of each sort that a shop may have. */
export const TEMPLATES: MessageTemplate[] = [
	{
		name: 'order_confirmation',
		language: 'es',
		status: 'APPROVED',
		parameter_format: 'POSITIONAL',
		components: [
			{ type: 'BODY', text: 'Hola {{1}}, recibimos tu pedido {{2}} por {{3}}.' },
			{ type: 'FOOTER', text: 'Tienda Andina' },
		],
	},
	{
		name: 'order_shipped',
		language: 'es',
		status: 'APPROVED',
		parameter_format: 'NAMED',
		components: [{ type: 'BODY', text: '{{first_name}}, {{order}} va en camino, {{first_name}}.' }],
	},
	{
		name: 'order_image',
		language: 'es',
		status: 'APPROVED',
		components: [
			{ type: 'HEADER', format: 'IMAGE' },
			{ type: 'BODY', text: 'Tu pedido {{1}}' },
		],
	},
	{
		name: 'order_button',
		language: 'es',
		status: 'APPROVED',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' },
			{ type: 'BODY', text: 'Listo.' },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Gracias' },
					{ type: 'URL', text: 'Ver pedido', url: 'https://tienda.example/o/{{1}}' },
				],
			},
		],
	},
	{ name: 'promo', language: 'es', status: 'REJECTED', components: [{ type: 'BODY', text: 'x' }] },
	{ name: 'soon', language: 'es', status: 'PENDING', components: [{ type: 'BODY', text: 'x' }] },
];
