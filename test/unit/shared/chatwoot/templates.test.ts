import { readTemplates } from '../../../../nodes/shared/chatwoot/readTemplates';
import {
	checkTemplate,
	previewTemplate,
	type WantedTemplate,
} from '../../../../nodes/shared/chatwoot/templates';

const record = (name: string, language: string, more: Record<string, unknown> = {}) => ({
	name,
	language,
	status: 'APPROVED',
	category: 'UTILITY',
	parameter_format: 'POSITIONAL',
	components: [{ type: 'BODY', text: 'Hola {{1}}, recibimos tu pedido {{2}} por {{3}}.' }],
	...more,
});
const body = (text: string) => ({ components: [{ type: 'BODY', text }] });
const templates = readTemplates({
	message_templates: [
		record('order', 'es'),
		record('order', 'pt_BR'),
		record('only_cl', 'es_CL'),
		record('shipped', 'es', { parameter_format: 'NAMED', ...body('{{first_name}}, tu pedido {{order}} va en camino') }),
		record('plain', 'es', body('Gracias')),
		record('image', 'es', { components: [{ type: 'HEADER', format: 'IMAGE' }, { type: 'BODY', text: 'Hola {{1}}' }] }),
		record('button', 'es', {
			components: [
				{ type: 'BODY', text: 'Hola {{1}}' },
				{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'No' }, { type: 'URL', text: 'Ver', url: 'https://x.cl/{{1}}' }] },
			],
		}),
		record('rejected', 'es', { status: 'REJECTED' }),
		record('ten', 'es', body(Array.from({ length: 10 }, (_, k) => `{{${k + 1}}}`).join(' '))),
	],
});
const values = (...texts: string[]) => texts.map((value) => ({ value }));
const wanted = (changes: Partial<WantedTemplate>): WantedTemplate => ({
	name: 'order',
	language: 'es',
	bodyParams: values('Ana', '#1', '$1'),
	buttonParams: [],
	...changes,
});

describe('checkTemplate: what is sent', () => {
	const rows: Array<[string, Partial<WantedTemplate>, unknown]> = [
		['a plain body goes flat, as every version understands', {}, { name: 'order', category: 'UTILITY', language: 'es', processed_params: { 1: 'Ana', 2: '#1', 3: '$1' } }],
		['the language in another spelling', { language: 'PT-br' }, expect.objectContaining({ language: 'pt_BR' })],
		['no parameters', { name: 'plain', bodyParams: [] }, expect.objectContaining({ processed_params: {} })],
		['es fits es_CL when it is the only one', { name: 'only_cl', language: 'es' }, expect.objectContaining({ language: 'es_CL' })],
		['no language where there is only one', { name: 'only_cl', language: undefined }, expect.objectContaining({ language: 'es_CL' })],
		['named ones by their names, in any order', { name: 'shipped', bodyParams: [{ name: 'order', value: '#1' }, { name: 'first_name', value: 'Ana' }] }, expect.objectContaining({ processed_params: { body: { first_name: 'Ana', order: '#1' } } })],
		['named ones without names by their place', { name: 'shipped', bodyParams: values('Ana', '#1') }, expect.objectContaining({ processed_params: { body: { first_name: 'Ana', order: '#1' } } })],
		['positional ones although the values have names', { bodyParams: [{ name: 'customer_name', value: 'Ana' }, { name: 'order_name', value: '#1' }, { name: 'total', value: '$1' }] }, expect.objectContaining({ processed_params: { 1: 'Ana', 2: '#1', 3: '$1' } })],
		['a header with a file', { name: 'image', bodyParams: values('Ana'), headerMediaUrl: 'https://x.cl/a.jpg' }, expect.objectContaining({ processed_params: { body: { 1: 'Ana' }, header: { media_url: 'https://x.cl/a.jpg', media_type: 'image' } } })],
		['a button keeps its place behind one without parameter', { name: 'button', bodyParams: values('Ana'), buttonParams: ['1001'] }, expect.objectContaining({ processed_params: { body: { 1: 'Ana' }, buttons: [null, { type: 'url', parameter: '1001' }] } })],
		['of more values than it takes the first, where they are only offered', { name: 'only_cl', bodyParams: values('a', 'b', 'c', 'd'), takeWhatFits: true }, expect.objectContaining({ processed_params: { 1: 'a', 2: 'b', 3: 'c' } })],
		['line breaks in a value become spaces', { name: 'only_cl', bodyParams: values('Ana\nMaría', '#1', '$1') }, expect.objectContaining({ processed_params: { 1: 'Ana María', 2: '#1', 3: '$1' } })],
		['a category of its own', { category: 'MARKETING' }, expect.objectContaining({ category: 'MARKETING' })],
	];
	test.each(rows)('%s', (_name, changes, expected) => {
		const checked = checkTemplate(templates, wanted(changes));
		expect(checked).toMatchObject({ ok: true });
		expect('templateParams' in checked && checked.templateParams).toEqual(expected);
	});

	test('ten parameters keep their order although Chatwoot sorts keys by length', () => {
		const checked = checkTemplate(templates, wanted({ name: 'ten', bodyParams: values(...'abcdefghij') }));
		expect(checked).toMatchObject({ ok: true, templateParams: { processed_params: { 1: 'a', 9: 'i', 10: 'j' } } });
	});
});

