import type { IANAZone } from 'luxon';

import { hoursOfDay, MS_PER_DAY } from './dayHours';
import { zoneOf } from './readClock';
import type { Schedule } from './schedule';

const MS_PER_MINUTE = 60_000;
const BLOCK_MS = 32 * MS_PER_DAY;
/** Blocks remembered per schedule: about a century of them. */
const MAX_BLOCKS = 1_200;

/** Unix milliseconds, the end exclusive. */
export type Period = { fromMs: number; toMs: number };
/** A stretch of time in which the zone keeps one distance from UTC. */
export type OffsetRun = Period & { offsetMs: number };
/** 32 days of a schedule: when it is open, cut at the edges, and what the clock does meanwhile. */
export type Block = Period & { open: Period[]; runs: OffsetRun[] };

const remembered = new WeakMap<Schedule, Map<number, Block>>();

/** The block that holds an instant. */
export function blockAt(schedule: Schedule, atMs: number): Block {
	let blocks = remembered.get(schedule);
	if (!blocks) remembered.set(schedule, (blocks = new Map()));
	const index = Math.floor(atMs / BLOCK_MS);
	const known = blocks.get(index);
	if (known) return known;
	if (blocks.size >= MAX_BLOCKS) blocks.clear();
	const block = makeBlock(schedule, index);
	blocks.set(index, block);
	return block;
}

function makeBlock(schedule: Schedule, index: number): Block {
	const fromMs = index * BLOCK_MS;
	const toMs = fromMs + BLOCK_MS;
	const runs = offsetRuns(zoneOf(schedule.timezone), fromMs, toMs);
	const open: Period[] = [];
	// Local dates differ from UTC's by a day at the most, and a night shift reaches into the day after.
	for (let day = fromMs / MS_PER_DAY - 2; day <= toMs / MS_PER_DAY + 1; day++) {
		for (const span of hoursOfDay(schedule, day).spans) {
			const midnightMs = day * MS_PER_DAY;
			const wall = { fromMs: midnightMs + span.opens * MS_PER_MINUTE, toMs: midnightMs + span.closes * MS_PER_MINUTE };
			open.push(...instantsOf(wall, runs));
		}
	}
	return { fromMs, toMs, runs, open: merge(open) };
}

/**
 * The instants at which a clock on the wall shows a time of an interval. Hours that the clock skips are not
 * there, hours that it repeats are there twice: neither needs a rule of its own.
 */
function instantsOf(wall: Period, runs: OffsetRun[]): Period[] {
	return runs
		.map((run) => ({
			fromMs: Math.max(run.fromMs, wall.fromMs - run.offsetMs),
			toMs: Math.min(run.toMs, wall.toMs - run.offsetMs),
		}))
		.filter(({ fromMs, toMs }) => fromMs < toMs);
}

function merge(periods: Period[]): Period[] {
	const merged: Period[] = [];
	for (const period of [...periods].sort((a, b) => a.fromMs - b.fromMs)) {
		const last = merged.at(-1);
		if (last && period.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, period.toMs);
		else merged.push({ ...period });
	}
	return merged;
}

/** Looks at the clock once a day and, where it was changed meanwhile, for the moment of the change. */
function offsetRuns(zone: IANAZone, fromMs: number, toMs: number): OffsetRun[] {
	const runs: OffsetRun[] = [];
	let run = { fromMs, toMs, offsetMs: offsetOf(zone, fromMs) };
	for (let dayMs = fromMs; dayMs < toMs; dayMs += MS_PER_DAY) {
		const offsetMs = offsetOf(zone, dayMs + MS_PER_DAY);
		if (offsetMs === run.offsetMs) continue;
		const changeMs = findChange(zone, dayMs, dayMs + MS_PER_DAY);
		if (changeMs >= toMs) break;
		runs.push({ ...run, toMs: changeMs });
		run = { fromMs: changeMs, toMs, offsetMs };
	}
	return [...runs, run];
}

/** Halves the day until the first instant with the new offset is found. */
function findChange(zone: IANAZone, beforeMs: number, afterMs: number): number {
	const old = offsetOf(zone, beforeMs);
	let low = beforeMs;
	let high = afterMs;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetOf(zone, middle) === old) low = middle;
		else high = middle;
	}
	return high;
}

function offsetOf(zone: IANAZone, atMs: number): number {
	return zone.offset(atMs) * MS_PER_MINUTE;
}
