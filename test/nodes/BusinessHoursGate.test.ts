import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { credentialFor } from '../helpers/startShop';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

const SANTIAGO = 'America/Santiago';
const MONDAY_NOON = '2026-11-23T12:00:00';
const MONDAY_NIGHT = '2026-11-23T20:00:00';

/** Runs the gate over items; says per output what it found. */
async function gate(parameters: INodeParameters, items: IDataObject[] = [{}], more: object = {}) {
	const [open = [], closed = []] = await runNode({ type: 'businessHoursGate', parameters, items, ...more });
	return { open: open.map(({ json }) => json), closed: closed.map(({ json }) => json) };
}

const fields = (changes: INodeParameters = {}): INodeParameters => ({ timezone: SANTIAGO, at: MONDAY_NOON, ...changes });
const json = (schedule: object, changes: INodeParameters = {}): INodeParameters => ({
	...{ scheduleSource: 'json', at: MONDAY_NOON, schedule: JSON.stringify({ timezone: SANTIAGO, ...schedule }) },
	...changes,
});
const day = (opens: string, closes: string, name = 'mon') => ({ hours: { days: [{ day: name, opens, closes }] } });

describe('hours filled in', () => {
	it('are Monday to Friday from 9 to 18 unless changed', async () => {
		expect(await gate(fields(), [{ content: 'hola' }])).toEqual({
			open: [
				{
					content: 'hola',
					businessHours: {
						...{ open: true, reason: 'open', timezone: SANTIAGO, language: 'es', localTime: '2026-11-23T12:00:00-03:00' },
						...{ closesAt: '2026-11-23T21:00:00.000Z', opensAgainAt: '2026-11-24T12:00:00.000Z', nextOpening: null, nextOpeningText: null, minutesUntilOpening: null },
						periodKey: 'open-until-2026-11-23T21:00:00.000Z',
					},
				},
			],
			closed: [],
		});
	});

	it('say when it opens next', async () => {
		const { open, closed } = await gate(fields({ at: MONDAY_NIGHT }));
		expect([open, closed]).toEqual([
			[],
			[
				{
					businessHours: {
						...{ open: false, reason: 'outsideHours', timezone: SANTIAGO, language: 'es', localTime: '2026-11-23T20:00:00-03:00' },
						...{ closesAt: null, opensAgainAt: '2026-11-24T12:00:00.000Z', nextOpening: '2026-11-24T12:00:00.000Z', nextOpeningText: 'mañana a las 09:00', minutesUntilOpening: 780 },
						periodKey: 'closed-until-2026-11-24T12:00:00.000Z',
					},
				},
			],
		]);
	});

	it('keep holidays by calendar, by date and with hours of their own', async () => {
		const holidays = { dates: [{ date: '2026-11-24' }, { date: '--11-25', opens: '10:00', closes: '12:00' }] };
		const moments = ['2026-12-08T12:00:00', '2026-11-24T12:00:00', '2026-11-25T11:00:00', '2026-11-25T13:00:00'];
		const { open, closed } = await gate(
			fields({ holidayCalendar: 'CL', holidays, at: '={{ $json.at }}' }),
			moments.map((at) => ({ at })),
		);
		const reasons = [...open, ...closed].map(({ at, businessHours }) => [at, (businessHours as IDataObject).reason]);
		expect(reasons).toEqual([[moments[2], 'open'], [moments[0], 'holiday'], [moments[1], 'holiday'], [moments[3], 'exception']]);
	});

	it('are those of the workflow\'s time zone when none is named, and of now', async () => {
		const wholeWeek = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => ({ day: name, opens: '00:00', closes: '24:00' }));
		const { open } = await gate({ hours: { days: wholeWeek } });
		expect(open).toMatchObject([{ businessHours: { timezone: 'America/New_York', closesAt: null, periodKey: 'open-always' } }]);
	});
});

