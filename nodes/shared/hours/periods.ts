import { blockAt, type Block } from './blocks';
import { MS_PER_DAY } from './dayHours';
import type { Schedule } from './schedule';

/** How far past the last date that a schedule names an opening or closing is looked for. */
const LOOK_AHEAD_DAYS = 400;

export type OpenOrClosed = {
	open: boolean;
	/** Unix milliseconds of the next closing when open, the next opening when closed; null when there is none. */
	untilMs: number | null;
	/** Distance of the local clock from UTC. */
	offsetMs: number;
};

/** Whether a schedule is open at an instant, and until when it stays so. */
export function stateAt(schedule: Schedule, at: Date): OpenOrClosed {
	const atMs = at.getTime();
	if (Number.isNaN(atMs)) throw new Error('There is no instant to judge: the date is not valid.');
	const block = blockAt(schedule, atMs);
	const offsetMs = block.runs.find(({ toMs }) => atMs < toMs)?.offsetMs ?? 0;
	const next = block.open[firstEndingAfter(block, atMs)];
	const open = next !== undefined && next.fromMs <= atMs;
	const untilMs = open ? closingAfter(schedule, atMs) : openingAfter(schedule, atMs);
	return { open, untilMs, offsetMs };
}

/** Binary search: which of the block's periods is the first that ends after an instant. */
function firstEndingAfter({ open }: Block, atMs: number): number {
	let low = 0;
	let high = open.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((open[middle]?.toMs ?? 0) > atMs) high = middle;
		else low = middle + 1;
	}
	return low;
}

function openingAfter(schedule: Schedule, atMs: number): number | null {
	const limitMs = limitOf(schedule, atMs);
	for (let lookMs = atMs; lookMs < limitMs; lookMs = blockAt(schedule, lookMs).toMs) {
		const block = blockAt(schedule, lookMs);
		const next = block.open[firstEndingAfter(block, lookMs)];
		if (next) return next.fromMs;
	}
	return null;
}

/** A period that reaches the edge of its block goes on in the next one where that begins open. */
function closingAfter(schedule: Schedule, atMs: number): number | null {
	const limitMs = limitOf(schedule, atMs);
	for (let lookMs = atMs; lookMs < limitMs; ) {
		const block = blockAt(schedule, lookMs);
		const current = block.open[firstEndingAfter(block, lookMs)];
		if (!current || current.fromMs > lookMs) return lookMs;
		if (current.toMs < block.toMs) return current.toMs;
		lookMs = block.toMs;
	}
	return null;
}

const lastDates = new WeakMap<Schedule, number>();

function limitOf(schedule: Schedule, atMs: number): number {
	let lastMs = lastDates.get(schedule);
	if (lastMs === undefined) lastDates.set(schedule, (lastMs = lastDateOf(schedule)));
	return Math.max(atMs, lastMs) + LOOK_AHEAD_DAYS * MS_PER_DAY;
}

function lastDateOf({ holidays, exceptions }: Schedule): number {
	const dated = [...holidays, ...exceptions.keys()].filter((date) => !date.startsWith('-'));
	return Math.max(0, ...dated.map((date) => Date.parse(date)));
}