describe('checkTemplate: what is refused', () => {
	const rows: Array<[string, Partial<WantedTemplate>, RegExp, RegExp]> = [
		['unknown', { name: 'nope' }, /no template "nope"/, /Approved are: order \(es\), order \(pt_BR\)/],
		['not approved', { name: 'rejected' }, /"rejected" is not approved by WhatsApp \(rejected\)/, /Sync Templates/],
		['another language', { language: 'fr' }, /not approved in the language "fr"/, /es, pt_BR/],
		['a country next door is not the same', { name: 'only_cl', language: 'es_MX' }, /"es_MX"/, /es_CL/],
		['several languages and none named', { language: undefined }, /several languages/, /es, pt_BR/],
		['one parameter too few', { bodyParams: values('Ana', '#1') }, /takes 3 body parameters \(\{\{1\}\}, \{\{2\}\}, \{\{3\}\}\), but 2 are given/, /one value for each/],
		['one too many', { bodyParams: values('a', 'b', 'c', 'd') }, /takes 3 .* but 4 are given/, /one value for each/],
		['a named one is missing', { name: 'shipped', bodyParams: [{ name: 'order', value: '#1' }] }, /first_name is missing/, /one value for each/],
		['a blank one, which Chatwoot would drop', { bodyParams: values('Ana', ' ', '$1') }, /\{\{2\}\} .* is empty/, /"-"/],
		['no file for the header', { name: 'image', bodyParams: values('Ana') }, /begins with a file \(image\)/, /Header Media URL/],
		['a file that is no address', { name: 'image', bodyParams: values('Ana'), headerMediaUrl: 'a.jpg' }, /begins with a file/, /https/],
		['no parameter for the button', { name: 'button', bodyParams: values('Ana') }, /takes 1 button parameters, but 0 are given/, /Button Parameters/],
		['a parameter for no button', { buttonParams: ['x'] }, /takes 0 button parameters/, /Button Parameters/],
	];
	test.each(rows)('%s', (_name, changes, what, advice) => {
		const checked = checkTemplate(templates, wanted(changes));
		expect(checked.ok).toBe(false);
		expect('what' in checked && checked.what).toMatch(what);
		expect('advice' in checked && checked.advice).toMatch(advice);
	});

	test('an inbox without templates says where they come from', () => {
		expect(checkTemplate([], wanted({}))).toMatchObject({ ok: false, advice: expect.stringContaining('Sync Templates') });
	});
});

test('the preview is what the customer will read', () => {
	const [order] = templates;
	expect(order && previewTemplate(order, values('Ana', '#1', '$1'))).toBe('Hola Ana, recibimos tu pedido #1 por $1.');
	expect(order && previewTemplate(order, [])).toBe('Hola {{1}}, recibimos tu pedido {{2}} por {{3}}.');
});

test('an inbox of another channel has none', () => {
	expect(readTemplates({ id: 1, channel_type: 'Channel::Api' })).toEqual([]);
});
