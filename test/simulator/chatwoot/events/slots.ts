export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs so many pieces of work at a time; the others wait for their turn, first come first served. */
export function createSlots(count: number): Slots {
	const waiting: Array<() => void> = [];
	let free = count;
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
