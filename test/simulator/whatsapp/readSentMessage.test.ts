import { GraphRefusal } from './graphErrors';
import { readSentMessage } from './readSentMessage';
import { TEMPLATES } from './templates.fixture';

const find = (name: string, language: string) =>
	TEMPLATES.find((one) => one.name === name && one.language === language);
const text = (...values: string[]) => values.map((value) => ({ type: 'text', text: value }));
const body = (...values: string[]) => ({ type: 'body', parameters: text(...values) });
const named = (name: string, value: string) => ({
	type: 'text',
	parameter_name: name,
	text: value,
});
const image = {
	type: 'header',
	parameters: [{ type: 'image', image: { link: 'https://a.example/p.png' } }],
};

function template(name: string, components: unknown[] = [], language = 'es') {
	const language_ = { policy: 'deterministic', code: language };
	return { type: 'template', template: { name, language: language_, components } };
}

function read(content: Record<string, unknown>) {
	return readSentMessage({ messaging_product: 'whatsapp', to: '56955500000', ...content }, find);
}

function refusal(content: Record<string, unknown>) {
	try {
		read(content);
	} catch (error) {
		if (error instanceof GraphRefusal) return error.error;
		throw error;
	}
	return undefined;
}

describe('what the phone shows', () => {
	it.each([
		{ name: 'a text', sent: { type: 'text', text: { body: 'Hola' } }, shown: { text: 'Hola' } },
		{
			name: 'the longest text',
			sent: { type: 'text', text: { body: 'x'.repeat(4096) } },
			shown: { text: 'x'.repeat(4096) },
		},
		{
			name: 'a template by position, with its footer',
			sent: template('order_confirmation', [body('Ana', '#1001', '$45.990')]),
			shown: {
				text: 'Hola Ana, recibimos tu pedido #1001 por $45.990.\n\n_Tienda Andina_',
				template: { name: 'order_confirmation', language: 'es' },
				buttons: [],
			},
		},
		{
			name: 'a value that looks like a placeholder or a replacement',
			sent: template('order_confirmation', [body('{{2}}', '$&', '$1')]),
			shown: { text: 'Hola {{2}}, recibimos tu pedido $& por $1.\n\n_Tienda Andina_' },
		},
		{
			name: 'a template by name, in any order, a name used twice',
			sent: template('order_shipped', [
				{ type: 'body', parameters: [named('order', '#1'), named('first_name', 'Ana')] },
			]),
			shown: { text: 'Ana, #1 va en camino, Ana.' },
		},
		{
			name: 'a template with a picture',
			sent: template('order_image', [image, body('#1')]),
			shown: { text: 'Tu pedido #1', mediaUrl: 'https://a.example/p.png' },
		},
		{
			name: 'a template with a header and buttons',
			sent: template('order_button', [
				{ type: 'header', parameters: text('#1') },
				{ type: 'button', sub_type: 'url', index: '1', parameters: text('abc') },
			]),
			shown: { text: '*Pedido #1*\n\nListo.', buttons: ['Gracias', 'Ver pedido'] },
		},
		{
			name: 'a picture with words',
			sent: { type: 'image', image: { link: 'https://a.example/p.png', caption: 'Mira' } },
			shown: { text: 'Mira', mediaUrl: 'https://a.example/p.png' },
		},
		{
			name: 'reply buttons',
			sent: {
				type: 'interactive',
				interactive: {
					type: 'button',
					body: { text: '¿Seguimos?' },
					action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'Sí' } }] },
				},
			},
			shown: { text: '¿Seguimos?', buttons: ['Sí'] },
		},
		{
			name: 'a list',
			sent: {
				type: 'interactive',
				interactive: {
					type: 'list',
					body: { text: 'Elige' },
					action: { button: 'Ver', sections: [{ rows: [{ id: 'a', title: 'Uno' }] }] },
				},
			},
			shown: { text: 'Elige', buttons: ['Uno'] },
		},
	])('$name', ({ sent, shown }) => {
		expect(read(sent)).toMatchObject({ to: '56955500000', type: sent.type, ...shown });
	});

	it('takes a number with its plus', () => {
		const sent = { to: '+56 9 5550 0000', type: 'text', text: { body: 'Hola' } };
		expect(read(sent).to).toBe('56955500000');
	});
});

describe('what the Graph API refuses', () => {
	it.each([
		{ name: 'another product', sent: { messaging_product: 'sms' }, code: 100, status: 400 },
		{ name: 'no receiver', sent: { to: '' }, code: 131008, status: 400 },
		{ name: 'an unknown type', sent: { type: 'poem' }, code: 100, status: 400 },
		{ name: 'no text', sent: { type: 'text', text: {} }, code: 131008, status: 400 },
		{
			name: 'a text one too long',
			sent: { type: 'text', text: { body: 'x'.repeat(4097) } },
			code: 100,
			status: 400,
		},
		{ name: 'an unknown template', sent: template('nope'), code: 132001, status: 404 },
		{
			name: 'a template in another language',
			sent: template('order_confirmation', [body('a', 'b', 'c')], 'pt_BR'),
			code: 132001,
			status: 404,
		},
		{ name: 'a rejected template', sent: template('promo'), code: 132001, status: 404 },
		{ name: 'a pending template', sent: template('soon'), code: 132001, status: 404 },
		{
			name: 'too few parameters',
			sent: template('order_confirmation', [body('Ana', '#1')]),
			code: 132000,
			status: 400,
		},
		{
			name: 'too many parameters',
			sent: template('order_confirmation', [body('Ana', '#1', '$1', 'x')]),
			code: 132000,
			status: 400,
		},
		{
			name: 'no parameters at all',
			sent: template('order_confirmation'),
			code: 132000,
			status: 400,
		},
		{
			name: 'a line break in a parameter',
			sent: template('order_confirmation', [body('Ana\nPérez', '#1', '$1')]),
			code: 132018,
			status: 400,
		},
		{
			name: 'five blanks in a parameter',
			sent: template('order_confirmation', [body('Ana     Pérez', '#1', '$1')]),
			code: 132018,
			status: 400,
		},
		{
			name: 'a wrong name',
			sent: template('order_shipped', [
				{ type: 'body', parameters: [named('order', '#1'), named('name', 'Ana')] },
			]),
			code: 132012,
			status: 400,
		},
		{ name: 'no picture', sent: template('order_image', [body('#1')]), code: 132012, status: 400 },
		{
			name: 'a button without its value',
			sent: template('order_button', [{ type: 'header', parameters: text('#1') }]),
			code: 131008,
			status: 400,
		},
	])('$name: $code', ({ sent, code, status }) => {
		expect(refusal(sent)).toMatchObject({ code, status });
	});

	it("says how many parameters it wanted, in Meta's words", () => {
		expect(refusal(template('order_confirmation', [body('Ana')]))).toEqual({
			status: 400,
			code: 132000,
			message: '(#132000) Number of parameters does not match the expected number of params',
			details:
				'body: number of localizable_params (1) does not match the expected number of params (3)',
		});
	});
});
