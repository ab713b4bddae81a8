import { escapeHtml, formatText } from './formatText';

const link = (url: string) =>
	`<a href="${url}" target="_blank" rel="noopener noreferrer nofollow">${url}</a>`;

describe('formatText', () => {
	it.each([
		{ name: 'plain', text: 'Hola', html: 'Hola' },
		{ name: 'bold', text: 'a *b c* d', html: 'a <strong>b c</strong> d' },
		{ name: 'italic', text: '_b_', html: '<em>b</em>' },
		{ name: 'struck', text: '~b~', html: '<s>b</s>' },
		{ name: 'italic in bold', text: '*_b_*', html: '<strong><em>b</em></strong>' },
		{ name: 'bold with a sign', text: '*$45.990*', html: '<strong>$45.990</strong>' },
		{ name: 'bold in brackets', text: '(*b*)', html: '(<strong>b</strong>)' },
		{ name: 'two bolds', text: '*a* *b*', html: '<strong>a</strong> <strong>b</strong>' },
		{ name: 'marks within a word', text: '5_3_2 a*b*c', html: '5_3_2 a*b*c' },
		{ name: 'marks around blanks', text: '* a * _ b _', html: '* a * _ b _' },
		{ name: 'a mark on each of two lines', text: '*a\nb*', html: '*a\nb*' },
		{ name: 'Markdown that nobody turned', text: '**b**', html: '**b**' },
		{ name: 'code', text: '`*a* <b>`', html: '<code>*a* &#60;b&#62;</code>' },
		{ name: 'a block of code', text: '```\n*a*\n```', html: '<pre>*a*</pre>' },
		{ name: 'a tag', text: '<img src=x>', html: '&#60;img src=x&#62;' },
		{ name: 'a tag in bold', text: '*<b>*', html: '<strong>&#60;b&#62;</strong>' },
		{ name: 'quotes', text: `"a" 'b' &`, html: '&#34;a&#34; &#39;b&#39; &#38;' },
		{ name: 'an address', text: 'https://a.example/b_c_d', html: link('https://a.example/b_c_d') },
		{
			name: 'an address and a stop',
			text: 'https://a.example/b.',
			html: `${link('https://a.example/b')}.`,
		},
		{
			name: 'an address in bold',
			text: '*ver https://a.example*',
			html: `<strong>ver ${link('https://a.example')}</strong>`,
		},
		{
			name: 'an address that wants out',
			text: 'https://a.example/"onclick="x',
			html: `${link('https://a.example/')}&#34;onclick=&#34;x`,
		},
		{ name: 'a script as address', text: 'javascript:alert(1)', html: 'javascript:alert(1)' },
		{ name: 'the mark that the formatter uses itself', text: '\uE0000\uE000', html: '0' },
	])('$name', ({ text, html }) => {
		expect(formatText(text)).toBe(html);
	});
});

describe('escapeHtml', () => {
	it('leaves no sign that HTML reads', () => {
		expect(escapeHtml(`<a href="x" title='y'>&`)).toBe(
			'&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;',
		);
	});
});
