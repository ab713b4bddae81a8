import {
	breakLiquid,
	clip,
	escapeMarkdown,
	oneLine,
	stripControl,
	templateValue,
} from '../../../nodes/shared/text';

describe('escapeMarkdown', () => {
	it.each([
		['nothing', '', ''],
		['plain text', 'Ana Pérez', 'Ana Pérez'],
		['bold', '**gratis**', '\\*\\*gratis\\*\\*'],
		['a product', '5*3*2', '5\\*3\\*2'],
		['a star between spaces', '5 * 3', '5 * 3'],
		['italic', '_hola_', '\\_hola\\_'],
		['underscores in words', 'ana_perez@example.com a__b', 'ana_perez@example.com a__b'],
		['a run of underscores in front', '__init', '\\_\\_init'],
		['strikethrough', '~~no~~', '\\~\\~no\\~\\~'],
		['code', '`x`', '\\`x\\`'],
		['a link', '[gratis](https://a.example)', '\\[gratis\\](https://a.example)'],
		['a picture', '![x](y)', '!\\[x\\](y)'],
		['HTML', '<b>x</b>', '\\<b>x\\</b>'],
		['a sign between spaces', '3 < 4 > 2', '3 < 4 > 2'],
		['an entity', 'AT&amp;T &#42;', 'AT\\&amp;T \\&#42;'],
		['an ampersand', 'H&M R&D; & co', 'H&M R\\&D; & co'],
		['a backslash in front of a star', '\\*', '\\\\\\*'],
		['a backslash in front of a letter', 'C:\\dir', 'C:\\dir'],
		['a backslash at the end', 'a\\', 'a\\\\'],
		['a heading', '# Oferta', '\\# Oferta'],
		['an order name', '#1001', '#1001'],
		['a heading on the second line', 'a\n## b', 'a\n\\## b'],
		['a quote', '> a', '\\> a'],
		['a bullet', '- a', '\\- a'],
		['a discount', '-20% +5', '-20% +5'],
		['a numbered list', '1. a\n23) b', '1\\. a\n23\\) b'],
		['a decimal', '1.5 kg', '1.5 kg'],
		['a rule', '---', '\\---'],
		['an underlined title', 'a\n===', 'a\n\\==='],
		['indented code', '\ta\n    b', 'a\nb'],
		['line ends of Windows', 'a\r\n- b', 'a\n\\- b'],
	])('%s', (_, text, escaped) => {
		expect(escapeMarkdown(text)).toBe(escaped);
	});
});

describe('breakLiquid', () => {
	it.each([
		['nothing', '', ''],
		['a single brace', '{a} %}', '{a} %}'],
		['a variable', '{{x}}', '{\u200b{x}}'],
		['a tag', '{% if x %}', '{\u200b% if x %}'],
		['three braces', '{{{x}}}', '{\u200b{\u200b{x}}}'],
		['a trimmed variable', '{{- x -}}', '{\u200b{- x -}}'],
		['a brace in front of a backtick', '{`x`}', '{\u200b`x`}'],
		['a direction mark between', '{\u200e{x}}', '{\u200b\u200e{x}}'],
		['already broken', '{\u200b{x}}', '{\u200b{x}}'],
	])('%s', (_, text, broken) => {
		expect(breakLiquid(text)).toBe(broken);
	});
});

describe('oneLine', () => {
	it.each([
		['nothing', '', ''],
		['lines and tabs', 'a\r\n\tb\nc', 'a b c'],
		['four spaces', 'a    b', 'a b'],
		['no-break spaces and separators', 'a\u00a0\u00a0b\u2028c', 'a b c'],
		['blanks around', '  a ', 'a'],
	])('%s', (_, text, line) => {
		expect(oneLine(text)).toBe(line);
	});
});

describe('templateValue', () => {
	it.each([
		['nothing', '', '-'],
		['blanks', ' \n\t', '-'],
		['nothing visible', '\u200b\u200e', '-'],
		['a name', 'Ana Pérez', 'Ana Pérez'],
		['an apostrophe', "D'Angelo", 'D’Angelo'],
		['quotes and angles', '<b>"x"</b>', '‹b›”x”‹/b›'],
		['several lines', 'a\n\nb', 'a b'],
		['NUL and direction marks', 'a\u0000\u202eb', 'ab'],
		['exactly 1000', 'x'.repeat(1000), 'x'.repeat(1000)],
		['1001', 'x'.repeat(1001), `${'x'.repeat(999)}…`],
	])('%s', (_, text, value) => {
		expect(templateValue(text)).toBe(value);
	});
});

describe('clip', () => {
	it.each([
		['shorter', 'abc', 4, 'abc'],
		['exact', 'abc', 3, 'abc'],
		['one too many', 'abcd', 3, 'ab…'],
		['no room at all', 'abc', 0, ''],
		['room for one', 'abc', 1, '…'],
		['a blank before the cut', 'hola mundo', 6, 'hola…'],
		['a surrogate pair', 'a😀b', 3, 'a…'],
		['a family', 'a👨\u200d👩\u200d👧b', 5, 'a…'],
		['an accent on its own', 'e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
		['a character longer than the room', '👨‍👩‍👧', 4, '👨\u200d…'],
	])('%s', (_, text, max, clipped) => {
		expect(clip(text, max)).toBe(clipped);
	});

	it('stays within the limit for an endless character', () => {
		expect(clip(`e${'\u0301'.repeat(20_000)}`, 100)).toHaveLength(100);
	});
});

describe('stripControl', () => {
	it.each([
		['nothing', '', ''],
		['plain text', 'Ñandú 1', 'Ñandú 1'],
		['line feeds and tabs stay', 'a\n\tb', 'a\n\tb'],
		['NUL, bell, delete, C1', 'a\u0000\u0007\u007f\u009bb', 'ab'],
		['rarer line breaks', 'a\r\nb\u2028c\u0085d\u000be', 'a\nb\nc\nd\ne'],
		['direction marks', '\u202eabc\u202c\u2066x\u2069\u200f', 'abcx'],
		['a byte order mark', '\ufeffa', 'a'],
		['half a pair', 'a\ud83d b\ude00', 'a b'],
		['an emoji keeps its joiners', '👨‍👩‍👧 ✌️', '👨‍👩‍👧 ✌️'],
		['the space that breaks Liquid', '{\u200b{', '{\u200b{'],
	])('%s', (_, text, clean) => {
		expect(stripControl(text)).toBe(clean);
	});
});
