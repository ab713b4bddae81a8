/**
 * How many instants a second are judged by a schedule, next to asking plain `Intl` for the weekday and the time
 * of the same instants in the same run, which is the least that any check without memory costs.
 * Run: `npx tsx test/bench/hours.ts`. Ends with 1 below the limit.
 */
import { readSchedule } from '../../nodes/BusinessHoursGate/readSchedule';
import { businessMinutes, checkSchedule } from '../../nodes/BusinessHoursGate/schedule';
import vectors from '../fixtures/business-hours-cases.json';

const MIN_CHECKS_PER_SECOND = 50_000;
const ROUNDS = 7;
const CALLS = 50_000;
const MS_PER_HOUR = 3_600_000;
/** A prime, so that the hours of the day and the days of the week are met evenly, over three years. */
const STEP_MINUTES = 31;
const FROM_MS = Date.UTC(2025, 0, 1);

const atOf = (index: number) => new Date(FROM_MS + index * STEP_MINUTES * 60_000);

/** Calls a second in the best of a few rounds: on a shared machine the others measure the neighbours. */
function measure(call: (index: number) => unknown): number {
	const rates = Array.from({ length: ROUNDS }, () => {
		const start = process.hrtime.bigint();
		for (let index = 0; index < CALLS; index++) call(index);
		return CALLS / (Number(process.hrtime.bigint() - start) / 1e9);
	});
	return Math.max(...rates);
}

function plainIntl(timeZone: string): (index: number) => boolean {
	const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	return (index) => {
		const [weekday = '', , hour = '', , minute = ''] = format.formatToParts(atOf(index)).map(({ value }) => value);
		const time = `${hour}:${minute}`;
		return !['Sat', 'Sun'].includes(weekday) && time >= '09:00' && time < '18:00';
	};
}

let slowest = Infinity;
for (const [name, json] of Object.entries(vectors.schedules)) {
	const schedule = readSchedule(json);
	const intl = measure(plainIntl(json.timezone));
	const checks = measure((index) => checkSchedule(schedule, atOf(index)));
	const counts = measure((index) => businessMinutes(schedule, atOf(index), new Date(atOf(index).getTime() + 72 * MS_PER_HOUR)));
	slowest = Math.min(slowest, checks);
	const rate = (perSecond: number) => `${Math.round(perSecond / 1_000)}k/s`.padStart(8);
	console.log(`${name.padEnd(12)} checks ${rate(checks)} = ${(checks / intl).toFixed(1).padStart(4)} x plain Intl${rate(intl)}   open minutes of 72 h ${rate(counts)}`);
}
const fresh = measure((index) => (index % 50 === 0 ? checkSchedule(readSchedule(vectors.schedules.cl_retail), atOf(index)) : 0)) / 50;
console.log(`a schedule read anew for each check, as by one execution each: ${Math.round(fresh)}/s`);
console.log(`slowest schedule ${Math.round(slowest)} checks/s; limit ${MIN_CHECKS_PER_SECOND}`);
process.exitCode = slowest < MIN_CHECKS_PER_SECOND ? 1 : 0;
