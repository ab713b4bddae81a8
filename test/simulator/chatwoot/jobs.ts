/** Work that goes on after the answer: webhooks, replies to WhatsApp, inbound messages. */
export type Jobs = {
	/** Runs `work` after the current request; an error in it is kept for `errors`. */
	run(work: () => Promise<void> | void): void;
	/** Resolves when nothing is under way, and nothing came of what was. */
	settled(): Promise<void>;
	underWay(): number;
	errors: unknown[];
};

export function createJobs(): Jobs {
	let count = 0;
	let waiting: Array<() => void> = [];
	const errors: unknown[] = [];
	const finish = () => {
		count -= 1;
		if (count > 0) return;
		const resolvers = waiting;
		waiting = [];
		resolvers.forEach((resolve) => resolve());
	};
	return {
		errors,
		underWay: () => count,
		run: (work) => {
			count += 1;
			setImmediate(() => {
				Promise.resolve()
					.then(work)
					.catch((error: unknown) => errors.push(error))
					.finally(finish);
			});
		},
		settled: () =>
			new Promise((resolve) => {
				if (count === 0) resolve();
				else waiting.push(resolve);
			}),
	};
}
