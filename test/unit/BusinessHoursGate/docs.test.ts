import { readSchedule } from '../../../nodes/BusinessHoursGate/readSchedule';
import { checkSchedule } from '../../../nodes/BusinessHoursGate/schedule';
import { readText } from '../../helpers/sourceFiles';

type Shown = { businessHours?: { localTime: string } };

const NINE_TO_SIX = [['09:00', '18:00']];
const blocks = [...readText('docs/business-hours-gate.md').matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? '') as Shown);

test('the item that the page shows is the one that comes out', () => {
	const { businessHours } = blocks.find((block) => block.businessHours) ?? {};
	const weekly = { mon: NINE_TO_SIX, tue: NINE_TO_SIX, wed: NINE_TO_SIX, thu: NINE_TO_SIX, fri: NINE_TO_SIX };
	const schedule = readSchedule({ timezone: 'America/Santiago', weekly });
	expect(checkSchedule(schedule, new Date(String(businessHours?.localTime)))).toEqual(businessHours);
});

test('the schedule that the page shows is one', () => {
	const schedule = blocks.filter((block) => !block.businessHours).map(readSchedule);
	expect(schedule.map(({ timezone, exceptions }) => [timezone, exceptions.size])).toEqual([['America/Santiago', 1]]);
});
