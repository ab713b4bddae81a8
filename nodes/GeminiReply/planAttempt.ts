import type { ReplyVerdict } from './readReply';

/** Requests to Gemini for one answer, all models together. */
export const MAX_ATTEMPTS = 4;
/** With less left no model answers any more. */
export const MIN_CALL_MS = 1_000;
/** A wait longer than this is worth another model, if there is one. */
const SHORT_WAIT_MS = 3_000;
const FIRST_DELAY_MS = 500;
/** Of the time left, for a model behind which another one waits. */
const FIRST_MODEL_SHARE = 0.6;

export type Progress = {
	/** Requests so far. */
	attempts: number;
	hasNextModel: boolean;
	leftMs: number;
};
export type NextAttempt = { again: 'same' | 'next'; delayMs: number };

/**
 * What follows an answer that cannot be used: the same model after a wait that fits into the budget, the next model,
 * or nothing. What the server says of waiting is obeyed; a day's quota ends the model.
 */
export function planAttempt(verdict: ReplyVerdict, { attempts, hasNextModel, leftMs }: Progress): NextAttempt | undefined {
	if (attempts >= MAX_ATTEMPTS || leftMs < MIN_CALL_MS) return undefined;
	const next: NextAttempt | undefined = verdict.otherModel && hasNextModel ? { again: 'next', delayMs: 0 } : undefined;
	if (verdict.verdict !== 'retry') return next;
	const asked = verdict.retryAfterSeconds;
	const delayMs = asked === undefined ? FIRST_DELAY_MS * 2 ** (attempts - 1) : asked * 1000;
	if (next && (asked === undefined || delayMs > SHORT_WAIT_MS)) return next;
	return delayMs + MIN_CALL_MS <= leftMs ? { again: 'same', delayMs } : next;
}

/** How long one request may take. */
export function planTimeoutMs({ hasNextModel, leftMs }: Omit<Progress, 'attempts'>): number {
	return Math.round(hasNextModel ? Math.max(MIN_CALL_MS, leftMs * FIRST_MODEL_SHARE) : leftMs);
}
