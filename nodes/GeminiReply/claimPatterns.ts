import { NUMBER, SCALE } from './readNumber';

// What counts as a claim that a shop would be held to. Matched against text in lower case without accents, except where said.

const SIGN = String.raw`(?:r\$|us\$|u\$s|u\$d|clp ?\$?|usd|brl|mxn|ars|pen|cop|eur|gbp|uf|s\/\.?|[$€£¥₲₡₱])`;
const COIN = String.raw`(?:pesos?|reais|real|dolar(?:es)?|dollars?|usd|clp|brl|eur|euros?|mxn|ars|cop|pen|soles|lucas?|bucks|guaranies|bolivianos|uf|centavos?|cents?|contos?|pila|[$€£])`;
const PRICE_WORDS = String.raw`(?:cuestan?|valen?|vale|costo|costara|precio|valor|sale[n]?|queda(?:ria)? en|(?:dejo|dejamos|vendo|vendemos|damos) (?:en|por|a)|cobramos|pagas|pagaras|por solo|a solo|total(?: de)?|costs?|price|priced at|for only|for just|only pay|pay only|custam?|custa|preco|fica(?: em| por)?|por apenas|paga)`;
const NUMBER_WORD = '(?:an?|cero|uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos|quinientos|mil|zero|um|uma|dois|duas|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|cem|cento|quinhentos|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|y|e|and)';
const LARGE_WORD = '(?:diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|doscientos|trescientos|quinientos|mil|dez|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|cem|cento|quinhentos|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';

/** A number begins where its digits do: looking from each of them on takes minutes for a long row. */
const WHOLE = String.raw`(?<!\d|\d[.,])`;

export const AMOUNT = new RegExp(`${SIGN} ?(${NUMBER})(${SCALE})|${WHOLE}(${NUMBER})(${SCALE}) ?(?:de )?${COIN}(?![a-z0-9])`, 'g');
export const PRICE = new RegExp(`\\b${PRICE_WORDS}(?:[ :]+(?:es|de|a|en|is|of|era|son|em|por|apenas|solo|only|just|desde|e|us|tan|hoy|sera|fica))* ?:? ?(${NUMBER})(${SCALE})(?:(?<=\\d{3})|(?<=\\d[.,]\\d+)|(?! ?%| [a-z]{3})|(?= (?:hoy|para|solo|nada|por|pero|cada|today|only|for|each|mas|mais|apenas)\\b))(?! ?%)`, 'g');
export const PERCENT = new RegExp(`${WHOLE}(${NUMBER}) ?(?:%|por ?ciento|por cento|por 100|percent|pct|off\\b|(?:de )?(?:dcto|dscto|descuento|desconto|discount)\\b)`, 'g');
/** Amounts, percentages and phones in words are taken as the words they are. */
export const SPELLED = new RegExp(
	`\\b(?:${NUMBER_WORD} )+(?:de )?(?:pesos?|reais|real|dolar(?:es)?|dollars?|bucks|euros?|soles|lucas?|por ?ciento|por cento|percent)\\b|\\b(?:${NUMBER_WORD}[ ,-]+){5,}${NUMBER_WORD}\\b|\\b${PRICE_WORDS}(?: \\w+){0,2} ${LARGE_WORD}\\b(?! (?:dias?|horas?|minutos?|semanas?|meses|unidades|days?|hours?|minutes?|weeks?))`,
	'g',
);
export const PLAIN = new RegExp(`(?<![\\d.,])(${NUMBER})(${SCALE})`, 'g');
/** Digits in any grouping but thousands. */
export const LONG_NUMBER = /\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}/g;
export const GROUPED = /^\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?$/;

