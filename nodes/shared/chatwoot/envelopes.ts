import { isRecord } from './errors';
import type { JsonRecord } from './types';

/** Keys under which Chatwoot wraps its rows, beside a bare array. Source: the answers of 4.15.1, call by call. */
const ROW_KEYS = ['payload', 'webhooks', 'audit_logs', 'data'];
/** Keys under which it wraps one record. */
const RECORD_KEYS = ['payload', 'contact', 'webhook', 'data'];
const MAX_DEPTH = 3;

/**
 * The rows of a list answer, whatever wraps them: `[…]`, `{payload:[…]}`, `{data:{payload:[…]}}`,
 * `{payload:{webhooks:[…]}}`, `{audit_logs:[…]}`.
 *
 * @returns undefined when the body is no list at all, so that a strange answer is not taken for "none"
 */
export function readRows(body: unknown, depth = 0): JsonRecord[] | undefined {
	if (Array.isArray(body)) return body.filter(isRecord);
	if (!isRecord(body) || depth >= MAX_DEPTH) return undefined;
	for (const key of ROW_KEYS) {
		const rows = key in body ? readRows(body[key], depth + 1) : undefined;
		if (rows) return rows;
	}
	return undefined;
}

/** One record, whatever wraps it: bare, `{payload:{…}}`, `{payload:{contact:{…}}}`, `{payload:{webhook:{…}}}`. */
export function readRecord(body: unknown, depth = 0): JsonRecord | undefined {
	if (!isRecord(body)) return undefined;
	if (depth >= MAX_DEPTH || typeof body.id === 'number') return body;
	for (const key of RECORD_KEYS) {
		const inner = body[key];
		if (isRecord(inner)) return readRecord(inner, depth + 1);
	}
	return body;
}

/** Strings of a label answer: `{payload:["vip","order"]}`. */
export function readStrings(body: unknown): string[] {
	const list = isRecord(body) ? body.payload : body;
	return Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** What a list answer says of the pages to come. */
export type PageMeta = {
	/** Since 4.11, contact search only. */
	hasMore: boolean | undefined;
	/** Rows in all pages. A search that answers `has_more` counts the rows of the page instead. */
	total: number | undefined;
	/** False for lists that come whole and ignore `page`. */
	paged: boolean;
};

export function readPageMeta(body: unknown): PageMeta {
	const inner = isRecord(body) && isRecord(body.data) ? body.data : body;
	const meta = isRecord(inner) && isRecord(inner.meta) ? inner.meta : undefined;
	if (!meta) return { hasMore: undefined, total: undefined, paged: false };
	const total = [meta.all_count, meta.count].find((count) => typeof count === 'number');
	return {
		hasMore: typeof meta.has_more === 'boolean' ? meta.has_more : undefined,
		total: typeof total === 'number' ? total : undefined,
		paged: true,
	};
}