describe('hours as JSON', () => {
	it('may leave the time zone to the workflow', async () => {
		const schedule = JSON.stringify({ weekly: { mon: [['09:00', '18:00']] } });
		const { open } = await gate({ scheduleSource: 'json', schedule, at: MONDAY_NOON });
		expect(open).toMatchObject([{ businessHours: { localTime: '2026-11-23T12:00:00-05:00' } }]);
	});

	it('that never open say so, and what to set', async () => {
		const weekly = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
		const { closed } = await gate(json({ weekly }));
		expect(closed).toMatchObject([
			{
				businessHours: {
					...{ reason: 'never', nextOpening: null, nextOpeningText: null, periodKey: 'closed-always' },
					detail: 'The schedule has no opening to come. Give at least one day of "weekly" hours, such as "mon": [["09:00", "18:00"]].',
				},
			},
		]);
	});

	it('start from an example that is right', async () => {
		expect((await gate({ scheduleSource: 'json', at: MONDAY_NOON })).open).toHaveLength(1);
	});
});

describe('the language of the next opening', () => {
	it.each([
		['the place of the clock', {}, 'auto', 'mañana a las 09:00'],
		['the phone of who wrote', { contact: { phone: '+5511961234567' } }, 'auto', 'amanhã às 09h00'],
		['an attribute of the contact before the phone', { contact: { phone: '+5511961234567', customAttributes: { language: 'en_US' } } }, 'auto', 'tomorrow at 09:00'],
		['the customer of an order', { customer: { language: 'pt', phone: '+56961234567' } }, 'auto', 'amanhã às 09h00'],
		['a contact without any of it', { contact: { phone: null, customAttributes: {} } }, 'auto', 'mañana a las 09:00'],
		['the choice before all', { contact: { phone: '+5511961234567' } }, 'en', 'tomorrow at 09:00'],
	])('is by %s', async (_name, item, language, text) => {
		const { closed } = await gate(fields({ at: MONDAY_NIGHT, options: { language } }), [item]);
		expect(closed).toMatchObject([{ ...item, businessHours: { nextOpeningText: text } }]);
	});
});

