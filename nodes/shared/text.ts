/** Text that strangers wrote, on its way into a message: what it may not do there. */

const ELLIPSIS = '…';
const ZERO_WIDTH_SPACE = '\u200b';
/** Chatwoot cuts template values here. */
const MAX_TEMPLATE_VALUE = 1000;
/** What stands for nothing: Chatwoot drops blank values, and the ones behind move up. */
const BLANK_VALUE = '-';
/** Enough to find where a character begins; flags and family emoji have up to 14 units. */
const LONGEST_CHARACTER = 64;

const OTHER_BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
/** Direction marks, invisible operators, byte order marks. Not the joiners that emoji need. */
const DIRECTION = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb`;
/** Half a surrogate pair makes invalid UTF-8, which Chatwoot answers with an error. */
const UNWANTED = new RegExp(String.raw`(?![\n\t])\p{Cc}|\p{Cs}|[${DIRECTION}]`, 'gu');
const PRINTABLE = /^[ -~\n\t\u00a1-\u00ac\u00ae-\u052f]*$/;

/** Liquid begins with {{ or {%; Chatwoot itself puts {% in front of every backtick. */
const LIQUID_OPENING = new RegExp(String.raw`\{(?=[${DIRECTION}]*[{%\u0060])`, 'g');

const LINE_START = String.raw`(?<=^|\n)`;
const LINE_END = String.raw`[ \t]*(?:\n|$)`;
/** Every character that CommonMark would take as its own, and only where it would. */
const MARKUP = new RegExp(
	[
		// Code, links and images.
		'[`[\\]]',
		// Emphasis and strikethrough; between spaces they are only signs.
		'(?<! )[*~]|[*~](?! )',
		// Inside a word underscores are letters: ana_perez@example.com.
		String.raw`(?<![\p{L}\p{N}_])_+|(?<!_)_+(?![\p{L}\p{N}_])`,
		// A backslash in front of punctuation, or of whatever follows this text.
		String.raw`\\(?=[!-\/:-@[-\u0060{-~\n]|$)`,
		// HTML tags and automatic links.
		String.raw`<(?!\s)`,
		String.raw`&(?=#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z][A-Za-z\d]*;)`,
		// Headings, quotes, bullets, rules and numbered lists begin a line.
		String.raw`${LINE_START}#(?=#{0,5}(?:\s|$))`,
		String.raw`${LINE_START}>`,
		String.raw`${LINE_START}[-+](?=[\s-]|$)`,
		String.raw`${LINE_START}=(?==*${LINE_END})`,
		String.raw`(?<=(?:^|\n)\d{1,9})[.)](?=\s|$)`,
	].join('|'),
	'gu',
);
/** Most names and titles hold none of this, and the patterns above cost more than a look. */
const MAYBE_MARKUP = /[`[\]*~_\\<&\r\n]|^[ \t#>=+\d-]/;
/** Four spaces in front of a line make it code. */
const INDENTATION = /(?<=^|\n)[ \t]+/g;

/** Characters that Chatwoot deletes from template values, and what says the same. */
const TEMPLATE_SIGNS: Record<string, string> = { '<': '‹', '>': '›', '"': '”', "'": '’' };

let characters: Intl.Segmenter | undefined;

/**
 * Escapes text for CommonMark, which Chatwoot (4.9 and later) renders for each channel, so
 * that the customer sees what was written. Older servers send the backslashes as they are,
 * therefore nothing is escaped that would be harmless. Indentation of lines is dropped, as
 * CommonMark itself does. Cut a text before it is escaped, not after.
 */
export function escapeMarkdown(text: string): string {
	if (!MAYBE_MARKUP.test(text)) return text;
	return text
		.replace(/\r\n?/g, '\n')
		.replace(INDENTATION, '')
		.replace(MARKUP, (signs) => signs.replace(/[^]/g, '\\$&'));
}

/**
 * Keeps Chatwoot from executing Liquid in outgoing text: a zero-width space parts `{{` and
 * `{%`, and the reader sees the braces as written. Applying it twice changes nothing more.
 */
export function breakLiquid(text: string): string {
	return text.includes('{') ? text.replace(LIQUID_OPENING, `{${ZERO_WIDTH_SPACE}`) : text;
}

/** One line without tabs or runs of spaces, as WhatsApp demands of template values. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/**
 * Text as a value of a WhatsApp template: one line of at most 1000 characters, never blank
 * ("-"), quotes and angle brackets replaced by look-alikes because Chatwoot deletes them.
 * Liquid is left to `breakLiquid`.
 */
export function templateValue(text: string): string {
	const value = oneLine(stripControl(text)).replace(/[<>"']/g, (sign) => TEMPLATE_SIGNS[sign] ?? '');
	return isInvisible(value) ? BLANK_VALUE : clip(value, MAX_TEMPLATE_VALUE);
}

/**
 * At most `maxCharacters` UTF-16 units, `…` included when something was cut. Cuts between
 * what a reader sees as characters: no half emoji, no accent without its letter.
 */
export function clip(text: string, maxCharacters: number): string {
	if (text.length <= maxCharacters) return text;
	if (maxCharacters < 1) return '';
	return text.slice(0, characterStart(text, maxCharacters - 1)).trimEnd() + ELLIPSIS;
}

/**
 * Drops control characters (line feeds and tabs stay), direction marks, byte order marks and
 * broken surrogates; the rarer line breaks become line feeds.
 */
export function stripControl(text: string): string {
	return PRINTABLE.test(text) ? text : text.replace(OTHER_BREAKS, '\n').replace(UNWANTED, '');
}

function isInvisible(text: string): boolean {
	return /^[\s\p{Cf}]*$/u.test(text);
}

/** Where the character that covers `index` begins, or `index` when it is absurdly long. */
function characterStart(text: string, index: number): number {
	characters ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
	const from = Math.max(0, index - LONGEST_CHARACTER);
	const around = text.slice(from, index + LONGEST_CHARACTER);
	const start = characters.segment(around).containing(index - from)?.index ?? 0;
	return start > 0 ? from + start : codePointStart(text, index);
}

function codePointStart(text: string, index: number): number {
	const isSecondHalf = /[\udc00-\udfff]/.test(text.charAt(index));
	return isSecondHalf ? Math.max(0, index - 1) : index;
}
