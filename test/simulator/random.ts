/** Numbers in [0, 1) that a seed fixes, so that a run with faults and duplicates can be repeated. */
export type Random = () => number;

/** Mulberry32 (public domain, Tommy Ettinger): small, fast and good enough to deal out faults. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** One of `choices`; an empty list is a mistake of the caller. */
export function choose<Choice>(random: Random, choices: readonly Choice[]): Choice {
	const choice = choices[Math.floor(random() * choices.length)];
	if (choice === undefined) throw new Error('choose() needs at least one choice');
	return choice;
}
