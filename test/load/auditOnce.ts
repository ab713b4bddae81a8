/** Something that is to be said once to one person. `to` is where she hears it: a phone, a conversation. */
export type Due = { key: string; to: string };
/** Something that was said: `key` is what its own text says it is about, `to` where it was heard. */
export type Heard = Due;

export type Tally = {
	once: string[];
	/** Nobody heard it, and nobody was told that nobody heard it. */
	lost: string[];
	doubled: string[];
	/** Heard by somebody it was not for. */
	misdirected: string[];
	/** Heard although it was not due: forged, made up. */
	uncalled: string[];
	/** Not heard, and known why: by reason. */
	excused: Record<string, string[]>;
};

/**
 * Compares what was due with what was heard.
 *
 * @param excuses why something that was not heard did not have to be, by key
 */
export function auditOnce(due: readonly Due[], heard: readonly Heard[], excuses: ReadonlyMap<string, string> = new Map()): Tally {
	const tally: Tally = { once: [], lost: [], doubled: [], misdirected: [], uncalled: [], excused: {} };
	const dueTo = new Map(due.map(({ key, to }) => [key, to]));
	const times = new Map<string, number>();
	for (const { key, to } of heard) {
		const rightful = dueTo.get(key);
		if (rightful === undefined) tally.uncalled.push(`${key} at ${to}`);
		else if (rightful !== to) tally.misdirected.push(`${key} at ${to}`);
		else times.set(key, (times.get(key) ?? 0) + 1);
	}
	for (const key of dueTo.keys()) {
		const count = times.get(key) ?? 0;
		const excuse = excuses.get(key);
		if (count > 1) tally.doubled.push(key);
		else if (count === 1) tally.once.push(key);
		else if (excuse === undefined) tally.lost.push(key);
		else (tally.excused[excuse] ??= []).push(key);
	}
	return tally;
}

/** Whether nothing is lost, doubled, misdirected or made up. */
export function isSound({ lost, doubled, misdirected, uncalled }: Tally): boolean {
	return lost.length + doubled.length + misdirected.length + uncalled.length === 0;
}

const SHOWN = 5;

/** One line of figures, and the first keys of whatever is wrong. */
export function describeTally(name: string, tally: Tally): string {
	const { once, excused } = tally;
	const wrong = (['lost', 'doubled', 'misdirected', 'uncalled'] as const).map((kind) => `${tally[kind].length} ${kind}`);
	const known = Object.entries(excused).map(([reason, keys]) => `${keys.length} ${reason}`);
	const shown = (['lost', 'doubled', 'misdirected', 'uncalled'] as const)
		.filter((kind) => tally[kind].length > 0)
		.map((kind) => `\n    ${kind}: ${tally[kind].slice(0, SHOWN).join(', ')}`);
	return `${name}: ${once.length} once, ${[...wrong, ...known].join(', ')}${shown.join('')}`;
}
