import { blockAt } from './blocks';
import { MS_PER_DAY } from './dayHours';
import type { Schedule } from './schedule';

const MS_PER_MINUTE = 60_000;
/** A longer wait is a date that was read wrongly. */
const MAX_RANGE_DAYS = 40_000;

/**
 * How many minutes between two instants a schedule is open: really elapsed ones, fractions included, whatever
 * the clock does meanwhile. 0 when `to` is not after `from`.
 *
 * @throws Error when a date is not valid or the two are more than a century apart
 */
export function businessMinutes(schedule: Schedule, from: Date, to: Date): number {
	const [fromMs, toMs] = [from.getTime(), to.getTime()];
	if (Number.isNaN(fromMs) || Number.isNaN(toMs) || toMs - fromMs > MAX_RANGE_DAYS * MS_PER_DAY) {
		throw new Error('Open minutes can be counted between two valid dates within one century.');
	}
	let openMs = 0;
	for (let lookMs = fromMs; lookMs < toMs; lookMs = blockAt(schedule, lookMs).toMs) {
		for (const period of blockAt(schedule, lookMs).open) {
			openMs += Math.max(0, Math.min(period.toMs, toMs) - Math.max(period.fromMs, fromMs));
		}
	}
	return openMs / MS_PER_MINUTE;
}