describe('hours of an inbox', () => {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator();
	});
	afterAll(async () => await simulator.stop());

	const ofInbox = async (parameters: INodeParameters, items: IDataObject[] = [{}]) =>
		await gate({ scheduleSource: 'chatwootInbox', at: MONDAY_NOON, ...parameters }, items, {
			credentials: { chatwootAccountApi: credentialFor(simulator) },
		});
	async function setHours(changes: object) {
		const path = `/api/v1/accounts/${simulator.accountId}/inboxes/${simulator.inboxes.whatsapp}`;
		const headers = { 'content-type': 'application/json', 'api-access-token': simulator.tokens.admin };
		await fetch(`${simulator.url}${path}`, { method: 'PATCH', headers, body: JSON.stringify(changes) });
	}

	it('are asked for once, however many items there are', async () => {
		await setHours({ timezone: SANTIAGO, working_hours_enabled: true });
		const before = simulator.calls.count({ method: 'GET', path: /\/inboxes\// });
		const items = Array.from({ length: 5 }, () => ({ inboxId: simulator.inboxes.whatsapp }));
		const { open } = await ofInbox({}, items);
		expect(open).toHaveLength(5);
		expect(open[0]).toMatchObject({ businessHours: { closesAt: '2026-11-23T20:00:00.000Z' } });
		expect(simulator.calls.count({ method: 'GET', path: /\/inboxes\// }) - before).toBe(1);
	});

	it('are closed on the holidays given here, which Chatwoot does not know', async () => {
		const inboxId = { __rl: true, mode: 'id', value: String(simulator.inboxes.whatsapp) };
		const { closed } = await ofInbox({ inboxId, holidayCalendar: 'CL', at: '2026-12-08T12:00:00' });
		expect(closed).toMatchObject([{ businessHours: { reason: 'holiday' } }]);
	});

	it('are always open when Chatwoot does not use them', async () => {
		await setHours({ working_hours_enabled: false });
		const { open } = await ofInbox({ at: '2026-11-22T03:00:00' }, [{ inboxId: simulator.inboxes.whatsapp }]);
		expect(open).toMatchObject([{ businessHours: { periodKey: 'open-always' } }]);
	});

	it('of no inbox: a sentence', async () => {
		await expect(ofInbox({})).rejects.toThrow('Inbox is empty, and the item names none. Choose an inbox from the list, or enter its number, such as 3.');
	});

	it('of an inbox that is gone: a sentence', async () => {
		await expect(ofInbox({ inboxId: { __rl: true, mode: 'id', value: '999' } })).rejects.toThrow(/404/);
	});
});

const bad: Array<[string, INodeParameters, string]> = [
	['an unknown time zone', fields({ timezone: 'America/Santigo' }), 'Timezone is "America/Santigo", which is no time zone. Write region and city, such as "America/Santiago", "America/Sao_Paulo" or "America/Mexico_City".'],
	['25:00', fields(day('25:00', '26:00')), 'Hours, row 1 (mon), has "25:00" for a time. Write hours and minutes from 00:00 to 24:00, such as "09:00" and "18:00".'],
	['an interval that ends where it begins', fields(day('09:00', '9:00')), 'Hours, row 1 (mon), ends where it begins, at "09:00". Write two times, such as "09:00" and "18:00"; a whole day is "00:00" and "24:00".'],
	['no hours at all', fields({ hours: {} }), 'Hours is empty, so the shop would never open. Add at least one row, such as Monday, 09:00 to 18:00.'],
	['a day that is none', fields(day('09:00', '18:00', 'lunes')), 'Hours, row 1, has "lunes" for a day. Choose a day from the list, or one of mon, tue, wed, thu, fri, sat, sun, such as Monday, 09:00 to 18:00.'],
	['a date that is none', fields({ holidays: { dates: [{ date: '2026-02-30' }] } }), '"Holidays", row 1, has "2026-02-30" for a date. Write year, month and day between 2000 and 2099, such as "2026-09-18", or "--12-25" for every year.'],
	['a moment that is none', fields({ at: 'tomorrow' }), 'Moment must be a date and time such as 2026-11-22T09:00, but is "tomorrow".'],
	['JSON that is none', { scheduleSource: 'json', schedule: '{ "weekly": ' }, 'The schedule is no JSON object. Write it such as { "timezone": "America/Santiago", "weekly": { "mon": [["09:00", "18:00"]] } }.'],
	['overlapping exceptions', json({ weekly: { mon: [['09:00', '18:00']] }, exceptions: [{ date: '2026-12-24', intervals: [] }, { date: '2026-12-24', intervals: [['09:00', '13:00']] }] }), '"exceptions", entry 2, names 2026-12-24 a second time. Put all hours of a day into one entry, such as { "date": "2026-12-24", "intervals": [["09:00", "13:00"]] }.'],
];

it.each(bad)('%s: a sentence that names the field and shows a right value', async (_name, parameters, sentence) => {
	await expect(gate(parameters)).rejects.toThrow(sentence);
});

it('with Continue On Fail the other items go on', async () => {
	const parameters = fields({ timezone: '={{ $json.zone }}' });
	const { open } = await gate(parameters, [{ zone: 'Nowhere' }, { zone: SANTIAGO }], { onError: 'continueRegularOutput' });
	expect(open).toMatchObject([{ error: expect.stringContaining('Nowhere') as unknown }, { businessHours: { open: true } }]);
});

it('takes the instant of an expression, and keeps files', async () => {
	const file = { data: { data: 'aG9sYQ==', mimeType: 'text/plain' } };
	const items = [{ json: { at: '2026-11-23T12:00:00Z' }, binary: file }];
	const [open = []] = await runNode({ type: 'businessHoursGate', parameters: fields({ at: '={{ DateTime.fromISO($json.at) }}' }), items });
	expect(open[0]).toMatchObject({ json: { businessHours: { localTime: '2026-11-23T09:00:00-03:00' } }, binary: file });
});
