import { readWish } from '../../../../../nodes/Chatwoot/operations/notification/readWish';

const ZERO_WIDTH_SPACE = '\u200b';
const base: Record<string, unknown> = {
	inboxId: { __rl: true, mode: 'list', value: 2 },
	phone: '9 6123 4567',
	country: 'CL',
	email: '',
	name: ' Ana Pérez ',
	identifier: '',
	content: 'Hola',
	template: {},
	idempotencyKey: 'order-1',
	whenWindowClosed: 'template',
	conversationMode: 'reuse',
	options: {},
};
const read = (changes: Record<string, unknown> = {}) => {
	const values = { ...base, ...changes };
	return readWish((name) => values[name], {});
};

describe('readWish', () => {
	test('reads every field', () => {
		expect(read()).toEqual({
			inboxId: 2,
			phone: '+56961234567',
			email: undefined,
			name: 'Ana Pérez',
			identifier: undefined,
			content: 'Hola',
			template: undefined,
			idempotencyKey: 'order-1',
			whenWindowClosed: 'template',
			conversationMode: 'reuse',
			extras: {
				customAttributes: undefined,
				conversationAttributes: undefined,
				labels: [],
				updateContact: false,
				assigneeId: undefined,
				teamId: undefined,
			},
		});
	});

	const refused: Array<[string, Record<string, unknown>, RegExp]> = [
		['no inbox', { inboxId: { __rl: true, mode: 'list', value: '' } }, /Inbox is empty/],
		['an inbox that is no number', { inboxId: 'WhatsApp' }, /Inbox must be a whole number, but is "WhatsApp"/],
		['nobody', { phone: '' }, /Nobody to write to/],
		['nobody: an expression that found nothing', { phone: null, email: undefined }, /Nobody to write to/],
		['letters in the phone', { phone: '555-555-SHIP' }, /"555-555-SHIP" is no phone number.*\+56 9/],
		['nothing to send', { content: '  ' }, /Nothing to send/],
		['attributes that are no JSON', { options: { customAttributes: '{vip' } }, /Contact Attributes holds no valid JSON/],
		['attributes that are a list', { options: { conversationAttributes: '[1]' } }, /must be a JSON object/],
		['an agent that is no number', { options: { assigneeId: 'Ana' } }, /Agent must be a whole number/],
	];
	test.each(refused)('%s is refused in a sentence', (_name, changes, sentence) => {
		expect(() => read(changes)).toThrow(sentence);
	});

	test('an unreadable phone beside an e-mail leaves the e-mail', () => {
		expect(read({ phone: '555-555-SHIP', email: 'ana@example.cl' })).toMatchObject({ phone: undefined, email: 'ana@example.cl' });
	});

	test('a phone that is a number of JSON is read', () => {
		expect(read({ phone: 56961234567 }).phone).toBe('+56961234567');
	});

	test('Liquid is broken in content and in template values', () => {
		const wish = read({
			content: 'x {{ contact.email }}',
			template: { name: 'order', bodyParams: { param: [{ name: '', value: '{{agent.email}}' }] }, buttonParams: 'a{%b' },
		});
		expect(wish.content).toBe(`x {${ZERO_WIDTH_SPACE}{ contact.email }}`);
		expect(wish.template?.bodyParams).toEqual([{ name: undefined, value: `{${ZERO_WIDTH_SPACE}{agent.email}}` }]);
		expect(wish.template?.buttonParams).toEqual([`a{${ZERO_WIDTH_SPACE}%b`]);
	});

	test('Liquid is left alone when allowed', () => {
		expect(read({ content: '{{ contact.name }}', options: { allowLiquid: true } }).content).toBe('{{ contact.name }}');
	});

	const templates: Array<[string, unknown, unknown]> = [
		['none chosen', { bodyParams: {} }, undefined],
		['picked from the list', { name: { __rl: true, mode: 'list', value: 'order_shipped|es_CL' } }, { name: 'order_shipped', language: 'es_CL' }],
		['typed by hand', { name: 'order_shipped' }, { name: 'order_shipped', language: undefined }],
		['its language set apart wins', { name: 'order_shipped|es', language: 'pt_BR' }, { name: 'order_shipped', language: 'pt_BR' }],
		['values as a list from an expression', { name: 'x', bodyParams: [{ name: 'a', value: 1 }] }, { bodyParams: [{ name: 'a', value: '1' }] }],
		['values as plain texts', { name: 'x', bodyParams: ['Ana', '#1'] }, { bodyParams: [{ name: undefined, value: 'Ana' }, { name: undefined, value: '#1' }] }],
	];
	test.each(templates)('template: %s', (_name, template, expected) => {
		const { template: read1 } = read({ template });
		if (expected === undefined) expect(read1).toBeUndefined();
		else expect(read1).toMatchObject(expected as object);
	});

	test('labels come as text or as a list', () => {
		expect(read({ options: { labels: 'vip, order ,' } }).extras.labels).toEqual(['vip', 'order']);
		expect(read({ options: { labels: ['vip'] } }).extras.labels).toEqual(['vip']);
	});
});

describe('from an item of Shopify Order Mapper', () => {
	const item = {
		kind: 'orderCreated',
		idempotencyKey: 'shop/gid/orderCreated',
		customer: { name: 'Ana Pérez', phone: '+56961234567', email: 'ana@example.cl', identifier: 'shopify:1', country: 'CL' },
		message: { language: 'es', text: 'Hola Ana' },
		template: { bodyParams: [{ name: 'customer_name', value: 'Ana' }, { name: 'order_name', value: '#1' }] },
	};
	const fromItem = (changes: Record<string, unknown> = {}, input: Record<string, unknown> = item) => {
		const values: Record<string, unknown> = { inboxId: 2, noticeSource: 'orderItem', template: {}, options: {}, ...changes };
		return readWish((name) => values[name] ?? '', input);
	};

	test('everything but the inbox is taken from it', () => {
		expect(fromItem()).toMatchObject({
			inboxId: 2,
			phone: '+56961234567',
			email: 'ana@example.cl',
			name: 'Ana Pérez',
			identifier: 'shopify:1',
			content: 'Hola Ana',
			idempotencyKey: 'shop/gid/orderCreated',
			template: { name: 'order_confirmation', language: 'es', bodyParams: item.template.bodyParams, takeWhatFits: true },
		});
	});

	test("the user's template, language and values win", () => {
		const param = [{ name: '', value: 'x' }];
		const { template } = fromItem({ template: { name: 'mine', language: 'es_CL', bodyParams: { param } } });
		expect(template).toEqual({
			name: 'mine',
			language: 'es_CL',
			category: undefined,
			bodyParams: [{ name: undefined, value: 'x' }],
			headerMediaUrl: undefined,
			buttonParams: [],
		});
	});

	test('a picked template keeps its language', () => {
		expect(fromItem({ template: { name: 'mine|pt_BR' } }).template).toMatchObject({ name: 'mine', language: 'pt_BR' });
	});

	test('Liquid in it is broken', () => {
		const input = { ...item, message: { language: 'es', text: '{{ contact.email }}' } };
		expect(fromItem({}, input).content).toBe(`{${ZERO_WIDTH_SPACE}{ contact.email }}`);
	});

	test.each([
		['another item', { id: 1 }],
		['an item that failed before', { error: 'x' }],
	])('%s is refused in a sentence', (_name, input) => {
		expect(() => fromItem({}, input)).toThrow(/not one of Shopify Order Mapper.*Notify.*The Fields Below/);
	});
});
