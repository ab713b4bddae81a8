/** How often one request is sent at the most, the first time included. */
export const MAX_ATTEMPTS = 4;
/** Chatwoot counts requests per clock minute: after 429 nothing passes before the next one begins. */
export const RATE_LIMIT_WINDOW_MS = 60_000;
/** Spreads callers that were refused in the same minute. */
export const RATE_LIMIT_JITTER_MS = 3_000;
const FIRST_DELAY_MS = 400;
const MAX_RETRY_AFTER_MS = 120_000;

export type Outcome = {
	/** How often the request has been sent, from 1. */
	attempt: number;
	/** HTTP status, or undefined when no answer came (reset, timeout, unreachable). */
	status: number | undefined;
	/** Header names in lower case. */
	headers: Record<string, unknown>;
	/** Whether sending it again cannot do more than sending it once. */
	repeatable: boolean;
};

export type RetryDecision = { retry: true; delayMs: number } | { retry: false };

const TEMPORARY = new Set([408, 500, 502, 503, 504]);
const STOP: RetryDecision = { retry: false };

/**
 * Decides whether a request is sent again, and when.
 * 429 was refused before anything happened, so every request may come again; the rest only when repeatable.
 *
 * @param random between 0 and 1, for the jitter
 */
export function decideRetry(outcome: Outcome, random: number, now: Date): RetryDecision {
	if (outcome.attempt >= MAX_ATTEMPTS) return STOP;
	if (outcome.status === 429) return { retry: true, delayMs: rateLimitDelayMs(outcome, random, now) };
	if (!outcome.repeatable) return STOP;
	if (outcome.status !== undefined && !TEMPORARY.has(outcome.status)) return STOP;
	const ceilingMs = FIRST_DELAY_MS * 2 ** (outcome.attempt - 1);
	return { retry: true, delayMs: Math.round(ceilingMs * (0.5 + random / 2)) };
}

function rateLimitDelayMs(outcome: Outcome, random: number, now: Date): number {
	const jitterMs = Math.round(random * RATE_LIMIT_JITTER_MS);
	const asked = Number(outcome.headers['retry-after']);
	// Chatwoot sends none; a proxy in front of it may.
	if (Number.isFinite(asked) && asked > 0) return Math.min(asked * 1000, MAX_RETRY_AFTER_MS) + jitterMs;
	return RATE_LIMIT_WINDOW_MS - (now.getTime() % RATE_LIMIT_WINDOW_MS) + jitterMs;
}
