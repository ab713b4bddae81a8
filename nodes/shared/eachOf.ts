/**
 * Does the same work for each entry, several at a time, and keeps the order of the results.
 *
 * @param limit how many at a time
 */
export async function eachOf<T, R>(entries: readonly T[], limit: number, work: (entry: T) => Promise<R>): Promise<R[]> {
	const results = new Array<R>(entries.length);
	const queue = entries.entries();
	const take = async () => {
		for (const [index, entry] of queue) results[index] = await work(entry);
	};
	await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, take));
	return results;
}
