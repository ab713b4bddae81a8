/** The last piece of work queued under each name, in this process. */
const tails = new Map<string, Promise<unknown>>();

/**
 * Runs `work` when everything queued earlier under the same name is done, so that a look and the write
 * that follows from it are not interleaved with another's. Holds within one n8n process only.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
	const before = tails.get(name) ?? Promise.resolve();
	const mine = before.then(work, work);
	tails.set(name, mine);
	try {
		return await mine;
	} finally {
		if (tails.get(name) === mine) tails.delete(name);
	}
}
