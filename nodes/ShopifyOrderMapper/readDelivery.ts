import { parseJson } from '../shared/parseJson';
import { normalizeTopic } from './kinds';
import { isRecord, isRoundedId, readInstant, type Json } from './readFields';

/** One webhook call, or a body that somebody pasted (then without headers). */
export type Delivery = {
	body: unknown;
	topic: string | null;
	shop: string | null;
	isTest: boolean;
	triggeredAt: Date | null;
};

const WRAPPERS = ['order', 'fulfillment', 'refund', 'checkout'];
const LONG_DIGITS = /\d{16}/;
const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * A Webhook node's item (`{ headers, body }`) or a bare body. A `rawBody` text beside them is what
 * Shopify sent byte by byte and goes before `body`: only there are ids above 2^53 still whole.
 */
export function readDelivery(input: unknown): Delivery {
	const item = isRecord(input) && isRecord(input.headers) ? input : undefined;
	const headers = isRecord(item?.headers) ? item.headers : {};
	const body = item === undefined ? input : (item.rawBody ?? item.body);
	const topic = headerOf(headers, 'topic');
	const triggeredAt = headerOf(headers, 'triggered-at');
	return {
		body: bodyOf(body),
		topic: topic === undefined ? null : normalizeTopic(topic),
		shop: hostName(headerOf(headers, 'shop-domain')),
		isTest: headerOf(headers, 'test')?.toLowerCase() === 'true',
		triggeredAt: triggeredAt === undefined ? null : readInstant(triggeredAt),
	};
}

/**
 * True when only the raw bytes can tell: the parsed body is empty, or rounded an id that it needs.
 */
export function needsRawBody(input: unknown): boolean {
	const { body } = readDelivery(input);
	if (!isRecord(body)) return body === undefined || body === null || body === '';
	if (isRoundedId(body.order_id)) return true;
	return Object.keys(body).length === 0 || (isRoundedId(body.id) && !body.admin_graphql_api_id);
}

/** Shopify has two families of header names: `X-Shopify-Topic` and, for events, `shopify-topic`. */
export function headerOf(headers: Json, name: string): string | undefined {
	return firstText(headerValue(headers, name));
}

/** A signature that came twice is nobody's: the first is not more trustworthy than the second. */
export function signatureOf(headers: Json): string | undefined {
	const value = headerValue(headers, 'hmac-sha256');
	return Array.isArray(value) && value.length > 1 ? undefined : firstText(value);
}

function headerValue(headers: Json, name: string): unknown {
	return headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`] ?? headerInAnyCase(headers, name);
}

export function hostName(text: string | undefined): string | null {
	const host = text?.trim().toLowerCase() ?? '';
	return HOST_NAME.test(host) ? host : null;
}

/** Parses JSON with integers of 16 digits and more as strings; undefined when it is not JSON. */
export function parseExactly(text: string): unknown {
	const exact = LONG_DIGITS.test(text)
		? text.replace(STRING_OR_LONG_INTEGER, (match) => (match[0] === '"' ? match : `"${match}"`))
		: text;
	return parseJson(exact);
}

function bodyOf(body: unknown): unknown {
	const parsed = typeof body === 'string' ? (parseExactly(body) ?? body) : body;
	return isRecord(parsed) ? unwrap(parsed) : parsed;
}

/** Shopify's REST answers hold the resource under its name: `{ "order": { … } }`. */
function unwrap(body: Json): Json {
	for (const name of WRAPPERS) {
		const inner = body[name];
		if (isRecord(inner) && Object.keys(body).length === 1) return inner;
	}
	return body;
}

function headerInAnyCase(headers: Json, name: string): unknown {
	const wanted = [`x-shopify-${name}`, `shopify-${name}`];
	const key = Object.keys(headers).find((candidate) => wanted.includes(candidate.toLowerCase()));
	return key === undefined ? undefined : headers[key];
}

function firstText(value: unknown): string | undefined {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}
