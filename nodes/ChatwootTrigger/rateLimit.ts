/** Bounds the memory of a process with very many triggers; the oldest is forgotten. */
const MAX_KEYS = 1_000;

export type RateLimit = { mayRun(key: string, now: Date): boolean };

/** Lets each key pass once per interval. In this process only: another may pass it again. */
export function createRateLimit(intervalMs: number): RateLimit {
	const lastRunMs = new Map<string, number>();
	return {
		mayRun: (key, now) => {
			const last = lastRunMs.get(key);
			if (last !== undefined && now.getTime() - last < intervalMs) return false;
			lastRunMs.delete(key);
			lastRunMs.set(key, now.getTime());
			const [oldest] = lastRunMs.keys();
			if (lastRunMs.size > MAX_KEYS && oldest !== undefined) lastRunMs.delete(oldest);
			return true;
		},
	};
}
