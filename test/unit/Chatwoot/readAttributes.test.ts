import { readAttributes, readDefinition } from '../../../nodes/Chatwoot/readAttributes';

const define = (type: string, more: object = {}) =>
	readDefinition({ attribute_key: 'a', attribute_display_name: 'Nivel', attribute_display_type: type, attribute_values: ['Gold', 'silver'], regex_pattern: null, ...more });
const read = (value: unknown, ...[type, more]: Parameters<typeof define>) => readAttributes({ a: value }, [define(type, more)], 'America/Santiago').a;

const good: Array<[string, unknown, unknown]> = [
	['number', '42', 42],
	['number', ' -1.5 ', -1.5],
	['number', 0, 0],
	['currency', '45990', 45990],
	['percent', '12.5', 12.5],
	['date', '2026-11-21', '2026-11-21'],
	['date', '2026-11-22T02:00:00Z', '2026-11-21'],
	['date', new Date('2026-11-21T12:00:00Z'), '2026-11-21'],
	['date', '', ''],
	['list', 'gold', 'Gold'],
	['list', 'Silver', 'silver'],
	['list', '', ''],
	['checkbox', 'true', true],
	['checkbox', 'Sí', true],
	['checkbox', 1, true],
	['checkbox', 'no', false],
	['checkbox', false, false],
	['checkbox', '', false],
	['link', 'https://my-shop.example/1', 'https://my-shop.example/1'],
	['text', 42, '42'],
	['text', true, 'true'],
	['text', ['a'], ['a']],
	['number', null, null],
	['date', null, null],
	['something new', '42', '42'],
];
test.each(good)('%s takes %j as %j', (type, given, wanted) => {
	expect(read(given, type)).toEqual(wanted);
});

const bad: Array<[string, unknown, RegExp]> = [
	['number', '1.290,50', /^The attribute "Nivel" \(a\) must be a number such as 1290\.5, without thousands separators, but is "1\.290,50"\.$/],
	['number', '', /must be a number/],
	['number', true, /must be a number.*"true"/],
	['number', Infinity, /must be a number/],
	['date', '21/11/2026', /must be a date such as 2026-11-21, but is "21\/11\/2026"/],
	['date', '2026-02-30', /must be a date/],
	['list', 'bronze', /must be one of Gold, silver, but is "bronze"/],
	['checkbox', 'maybe', /must be true or false/],
	['link', 'my-shop.example', /must be an address that begins with https/],
];
test.each(bad)('%s refuses %j', (type, given, sentence) => {
	expect(() => read(given, type)).toThrow(sentence);
});

test.each([
	['^#\\d+$', '#1001'],
	['/^#\\d+$/', '#1001'],
	['(', 'anything, where the pattern itself is broken'],
])('a text that matches %s', (regex_pattern, text) => {
	expect(read(text, 'text', { regex_pattern })).toBe(text);
});

test('a text that does not match says the hint', () => {
	expect(() => read('1001', 'text', { regex_pattern: '^#', regex_cue: 'a number with # in front' })).toThrow('The attribute "Nivel" (a) must be a number with # in front, but is "1001".');
});

test('attributes without a definition stay as they are', () => {
	expect(readAttributes({ b: '42', c: { d: 1 } }, [define('number')], 'UTC')).toEqual({ b: '42', c: { d: 1 } });
});
