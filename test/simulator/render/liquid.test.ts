import { renderLiquid, type LiquidDrops } from './liquid';

const drops: LiquidDrops = {
	contact: {
		name: 'Mesa Dos',
		email: 'mesa@example.com',
		phone_number: '+56955500000',
		custom_attributes: { tier: 'gold' },
	},
	agent: { name: 'ana admin', email: 'ana@tienda.example' },
	inbox: { name: 'Tienda API' },
	conversation: { id: 7, custom_attributes: { order_id: '1001' } },
	account: { name: 'Tienda Andina' },
};

describe('renderLiquid', () => {
	it.each([
		{
			name: 'the recorded message: known, unknown and protected',
			content:
				'Hi {{contact.name}} ({{contact.email}}) from {{agent.name}} {{unknown.thing}}|`{{contact.name}}`',
			rendered: 'Hi Mesa Dos (mesa@example.com) from Ana Admin |`{{contact.name}}`',
		},
		{
			name: 'the recorded message that is broken stays as typed',
			content: 'Hi {{contact.name}} and {{ broken',
			rendered: 'Hi {{contact.name}} and {{ broken',
		},
		{ name: 'no Liquid at all', content: 'Hola **Ana**', rendered: 'Hola **Ana**' },
		{ name: 'nothing', content: '', rendered: '' },
		{ name: 'phone', content: '{{ contact.phone_number }}', rendered: '+56955500000' },
		{ name: 'first name', content: '{{contact.first_name}}', rendered: 'Mesa' },
		{ name: 'last name', content: '{{contact.last_name}}', rendered: 'Dos' },
		{ name: 'own attribute', content: '{{contact.custom_attribute.tier}}', rendered: 'gold' },
		{
			name: 'attribute of the conversation',
			content: '{{conversation.custom_attribute.order_id}}',
			rendered: '1001',
		},
		{ name: 'conversation number', content: '#{{conversation.display_id}}', rendered: '#7' },
		{ name: 'inbox', content: '{{inbox.name}}', rendered: 'Tienda API' },
		{ name: 'account', content: '{{account.name}}', rendered: 'Tienda Andina' },
		{ name: 'a field that no drop has', content: 'a{{contact.access_token}}b', rendered: 'ab' },
		{
			name: 'a condition',
			content: '{% if contact.email %}yes{% else %}no{% endif %}',
			rendered: 'yes',
		},
		{ name: 'a filter', content: '{{ contact.name | upcase }}', rendered: 'MESA DOS' },
		{ name: 'a filter nobody knows', content: '{{ contact.name | shout }}', rendered: 'Mesa Dos' },
		{ name: 'a tag nobody knows', content: 'a {% foo %} b', rendered: 'a {% foo %} b' },
		{ name: 'a tag cut short', content: '50%} off {%', rendered: '50%} off {%' },
		{ name: 'a file to include', content: 'a {% include "x" %}', rendered: 'a {% include "x" %}' },
		{ name: 'an empty variable', content: 'a{{}}b', rendered: 'ab' },
		{ name: 'an n8n expression vanishes', content: 'a{{ $json.total }}b', rendered: 'ab' },
		{ name: 'words instead of a variable', content: 'a{{ hola mundo }}b', rendered: 'ab' },
		{ name: 'a text in quotes', content: "{{ 'x' | append: 'y' }}", rendered: 'xy' },
		{ name: 'one brace too many', content: '{{{contact.first_name}}}', rendered: 'Mesa}' },
		{ name: 'one brace too few', content: 'a {{ b } c }}', rendered: 'a {{ b } c }}' },
		{ name: 'broken braces', content: '{ {contact.name} }', rendered: '{ {contact.name} }' },
		{
			name: 'a zero-width space',
			content: '{\u200b{contact.name}}',
			rendered: '{\u200b{contact.name}}',
		},
		{
			name: 'backticks over two lines',
			content: '`{{contact.name}}\n{% if x %}`',
			rendered: '`{{contact.name}}\n{% if x %}`',
		},
		{
			name: 'a loop without end',
			content: '{% for i in (1..999999999) %}x{% endfor %}',
			rendered: '{% for i in (1..999999999) %}x{% endfor %}',
		},
	])('$name', ({ content, rendered }) => {
		expect(renderLiquid(content, drops)).toBe(rendered);
	});

	it('has no last name for a single word, and capitalizes each', () => {
		const named = (name: string) => ({ ...drops, contact: { name } });
		const content =
			'{{contact.name}}|{{contact.first_name}}|{{contact.last_name}}|{{contact.email}}';
		expect(renderLiquid(content, named('ana'))).toBe('Ana|Ana||');
		expect(renderLiquid(content, named('ana MARÍA pérez'))).toBe('Ana María Pérez|Ana|Pérez|');
	});
});