const TLD = '(?:[a-z]{2}|com|net|org|info|shop|store|online|site|app|dev|xyz|top|club|link|click|live|example|test|biz|edu|gov|win|vip|pro|page|blog|tech|world|space|website|ninja)';
export const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
export const LINK = new RegExp(
	String.raw`\bwww [a-z0-9]+|\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"']+|\b(?:mailto|tel|sms|javascript|data|whatsapp):[^\s<>"']+|(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,127}${TLD}(?![\p{L}\p{N}])(?::\d+)?(?:[/?#][^\s<>"']*)?|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?(?:\/\S*)?|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.]{3,}`,
	'gu',
);
/** Ways to write a dot or an at sign that software does not recognise and people do. */
export const DISGUISES: Array<[RegExp, string]> = [
	[/hxxp/g, 'http'],
	[/[。｡․‧]/g, '.'],
	[/(?<!\s)\s*[[({<]\s*(?:dot|punto|ponto|\.)\s*[\])}>]\s*/g, '.'],
	[/(?<!\s)\s*[[({<]\s*(?:at|arroba|@)\s*[\])}>]\s*/g, '@'],
	[/(?<=[\p{L}\p{N}]) (?:arroba) (?=[\p{L}\p{N}])/gu, '@'],
	[/(?<=[\p{L}\p{N}]) (?:dot|punto|ponto|\.) ?(?=(?:com|net|org|cl|br|mx|ar|pe|co|io|info|shop|store|example|xyz|link)\b)/gu, '.'],
	[/(?<=[\p{L}\p{N}])\. (?=(?:com|net|org|cl|br|example|shop|xyz)(?:\b|\/))/gu, '.'],
];

/** Read with its capitals: coupon codes, serial numbers. */
export const CODE = /(?<![\p{L}\p{N}-])(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}(?![\p{L}\p{N}])/gu;
export const NAMED_CODE = /(?:c[oó]digo|cup[oó]n|cupom|code|coupon|voucher)(?:[^\p{L}\p{N}]+(?:de|es|is|promocional|descuento|desconto|promo|discount|é|the))*[^\p{L}\p{N}]+([\p{Lu}\d]{4,})(?![\p{Ll}])/gu;

/** Things that a shop must have said itself before an assistant may say them. */
export const PROMISES: Record<string, RegExp> = {
	discount: /\b(?:descuent\w*|descont\w*|discounts?|discounted|rebaj\w*|cupon\w*|cupom|cupons|coupons?|vouchers?|promocion\w*|promocao|promocoes|promo|promotions?|ofertas?|gift ?cards?|cashback|black friday|liquidacion|\d+ ?off)\b/,
	free: /\b(?:gratis|gratuit\w*|for free|for nothing|free of (?:charge|cost)|no charge|is free|free (?:shipping|delivery|product|item|gift)|sin (?:ningun )?(?:costo|cargo|pago)|(?:costo|custo) (?:cero|zero)|(?:cero|zero) (?:costo|custo)|sem (?:nenhum )?custo|no pagas|no tienes que pagar|no (?:te )?cobramos|nao (?:precisa )?pagar?|de regalo|te regal\w+|regalamos|brinde|cortesia|on the house|complimentary|de graca)\b/,
	bundle: /\b(?:[2-5] ?(?:x|por) ?[1-4](?![\d.,])|(?:dos|tres) (?:por|x) (?:uno|dos)|dois por um|(?:lleva|lleve|leve|leva|take|get) (?:dos|tres|dois|dos|two|three|[2-5])\b.{0,12}\b(?:paga|pague|pagas|pay)|two for one|buy one get)(?![a-z])/,
	half: /(?:\b(?:la mitad|a mitad|mitad de(?:l)? precio|medio precio|meio preco|metade|half[ -]price|half (?:of )?the price|half off)\b|1\/2 (?:precio|preco|price))/,
	refund: /\b(?:reembols\w*|devol\w+ (?:\w+ ){0,2}(?:dinero|plata|dinheiro)|refund\w*|estorn\w*|money back|pay you back|store credit|compensa\w*|indemniza\w*|indeniza\w*)\b/,
	points: /\b\d+ (?:puntos|pontos|points)\b/,
	binding: /\b(?:vinculante|legally binding|binding offer|garantizo que|te lo garantizo|garanto que)\b/,
};
