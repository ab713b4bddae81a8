/** The simulator's time: real, plus what a test has let pass. */
export type Clock = {
	now(): Date;
	/** Lets time pass at once, so that a closed 24 h window needs no waiting. */
	advance(ms: number): void;
};

export function createClock(): Clock {
	let offsetMs = 0;
	return {
		now: () => new Date(Date.now() + offsetMs),
		advance: (ms) => {
			offsetMs += ms;
		},
	};
}

/** Whole unix seconds, 0 for never. */
export function unixSeconds(at: Date | null): number {
	return at === null ? 0 : Math.floor(at.getTime() / 1_000);
}
