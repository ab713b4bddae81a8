import { clip, oneLine, stripControl } from '../shared/text';

/** An object of parsed JSON of which nothing is known yet. */
export type Json = Record<string, unknown>;

const EMPTY: Json = {};
const MAX_TEXT = 255;
const MAX_URL = 1000;
const GLOBAL_ID = /^gid:\/\/shopify\/[A-Za-z]+\/[\w-]+$/;
// Western letters and signs with single spaces: nothing to clean.
const CLEAN = /^[!-~¡-¬®-ɏ]+(?: [!-~¡-¬®-ɏ]+)*$/;
const PLAIN_URL = /^https:\/\/[a-z\d.-]+\/[A-Za-z\d/.?=&-]*$/;
const AMOUNT = /^-?\d{1,15}(?:\.\d{1,6})?$/;
// What Markdown, Liquid or an e-mail client would read as its own inside an address.
const UNSAFE_IN_URL = /[*`~[\]<>\\{}|"'^\s]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`, or an empty one, so that absent and null addresses read alike. */
export function recordIn(json: Json, key: string): Json {
	const value = json[key];
	return isRecord(value) ? value : EMPTY;
}

export function listIn(json: Json, key: string): Json[] {
	const value = json[key];
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * One line of plain text without control or direction marks, at most `max` characters; null when
 * blank.
 */
export function textIn(json: Json, key: string, max = MAX_TEXT): string | null {
	const value = json[key];
	return typeof value === 'string' ? cleanText(value, max) : null;
}

export function cleanText(value: string, max = MAX_TEXT): string | null {
	// A character can be several units long, and a cut may fall into one: twice the length is enough.
	const head = value.length > max * 2 ? value.slice(0, max * 2) : value;
	const clean = CLEAN.test(head) ? head : oneLine(stripControl(head));
	return clip(clean, max) || null;
}

/**
 * An amount of money as Shopify wrote it (`"45990"`, `"598.94"`); a bare number is accepted too.
 */
export function amountIn(json: Json, key: string): string | null {
	const value = json[key];
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && AMOUNT.test(text) ? text : null;
}

export function instantIn(json: Json, key: string): Date | null {
	const value = json[key];
	return typeof value === 'string' ? readInstant(value) : null;
}

export function readInstant(text: string): Date | null {
	const instant = new Date(text);
	return Number.isNaN(instant.getTime()) ? null : instant;
}

/**
 * A web address that survives Markdown and Liquid unchanged in meaning; null when it is not one.
 */
export function urlIn(json: Json, key: string): string | null {
	const value = json[key];
	if (typeof value !== 'string' || value.length > MAX_URL || !/^https?:\/\//i.test(value))
		return null;
	if (PLAIN_URL.test(value)) return value;
	try {
		const address = new URL(value).href.replace(UNSAFE_IN_URL, percentEncode);
		return address.length > MAX_URL ? null : address;
	} catch {
		return null;
	}
}

/**
 * The Shopify global id of `json`; undefined when it has none that can be trusted to the last
 * digit.
 */
export function globalIdOf(json: Json, resource: string): string | undefined {
	const gid = json.admin_graphql_api_id;
	if (typeof gid === 'string' && GLOBAL_ID.test(gid)) return gid;
	const digits = exactDigits(json.id);
	return digits === undefined ? undefined : `gid://shopify/${resource}/${digits}`;
}

/**
 * Ids above 2^53 were rounded by whoever parsed them as a number, so such a number is no id any
 * more.
 */
export function exactDigits(id: unknown): string | undefined {
	if (typeof id === 'number') return Number.isSafeInteger(id) && id > 0 ? String(id) : undefined;
	return typeof id === 'string' && /^\d{1,20}$/.test(id) ? id : undefined;
}

export function isRoundedId(id: unknown): boolean {
	return typeof id === 'number' && id > Number.MAX_SAFE_INTEGER;
}

function percentEncode(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
