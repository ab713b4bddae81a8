import {
	AMOUNT,
	CODE,
	DISGUISES,
	EMAIL,
	GROUPED,
	LINK,
	LONG_NUMBER,
	NAMED_CODE,
	PERCENT,
	PLAIN,
	PRICE,
	PROMISES,
	SPELLED,
} from './claimPatterns';
import { foldText, plainText } from './foldText';
import { readNumber } from './readNumber';

/** What a text holds that a shop could be held to, in forms that compare: values, digits, addresses in lower case. */
export type Claims = {
	links: Set<string>;
	emails: Set<string>;
	/** Digits of phones and other long numbers. */
	phones: Set<string>;
	/** Money, and numbers behind words such as "cuesta". */
	amounts: Set<number>;
	percents: Set<number>;
	/** Amounts, percentages and phones written in words. */
	spelled: Set<string>;
	/** All the other numbers. */
	numbers: Set<number>;
	codes: Set<string>;
	promises: Set<string>;
};

export function readClaims(text: string): Claims {
	const plain = plainText(text);
	let left = DISGUISES.reduce((shown, [pattern, meant]) => shown.replace(pattern, meant), foldText(text));
	/** Takes every match out, so that a price in a link is no price. */
	const take = <T>(pattern: RegExp, read: (match: RegExpMatchArray) => T): Set<T> => {
		const found = [...left.matchAll(pattern)].map(read);
		left = left.replace(pattern, ' ¦ ');
		return new Set(found);
	};
	const emails = take(EMAIL, ([email]) => email.replace(/(?<!\.)\.+$/, ''));
	const links = take(LINK, ([link]) => bareLink(link));
	const promises = new Set(Object.keys(PROMISES).filter((name) => PROMISES[name]?.test(left)));
	const spelled = take(SPELLED, ([words]) => words.replace(/[ ,-]+/g, ' '));
	const percents = take(PERCENT, ([, number = '']) => readNumber(number));
	const money = take(AMOUNT, ([whole, a, scale, b, scaleB]) => readNumber(a ?? b ?? '', `${scale ?? scaleB ?? ''}${/luca/.test(whole) ? ' luca' : ''}`));
	const phones = takeLong(left);
	left = left.replace(LONG_NUMBER, (number) => (GROUPED.test(number) ? number : ' ¦ '));
	const prices = take(PRICE, ([, number = '', scale]) => readNumber(number, scale));
	const numbers = take(PLAIN, ([, number = '', scale]) => readNumber(number, scale));
	return { links, emails, phones, amounts: new Set([...money, ...prices]), percents, spelled, numbers, codes: readCodes(plain), promises };
}

function takeLong(text: string): Set<string> {
	const found = [...text.matchAll(LONG_NUMBER)].map(([number]) => number).filter((number) => !GROUPED.test(number));
	return new Set(found.map((number) => number.replace(/\D/g, '')));
}

function readCodes(text: string): Set<string> {
	const named = [...text.matchAll(NAMED_CODE)].map(([, code = '']) => code);
	return new Set([...text.matchAll(CODE)].map(([code]) => code).concat(named).map((code) => code.toUpperCase()));
}

function bareLink(link: string): string {
	return link.replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/(?<![.,;:!?)\]}*_])[.,;:!?)\]}*_]+$/, '').replace(/\/$/, '');
}
