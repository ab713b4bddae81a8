import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { printed } from '../shared/printed';

export type Thresholds = { warm: number; hot: number };

export type ScoreSettings = {
	contactId: number | null;
	previousScore: number;
	previousScoredAt: Date | null;
	/** What the contact bought before. */
	orders: number;
	thresholds: Thresholds;
	/** After so many days half of a score is left; 0 keeps it for ever. */
	halfLifeDays: number;
};

export const DEFAULT_THRESHOLDS: Thresholds = { warm: 30, hot: 60 };
export const DEFAULT_HALF_LIFE_DAYS = 14;
export const MAX_SCORE = 100;

/**
 * Reads what the node's fields hold. A contact without a score, or with a strange one, starts at 0.
 *
 * @throws Error with a sentence naming the field, where a setting cannot be meant
 */
export function readSettings(given: JsonRecord): ScoreSettings {
	return {
		contactId: Math.trunc(numberOr(given.contactId, 0)) || null,
		previousScore: Math.min(Math.max(numberOr(given.previousScore, 0), 0), MAX_SCORE),
		previousScoredAt: readDate(given.previousScoredAt),
		orders: Math.max(Math.trunc(numberOr(given.orders, 0)), 0),
		thresholds: readThresholds(given.thresholds),
		halfLifeDays: readHalfLife(given.halfLifeDays),
	};
}

/** @throws Error when a threshold is no number of the scale, or warm is not below hot */
export function readThresholds(value: unknown): Thresholds {
	const given = typeof value === 'string' && value.trim() !== '' ? parse(value) : value;
	if (given === undefined || given === null || given === '') return DEFAULT_THRESHOLDS;
	if (!isRecord(given)) throw new Error('Thresholds must be JSON such as { "warm": 30, "hot": 60 }.');
	const warm = readThreshold(given.warm, 'warm');
	const hot = readThreshold(given.hot, 'hot');
	if (warm < hot) return { warm, hot };
	throw new Error(`Thresholds: warm (${warm}) must be below hot (${hot}). Swap the two numbers.`);
}

function readThreshold(value: unknown, name: keyof Thresholds): number {
	if (value === undefined || value === null || value === '') return DEFAULT_THRESHOLDS[name];
	const number = Number(printed(value));
	if (number > 0 && number <= MAX_SCORE) return number;
	throw new Error(`Thresholds: ${name} must be a number from 1 to 100, but is "${printed(value).slice(0, 40)}".`);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function readHalfLife(value: unknown): number {
	if (value === undefined || value === null || value === '') return DEFAULT_HALF_LIFE_DAYS;
	const days = Number(printed(value));
	if (days >= 0 && Number.isFinite(days)) return days;
	throw new Error(`Half-Life (Days) must be a number from 0 on, but is "${printed(value).slice(0, 40)}".`);
}

function numberOr(value: unknown, fallback: number): number {
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(printed(value ?? NaN));
	return Number.isFinite(number) ? number : fallback;
}

/** ISO text, Unix seconds or milliseconds, or a Date. */
function readDate(value: unknown): Date | null {
	const date = value instanceof Date ? value : dateOf(value);
	return date && !Number.isNaN(date.getTime()) ? date : null;
}

const FIRST_MILLISECONDS = 100_000_000_000;

function dateOf(value: unknown): Date | undefined {
	const number = typeof value === 'string' && /^\d{9,14}$/.test(value) ? Number(value) : value;
	if (typeof number === 'number') return new Date(number < FIRST_MILLISECONDS ? number * 1000 : number);
	return typeof value === 'string' && value !== '' ? new Date(value) : undefined;
}
