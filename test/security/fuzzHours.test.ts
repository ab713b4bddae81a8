import type { IDataObject } from 'n8n-workflow';

import { breakJson } from '../helpers/breakJson';
import { ENGINE_ITEMS, FUZZ_TIMEOUT_MS, fromItem, fuzzNode } from '../helpers/fuzzItems';
import { createRandom } from '../simulator/random';

const random = createRandom(2);
const SCHEDULE = {
	timezone: 'America/Santiago',
	weekly: { mon: [['09:00', '13:00'], ['15:00', '19:00']], fri: [['22:00', '02:00']] },
	holidayCalendar: 'CL',
	holidays: [{ date: '--12-24', name: 'Nochebuena' }, '2026-12-31'],
	exceptions: [{ date: '2026-12-31', intervals: [['09:00', '13:00']] }],
};
const at = () => new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 400 * 86_400_000)).toISOString();
const broken = (item: object) => asItem(breakJson(random, item));
const asItem = (value: unknown): IDataObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : { at: value as string });

it.each([
	['as JSON', { scheduleSource: 'json', ...fromItem(['schedule', 'at']) }, () => ({ schedule: SCHEDULE, at: at(), content: 'hola', conversation: { additionalAttributes: {} } })],
	[
		'as JSON text',
		{ scheduleSource: 'json', ...fromItem(['schedule', 'at']) },
		() => ({ schedule: JSON.stringify(breakJson(random, SCHEDULE)), at: at() }),
	],
	[
		'in fields',
		{ scheduleSource: 'fields', ...fromItem(['hours', 'timezone', 'holidays', 'holidayCalendar', 'at']), options: fromItem(['language']) },
		() => ({ hours: { days: [{ day: 'mon', opens: '09:00', closes: '18:00' }, { day: 'fri', opens: '22:00', closes: '02:00' }] }, timezone: 'America/Santiago', holidays: { dates: [{ date: '2026-09-18' }, { date: '2026-12-24', opens: '09:00', closes: '13:00' }] }, holidayCalendar: 'CL', at: at(), language: 'es' }),
	],
])('Business Hours Gate judges or refuses each broken item, hours %s', async (_name, parameters, make) => {
	const count = Math.ceil(ENGINE_ITEMS / 3);
	const { flaws } = await fuzzNode({ type: 'businessHoursGate', parameters, count, make: () => broken(make()) });
	expect(flaws).toEqual([]);
}, FUZZ_TIMEOUT_MS);
