import { Parser, type Node } from 'commonmark';

/**
 * Turns a message's CommonMark into what Chatwoot 4.15.1 sends to WhatsApp: `**b**` → `*b*`,
 * `*i*` → `_i_`, a link → its bare URL, `~~s~~` untouched, headings with their `#`.
 *
 * Blank lines are hidden from the parser and put back afterwards, as Chatwoot does, so paragraphs
 * keep their distance and a list behind a blank line begins as plain text.
 */
export function markdownToWhatsApp(content: string): string {
	if (content.trim() === '') return content;
	const hidden = content
		.replace(/^[ \t]+$/gm, '')
		.replace(/\n{2,}/g, ({ length }) => `{{PRESERVE_${length}_NEWLINES}}`);
	const rendered = renderBlock(new Parser().parse(hidden)).replace(/\n+$/, '');
	return rendered.replace(/\{\{PRESERVE_(\d+)_NEWLINES\}\}/g, (_, count: string) =>
		'\n'.repeat(Number(count)),
	);
}

type Write = { (text: string): void; endLine(): void };

function renderBlock(root: Node): string {
	let output = '';
	const write: Write = Object.assign(
		(text: string) => {
			output += text;
		},
		{
			endLine: () => {
				if (output !== '' && !output.endsWith('\n')) output += '\n';
			},
		},
	);
	render(root, write);
	return output;
}

function render(node: Node, write: Write): void {
	const [before, after] = around(node);
	write(before);
	for (let child = node.firstChild; child && !isLeaf(node); child = child.next)
		render(child, write);
	write(after);
	if (!INLINE.has(node.type)) write.endLine();
}

/** Whatever is not in here ends its line, HTML and images included: Chatwoot's renderer does so. */
const INLINE = new Set([
	'document',
	'text',
	'softbreak',
	'linebreak',
	'strong',
	'emph',
	'code',
	'code_block',
	'link',
]);

function isLeaf({ type }: Node): boolean {
	return type === 'link';
}

function around(node: Node): readonly [before: string, after: string] {
	switch (node.type) {
		case 'text':
		case 'code_block':
			return [node.literal ?? '', ''];
		case 'softbreak':
		case 'linebreak':
			return ['\n', ''];
		case 'strong':
			return ['*', '*'];
		case 'emph':
			return ['_', '_'];
		case 'code':
			return [`\`${node.literal ?? ''}\``, ''];
		case 'link':
			return [node.destination ?? '', ''];
		case 'heading':
			return [`${'#'.repeat(node.level ?? 1)} `, ''];
		case 'item':
			return [bulletOf(node), ''];
		case 'block_quote':
			return ['> ', ''];
		default:
			return ['', ''];
	}
}

function bulletOf(item: Node): string {
	if (item.parent?.listType !== 'ordered') return '- ';
	let number = item.parent.listStart ?? 1;
	for (let earlier = item.prev; earlier; earlier = earlier.prev) number += 1;
	return `${number}. `;
}
