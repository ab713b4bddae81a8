import { stripControl } from '../shared/text';

const TABLE_RULE = /^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)*[ \t]*(?:[:-]+[ \t]*)?$/gm;

/**
 * Markdown as a model writes it, cut down to what Chatwoot renders in every channel: bold, lists and paragraphs.
 * Headings become bold, tables lines, links "text: address", code and HTML their text.
 */
export function writeChatText(markdown: string): string {
	return stripControl(markdown)
		.replace(/```[\w-]*/g, '')
		.replace(/`([^`\n]*)`/g, '$1')
		.replace(/!\[([^\]\n]*)\]\([^)\s]*[^)\n]*\)/g, '$1')
		.replace(/\[([^[\]\n]{1,500})\]\(<?([^)\s>]{1,2000})>?(?:\s{1,9}"[^"\n]{0,200}")?\)/g, linkText)
		.replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
		.replace(/<\/?[a-z][^<>\n]{0,200}>/gi, '')
		.replace(TABLE_RULE, '')
		.replace(/^[ \t]*\|(.*)\|[ \t]*$/gm, (_row, cells: string) => cells.split('|').map((cell) => cell.trim()).join(' – '))
		.replace(/^[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/gm, (_line, title: string) => `**${title.replace(/\*\*/g, '')}**`)
		.replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
		.replace(/(?<![ \t])[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** WhatsApp keeps the address of a link and loses its text. */
function linkText(_whole: string, text: string, address: string): string {
	return text.trim() === address ? address : `${text.trim()}: ${address}`;
}
