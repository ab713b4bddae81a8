import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/** A wait looks this often whether the execution was stopped. */
const CANCEL_CHECK_MS = 500;

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/**
 * Waits, unless the execution is stopped.
 *
 * @throws Error when it was stopped meanwhile
 */
export async function pause(context: Context, delayMs: number): Promise<void> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	for (let leftMs = delayMs; leftMs > 0 && !signal?.aborted; leftMs -= CANCEL_CHECK_MS) {
		await sleep(Math.min(leftMs, CANCEL_CHECK_MS));
	}
	if (signal?.aborted) throw new Error('The execution was stopped while it waited.');
}
