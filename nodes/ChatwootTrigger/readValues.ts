import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';

/** Beyond this, seconds would be past the year 5000: the number counts milliseconds. */
const MAX_SECONDS = 100_000_000_000;
const MAX_DATE_MS = 8_640_000_000_000_000;
const STARTS_WITH_DATE = /^\d{4}-\d{2}-\d{2}/;
const NAMES_ZONE = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/** A record's id, undefined for anything else. */
export function readId(value: unknown): number | undefined {
	return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

export function readText(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** Text that says something: Chatwoot leaves some fields empty instead of null. */
export function readFilledText(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function readRecord(value: unknown): JsonRecord {
	return isRecord(value) ? value : {};
}

/** Chatwoot writes instants as unix seconds (0 is none) or as ISO text, by field and version. */
export function readInstant(value: unknown): string | null {
	if (typeof value === 'number') return isoOf(value > MAX_SECONDS ? value : value * 1000);
	if (typeof value !== 'string' || !STARTS_WITH_DATE.test(value)) return null;
	return isoOf(Date.parse(NAMES_ZONE.test(value) ? value : `${value}Z`));
}

function isoOf(ms: number): string | null {
	if (!(ms > 0) || ms > MAX_DATE_MS) return null;
	return new Date(Math.round(ms)).toISOString();
}

/** Whether JSON is nested deeper than that: what recurses over it without a bound may run out of stack. */
export function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
	return children.some((child) => isDeeper(child, levels - 1));
}
