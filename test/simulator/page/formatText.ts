/**
 * WhatsApp's own formatting as safe HTML: `*bold*` `_italic_` `~struck~`, `` `code` ``, three
 * backticks, web addresses. Everything else is text, whatever it looks like.
 */
export function formatText(text: string): string {
	const kept: string[] = [];
	const keep = (html: string) => `${MARK}${kept.push(html) - 1}${MARK}`;
	const guarded = text
		.replaceAll(MARK, '')
		.replace(/```([^`]+)```/g, (_, code: string) => keep(`<pre>${escapeHtml(code.trim())}</pre>`))
		.replace(/`([^`\n]+)`/g, (_, code: string) => keep(`<code>${escapeHtml(code)}</code>`))
		.replace(/https?:\/\/[^\s<>"'`*~]*[^\s<>"'`*~_.,;:!?)\]}]/g, (url) => keep(linkTo(url)));
	return STYLES.reduce((html, [mark, tag]) => wrap(html, mark, tag), escapeHtml(guarded)).replace(
		new RegExp(`${MARK}(\\d+)${MARK}`, 'g'),
		(_, index: string) => kept[Number(index)] ?? '',
	);
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Stands around the number of a piece that is finished already; not a character of any script. */
const MARK = '\uE000';
const STYLES = [
	['*', 'strong'],
	['_', 'em'],
	['~', 's'],
] as const;

/** A mark counts at the edge of a word only, so that 5_3_2 stays as it is. */
function wrap(html: string, mark: string, tag: string): string {
	const sign = `\\${mark}`.replace('\\_', '_').replace('\\~', '~');
	const inner = `(?!\\s)[^${sign}\\n]+(?<!\\s)`;
	const pattern = `(?<![\\p{L}\\p{N}${sign}])${sign}(${inner})${sign}(?![\\p{L}\\p{N}${sign}])`;
	return html.replace(new RegExp(pattern, 'gu'), `<${tag}>$1</${tag}>`);
}

function linkTo(url: string): string {
	const safe = escapeHtml(url);
	return `<a href="${safe}" target="_blank" rel="noopener noreferrer nofollow">${safe}</a>`;
}
