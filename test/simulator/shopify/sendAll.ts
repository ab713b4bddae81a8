import { createRandom } from '../random';
import type { SendOptions, SendResult, ShopifyEvent, ShopifySender } from './sender';

export type SendAllOptions = SendOptions & {
	/** How many events are under way at once; 10 when absent. */
	concurrency?: number;
	/** Share of the events that are delivered twice: in turn at once, and one after the other. */
	duplicateRate?: number;
	seed?: number;
};
export type SendAllResult = {
	results: SendResult[];
	accepted: number;
	rejected: number;
	deliveries: number;
	duplicated: number;
	durationMs: number;
};

const CONCURRENCY = 10;

/** Sends many events, some of them twice; the seed decides which. */
export async function sendAll(
	send: ShopifySender['send'],
	events: readonly ShopifyEvent[],
	options: SendAllOptions,
): Promise<SendAllResult> {
	const startedMs = performance.now();
	const plans = planDuplicates(events.length, options);
	const results = await inParallel(events, options.concurrency ?? CONCURRENCY, (event, index) =>
		send(event, { ...options, ...plans[index] }),
	);
	const accepted = results.filter((result) => result.accepted).length;
	return {
		results,
		accepted,
		rejected: results.length - accepted,
		deliveries: results.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
		duplicated: plans.filter((plan) => plan !== undefined).length,
		durationMs: performance.now() - startedMs,
	};
}

type DuplicatePlan = Pick<SendOptions, 'duplicates' | 'concurrentDuplicates'> | undefined;

function planDuplicates(count: number, options: SendAllOptions): DuplicatePlan[] {
	const random = createRandom(options.seed ?? 1);
	let planned = 0;
	return Array.from({ length: count }, () => {
		if (random() >= (options.duplicateRate ?? 0)) return undefined;
		planned += 1;
		return planned % 2 === 1 ? { concurrentDuplicates: 1 } : { duplicates: 1 };
	});
}

async function inParallel<Item, Result>(
	items: readonly Item[],
	width: number,
	work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const left = items.entries();
	const worker = async () => {
		for (const [index, item] of left) results[index] = await work(item, index);
	};
	await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
	return results;
}
