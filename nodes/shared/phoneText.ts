/** The digits of one number in a text; international when they begin with a calling code. */
export type PhoneDigits = {
	digits: string;
	/** `plus`: typed with +. `address`: a WhatsApp address or link, always with calling code. */
	form: 'plus' | 'address' | 'plain';
};

/** A phone field holds one or two numbers and a word; more is an essay, and costs time. */
const MAX_TEXT_LENGTH = 200;
/** Two numbers in one field are common ("mobile / landline"); the rest is ignored. */
const MAX_PIECES = 6;

const NOT_ASCII = /[^\x20-\x7e]/;
/** Direction marks, zero-width characters, joiners. */
const INVISIBLE = /\p{Cf}/gu;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

const WHATSAPP_ADDRESS = /^(?:whatsapp:)?\+?(\d{7,15})(?::\d{1,3})?@(?:s\.whatsapp\.net|c\.us)$/i;
const WHATSAPP_LINK =
	/^(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=)\+?(\d{7,15})\b/i;
/** WhatsApp's business-scoped user id: a country, a dot, letters and digits. Never a phone. */
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]+$/;

/** A Chilean RUT or a Brazilian CPF: both have the length of a phone. */
const TAX_ID = /^\d{1,3}\.\d{3}\.\d{3}-\d{1,2}$/;

const SEPARATOR = /[;,|\n\r]+|\s(?:o|ou|or|u|y|e|and)\s|(?<!\s)\s+(?=\+)/i;
const EXTENSION =
	/(?<![\s,;(])[\s,;(]*(?:ext(?:ensi[oó]n|ens[aã]o|n)?|anexo|interno|int|ramal|x|#)[\s.:=]*\d{1,7}\)?\s*$/i;
const PUNCTUATED_DIGITS = /^\+?[\d\s().[\]\-\u2010-\u2015\u2212/~*_'\u00b7\u2022]+$/;
const LETTER_AT_END = /\p{L}$/u;
const LETTER_AT_START = /^\p{L}/u;

/**
 * Finds the numbers in what somebody typed into a phone field, best reading first.
 * Full-width digits, direction marks, labels ("Cel: "), extensions and two numbers in one
 * field are understood; letters between digits, e-mails and user ids give nothing.
 */
export function readPhoneText(text: string): PhoneDigits[] {
	const plain = foldCharacters(text.trim());
	if (plain.length > MAX_TEXT_LENGTH || USER_ID.test(plain) || TAX_ID.test(plain)) return [];
	const address = WHATSAPP_ADDRESS.exec(plain) ?? WHATSAPP_LINK.exec(plain);
	if (address?.[1]) return [{ digits: address[1], form: 'address' }];
	if (plain.includes('@')) return [];
	return splitNumbers(plain).flatMap(readPiece);
}

function foldCharacters(text: string): string {
	if (text.length > MAX_TEXT_LENGTH || !NOT_ASCII.test(text)) return text;
	return text
		.normalize('NFKC')
		.replace(INVISIBLE, '')
		.replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
		.trim();
}

function splitNumbers(text: string): string[] {
	const pieces = text.split(SEPARATOR).slice(0, MAX_PIECES);
	// Germans write 030/1234567: one number with a slash comes before two numbers.
	return pieces.flatMap((piece) => (piece.includes('/') ? [piece, ...piece.split('/')] : [piece]));
}

function readPiece(piece: string): PhoneDigits[] {
	const start = piece.search(/[+\d]/);
	if (start < 0) return [];
	const number = piece.slice(start).replace(EXTENSION, '');
	const tail = /\D*$/.exec(number)?.[0] ?? '';
	const core = number.slice(0, number.length - tail.length);
	const international = core.startsWith('+');
	const glued = LETTER_AT_START.test(tail) || (!international && endsInLetter(piece, start));
	if (glued || !PUNCTUATED_DIGITS.test(core)) return [];
	return [{ digits: core.replace(/\D+/g, ''), form: international ? 'plus' : 'plain' }];
}

function endsInLetter(piece: string, end: number): boolean {
	return LETTER_AT_END.test(piece.slice(0, end));
}
