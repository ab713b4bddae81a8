import { decideRetry } from '../http/retry';
import { ChatwootError } from './errors';
import type { ChatwootClient } from './types';

/** The whole delay, without chance: after 429 the client has spread callers already, and of one process they take turns. */
const UNSPREAD = 1;

/**
 * Reads something, decides, and writes it as a whole. A write that fails for now is not sent again as it was:
 * by then somebody else may have written, so all of `round` is done anew, the reading too.
 *
 * @param round its write is not marked as repeatable, and fails when limited; it may meet what it wrote itself
 * @throws ChatwootError when it cannot be written, or not even be read
 */
export async function replaceWhole<T>(client: ChatwootClient, round: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await round().then((value) => ({ value }), (error: unknown) => ({ error }));
		if ('value' in outcome) return outcome.value;
		const waitMs = waitBeforeNext(client, outcome.error, attempt);
		if (waitMs === undefined) throw outcome.error;
		await client.wait(waitMs);
	}
}

/** Undefined when the error is final, or this was the last attempt. Reading has been repeated already. */
function waitBeforeNext(client: ChatwootClient, error: unknown, attempt: number): number | undefined {
	if (!(error instanceof ChatwootError) || error.details.method === 'GET') return undefined;
	const { status, retryAfterMs } = error.details;
	const decision = decideRetry({ attempt, status, headers: {}, repeatable: true }, UNSPREAD, client.now());
	return decision.retry ? (retryAfterMs ?? decision.delayMs) : undefined;
}
