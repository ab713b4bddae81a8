import { readSchedule } from '../../../nodes/BusinessHoursGate/readSchedule';
import { businessMinutes, checkSchedule } from '../../../nodes/BusinessHoursGate/schedule';
import vectors from '../../fixtures/business-hours-cases.json';

const schedules = new Map(Object.entries(vectors.schedules).map(([name, json]) => [name, readSchedule(json)]));

function scheduleOf(name: string) {
	const schedule = schedules.get(name);
	if (!schedule) throw new Error(`No schedule "${name}".`);
	return schedule;
}

const seconds = (iso: string | null) => iso?.replace('.000Z', 'Z') ?? null;

test.each(vectors.cases)('$id $schedule: $note', (row) => {
	const found = checkSchedule(scheduleOf(row.schedule), new Date(row.at));
	expect({
		open: found.open,
		local: found.localTime,
		next_open: seconds(found.nextOpening),
		next_close: seconds(found.closesAt),
	}).toEqual({ open: row.open, local: row.local, next_open: row.next_open, next_close: row.next_close });
});

test.each(vectors.business_minutes)('$id $schedule: $note', ({ schedule, from, to, minutes }) => {
	expect(businessMinutes(scheduleOf(schedule), new Date(from), new Date(to))).toBe(minutes);
});
