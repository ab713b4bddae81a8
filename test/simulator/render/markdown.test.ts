import { markdownToWhatsApp } from './markdown';

describe('markdownToWhatsApp', () => {
	it.each([
		{
			name: 'the recorded message: bold, and a link as its bare address',
			markdown: 'Llega **mañana** [seguimiento](https://shop.example.com/t/1)',
			whatsApp: 'Llega *mañana* https://shop.example.com/t/1',
		},
		{ name: 'nothing', markdown: '', whatsApp: '' },
		{ name: 'blanks only', markdown: ' \n ', whatsApp: ' \n ' },
		{ name: 'plain text', markdown: 'Hola', whatsApp: 'Hola' },
		{ name: 'bold', markdown: '**b**', whatsApp: '*b*' },
		{ name: 'bold with underscores', markdown: '__b__', whatsApp: '*b*' },
		{ name: "WhatsApp's own bold becomes italic", markdown: '*x*', whatsApp: '_x_' },
		{ name: 'italic with underscores', markdown: '_x_', whatsApp: '_x_' },
		{ name: 'bold in italic', markdown: '*a **b***', whatsApp: '_a *b*_' },
		{ name: 'a product of three numbers, as recorded', markdown: '5*3*2', whatsApp: '5_3_2' },
		{ name: 'a lonely star', markdown: '5 * 3', whatsApp: '5 * 3' },
		{ name: 'struck twice', markdown: '~~s~~', whatsApp: '~~s~~' },
		{ name: 'struck once', markdown: '~s~', whatsApp: '~s~' },
		{ name: 'an escaped star', markdown: '\\*no\\*', whatsApp: '*no*' },
		{
			name: 'escaped everything',
			markdown: '\\_a\\_ \\~b \\`c\\` \\# \\[d\\]',
			whatsApp: '_a_ ~b `c` # [d]',
		},
		{
			name: 'underscores in an address',
			markdown: 'https://a.example/b_c_d',
			whatsApp: 'https://a.example/b_c_d',
		},
		{
			name: 'an address in angles',
			markdown: '<https://a.example/b>',
			whatsApp: 'https://a.example/b',
		},
		{
			name: 'a link without a label',
			markdown: '[](https://a.example)',
			whatsApp: 'https://a.example',
		},
		{ name: 'a soft line break', markdown: 'a\nb', whatsApp: 'a\nb' },
		{ name: 'a hard line break by blanks', markdown: 'a  \nb', whatsApp: 'a\nb' },
		{ name: 'a hard line break by a backslash', markdown: 'a\\\nb', whatsApp: 'a\nb' },
		{ name: 'paragraphs', markdown: 'a\n\nb', whatsApp: 'a\n\nb' },
		{ name: 'three blank lines', markdown: 'a\n\n\n\nb', whatsApp: 'a\n\n\n\nb' },
		{ name: 'a line of blanks', markdown: 'a\n  \nb', whatsApp: 'a\n\nb' },
		{ name: 'bold in front of a blank line', markdown: '**a:**\n\nb', whatsApp: '*a:*\n\nb' },
		{ name: 'bold behind a blank line', markdown: 'a\n\n**$b**', whatsApp: 'a\n\n*$b*' },
		{ name: 'blank lines at the end', markdown: 'a\n\n', whatsApp: 'a\n\n' },
		{ name: 'a list', markdown: '- a\n- b', whatsApp: '- a\n- b' },
		{ name: 'a list of stars', markdown: '* a\n* b', whatsApp: '- a\n- b' },
		{ name: 'a list behind a blank line', markdown: 'x:\n\n- a\n- b', whatsApp: 'x:\n\n- a\n- b' },
		{ name: 'a list within a list', markdown: '- a\n  - b\n- c', whatsApp: '- a\n- b\n- c' },
		{ name: 'a numbered list', markdown: '1. a\n2. b', whatsApp: '1. a\n2. b' },
		{ name: 'a list that starts at 3', markdown: '3. a\n4. b', whatsApp: '3. a\n4. b' },
		{ name: 'a heading', markdown: '# Title', whatsApp: '# Title' },
		{ name: 'a heading and text', markdown: '## Title\nx', whatsApp: '## Title\nx' },
		{ name: 'a hash in front of a number', markdown: '#1001', whatsApp: '#1001' },
		{ name: 'code', markdown: '`*a*`', whatsApp: '`*a*`' },
		{ name: 'a code fence keeps its text', markdown: '```\n*a*\n```', whatsApp: '*a*' },
		{ name: 'a quote', markdown: '> a', whatsApp: '> a' },
		{ name: 'HTML is lost', markdown: '<div>a</div>', whatsApp: '' },
		{ name: 'an entity', markdown: '&amp; &lt;', whatsApp: '& <' },
		{
			name: 'a picture leaves its label',
			markdown: '![polera](https://a.example/p.png)',
			whatsApp: 'polera',
		},
	])('$name', ({ markdown, whatsApp }) => {
		expect(markdownToWhatsApp(markdown)).toBe(whatsApp);
	});
});
