import { breakLiquid } from '../shared/text';
import { checkLeak } from './checkLeak';
import { foldText, wordsOf } from './foldText';
import { findStrangerData } from './findStrangerData';
import { readClaims, type Claims } from './readClaims';
import { writeChatText } from './writeChatText';

/** Where an answer may take its facts from, and where not. */
export type Sources = {
	knowledge: string;
	/** What people and systems of the shop, and the assistant, wrote to this customer before. */
	shopTexts: string[];
	/** The customer's own words ground nothing that the shop could be held to. */
	customerTexts: string[];
	/** The customer's own, from Chatwoot's contact. */
	contact: { name: string; phone: string; email: string };
	instructions: string;
	/** The package's own rules for the model, which must not be quoted either. */
	rules: string;
	previousAnswers: string[];
	maxCharacters: number;
};

export type GuardVerdict = { ok: true; text: string } | { ok: false; reason: string; detail: string };

/** Beyond this share of common words two answers are the same. */
const SAME_ANSWER = 0.9;
/** Numbers below stand in every sentence: 2 days, 10 pairs. */
const SMALL = 100;

/**
 * The last look before a customer sees what a model wrote. Lets pass what says nothing that neither knowledge nor
 * the shop's own messages say, and gives it back as Chatwoot can render it.
 */
export function guardReply(reply: string, sources: Sources): GuardVerdict {
	const text = breakLiquid(writeChatText(reply));
	if (text === '') return refuse('emptyAnswer', 'Nothing is left of the answer.');
	if (text.length > sources.maxCharacters) {
		return refuse('answerTooLong', `The answer has ${text.length} characters; ${sources.maxCharacters} are allowed.`);
	}
	const leak = checkLeak(text, sources);
	if (leak !== undefined) return refuse('instructionsInAnswer', leak);
	const claim = findUngrounded(text, sources);
	if (claim !== undefined) return refuse('unknownClaim', `The answer names ${claim}, which neither the knowledge nor the conversation holds.`);
	const stranger = findStrangerData(text, sources);
	if (stranger !== undefined) return refuse('strangerData', `The answer speaks of ${stranger}, who is not this customer.`);
	if (sources.previousAnswers.some((previous) => isSame(previous, text))) {
		return refuse('repeatedAnswer', 'The answer is the same as one before.');
	}
	return { ok: true, text };
}

/** The first claim that no source holds, in words; undefined when all are held. */
export function findUngrounded(text: string, sources: Sources): string | undefined {
	const said = readClaims(text);
	const shopText = [sources.knowledge, ...sources.shopTexts].join('\n');
	const shop = readClaims(shopText);
	const customer = readClaims(sources.customerTexts.join('\n'));
	return (
		findAddress(said, shop, sources) ??
		findMoney(said, shop) ??
		first(said.spelled, (words) => foldText(shopText).includes(words), (words) => `"${words}"`) ??
		first(said.codes, (code) => shop.codes.has(code) || (said.promises.size === 0 && customer.codes.has(code)), (code) => `the code ${code}`) ??
		first(said.promises, (promise) => shop.promises.has(promise), (promise) => PROMISE_WORDS[promise] ?? promise) ??
		first(said.numbers, (number) => isSmall(number) || holds(shop, number) || holds(customer, number), (number) => `the number ${number}`)
	);
}

const PROMISE_WORDS: Record<string, string> = {
	discount: 'a discount',
	free: 'something for free',
	bundle: 'two for one',
	half: 'half the price',
	refund: 'a refund',
	points: 'points',
	binding: 'a binding promise',
};

function findAddress(said: Claims, shop: Claims, { contact }: Sources): string | undefined {
	const own = { email: contact.email.toLowerCase(), phone: contact.phone.replace(/\D/g, '') };
	return (
		first(said.links, (link) => isKnownLink(link, shop.links), (link) => `the link ${link}`) ??
		first(said.emails, (email) => shop.emails.has(email) || email === own.email, (email) => `the address ${email}`) ??
		first(said.phones, (phone) => [...shop.phones, own.phone].some((known) => isSamePhone(phone, known)), (phone) => `the number ${phone}`)
	);
}

/** Money in an answer is held by money of the shop, or by one of its larger numbers without a sign. */
function findMoney(said: Claims, shop: Claims): string | undefined {
	const isHeld = (amount: number) => shop.amounts.has(amount) || (amount >= SMALL && shop.numbers.has(amount));
	return (
		first(said.amounts, isHeld, (amount) => `the amount ${amount}`) ??
		first(said.percents, (percent) => shop.percents.has(percent), (percent) => `${percent} %`)
	);
}

function isSmall(number: number): boolean {
	return number < SMALL && Number.isInteger(number);
}

/** A page must be named as it is; its host alone may be named too. */
function isKnownLink(link: string, known: Set<string>): boolean {
	return known.has(link) || [...known].some((one) => one.split(/[/?#]/)[0] === link);
}

function isSamePhone(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= 7 && long.endsWith(short);
}

function holds(claims: Claims, number: number): boolean {
	return claims.numbers.has(number) || claims.amounts.has(number) || claims.phones.has(String(number));
}

function first<T>(claims: Set<T>, isHeld: (claim: T) => boolean, describe: (claim: T) => string): string | undefined {
	const found = [...claims].find((claim) => !isHeld(claim));
	return found === undefined ? undefined : describe(found);
}

function isSame(a: string, b: string): boolean {
	const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
	if (left.size === 0 || right.size === 0) return foldText(a) === foldText(b);
	const common = [...left].filter((word) => right.has(word)).length;
	return (2 * common) / (left.size + right.size) >= SAME_ANSWER;
}

function refuse(reason: string, detail: string): GuardVerdict {
	return { ok: false, reason, detail };
}
