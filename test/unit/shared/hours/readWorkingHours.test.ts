import { forgetInboxes } from '../../../../nodes/shared/chatwoot/inboxCache';
import { businessMinutes } from '../../../../nodes/shared/hours/businessMinutes';
import { stateAt } from '../../../../nodes/shared/hours/periods';
import { askWorkingHours, readWorkingHours } from '../../../../nodes/shared/hours/readWorkingHours';
import { fakeClient } from '../../../helpers/fakeClient';
import { readJson } from '../../../helpers/sourceFiles';

type Transcript = { steps: Array<{ request: { method: string }; response: { status: number; body: Record<string, unknown> } }> };

const SUNDAY = '2026-11-22';
const open = { closed_all_day: false, open_all_day: false, open_hour: 9, open_minutes: 30, close_hour: 18, close_minutes: 5 };
const closed = { closed_all_day: true, open_all_day: false, open_hour: null, open_minutes: null, close_hour: null, close_minutes: null };
const allDay = { closed_all_day: false, open_all_day: true, open_hour: 0, open_minutes: 0, close_hour: 23, close_minutes: 59 };
const inbox = (changes: object = {}) => ({
	id: 2,
	name: 'Tienda',
	timezone: 'UTC',
	working_hours_enabled: true,
	working_hours: [closed, open, closed, closed, closed, closed, allDay].map((day, index) => ({ ...day, day_of_week: index })),
	...changes,
});

const rows: Array<[string, string, boolean]> = [
	['Sunday is day 0', `${SUNDAY}T12:00:00Z`, false],
	['Monday one second before it opens', '2026-11-23T09:29:59Z', false],
	['Monday when it opens', '2026-11-23T09:30:00Z', true],
	['Monday when it closes, which Chatwoot still counts as open', '2026-11-23T18:05:00Z', false],
	['the last minute of a day that is open all day, which Chatwoot counts as closed', '2026-11-21T23:59:30Z', true],
];

test.each(rows)('%s', (_name, at, isOpen) => {
	expect(stateAt(readWorkingHours(inbox()), new Date(at)).open).toBe(isOpen);
});

test('switched off is always open, as for Chatwoot', () => {
	const schedule = readWorkingHours(inbox({ working_hours_enabled: false }));
	expect(stateAt(schedule, new Date(`${SUNDAY}T03:00:00Z`))).toEqual({ open: true, untilMs: null, offsetMs: 0 });
});

test('the inbox is asked each time, since its hours may have changed', async () => {
	forgetInboxes();
	const client = fakeClient([inbox(), inbox({ working_hours_enabled: false })]);
	const day = [new Date(`${SUNDAY}T00:00:00Z`), new Date('2026-11-23T00:00:00Z')] as const;
	const minutes = [await askWorkingHours(client, 2, day[0]), await askWorkingHours(client, 2, day[0])].map((schedule) => businessMinutes(schedule, ...day));
	expect([minutes, client.sent]).toEqual([[0, 1440], ['GET /inboxes/2', 'GET /inboxes/2']]);
});

test('every inbox that a real server gave is read', () => {
	const { steps } = readJson('test/fixtures/chatwoot-transcripts/07-working-hours.json') as Transcript;
	const inboxes = steps.map(({ response }) => response.body).filter((body) => 'working_hours' in body);
	expect(inboxes.length).toBeGreaterThan(3);
	expect(inboxes.map((body) => readWorkingHours(body).weekly.length)).toEqual(inboxes.map(() => 7));
});

const bad: Array<[string, object, RegExp]> = [
	['no hours', { working_hours: [] }, /^Inbox "Tienda" has no business hours\. Set them in Chatwoot under Settings, Inboxes, Business Hours, such as Monday 09:00 to 18:00/],
	['hours left out', { working_hours: undefined }, /has no business hours/],
	['no time zone', { timezone: null }, /^Inbox "Tienda": its time zone is missing\. .*"America\/Santiago"/],
	['a day without times', { working_hours: [{ ...closed, closed_all_day: false, day_of_week: 1 }] }, /^Inbox "Tienda", mon, has "null:00" for a time/],
];

test.each(bad)('%s: a sentence that says what to set', (_name, changes, sentence) => {
	expect(() => readWorkingHours(inbox(changes))).toThrow(sentence);
});
