import type { IDataObject } from 'n8n-workflow';

import { ANA } from '../helpers/startShop';
import { MONDAY_NOON, remindersForEach } from '../helpers/startReminders';

const LUIS = '+56961234568';

const shop = remindersForEach();

describe('what goes wrong', () => {
	const wrong: Array<[string, IDataObject, RegExp]> = [
		['no phone', { phone: null }, /Nobody to write to: Phone/],
		['a phone that is none', { phone: '12' }, /12/],
		['a language without a template', { language: 'fr' }, /not approved in the language "fr"/],
		['a name that is empty', { customer_name: ' ' }, /body parameter \{\{1\}\}/],
	];
	it.each(wrong)('%s: the row says why, the run fails with it, the others are reminded', async (_name, appointment, words) => {
		await shop().book(appointment);
		await shop().book({ phone: LUIS });
		const { status, error } = await shop().remind(MONDAY_NOON);
		expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^A reminder was not sent: appointment 1, attempt 1 of 8\. .+ reminder_error\.$/)]);
		expect(error?.message).toMatch(words);
		expect(await shop().rows()).toMatchObject([{ reminded: false, reminder_error: expect.stringMatching(words) as unknown }, { reminded: true, reminder_error: null }]);
		expect(shop().received(LUIS)).toHaveLength(1);
	});

	it('is not tried again at once, and eight times in all; sent when it was put right', async () => {
		const id = await shop().book({ phone: null });
		const attempts: unknown[] = [];
		for (let run = 0; run < 10; run++) {
			await shop().remind(MONDAY_NOON);
			attempts.push((await shop().rows('reminder_attempts'))[0]?.reminder_attempts);
			await shop().remind(MONDAY_NOON);
			await shop().later();
		}
		expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
		await shop().exec(`update appointments set phone = '${ANA}', reminder_attempts = 0 where id = ${id}`);
		expect((await shop().remind(MONDAY_NOON)).status).toBe('success');
		expect(await shop().rows()).toMatchObject([{ reminded: true, reminder_error: null }]);
	});

	it('a time zone that is none is not taken by the table', async () => {
		await expect(shop().book({ time_zone: 'America/Santiago de Chile' })).rejects.toThrow(/time zone "America\/Santiago de Chile" not recognized/);
	});

	it('a time zone that n8n does not know: told, and the others are reminded', async () => {
		await shop().exec('alter table appointments drop constraint appointments_time_zone_check');
		await shop().book({ time_zone: 'Mars/Phobos' });
		await shop().book({ phone: LUIS });
		const { status, error } = await shop().remind(MONDAY_NOON);
		expect([status, error?.message]).toEqual(['error', expect.stringMatching(/Mars\/Phobos/)]);
		expect(shop().received(LUIS)).toHaveLength(1);
	});

	it('Chatwoot is down: the run fails, and a later one sends', async () => {
		await shop().book();
		shop().simulator.faults.add({ match: { path: '/api/v1/' }, kind: 'reset' });
		expect((await shop().remind(MONDAY_NOON)).status).toBe('error');
		shop().simulator.faults.clear();
		await shop().later();
		expect((await shop().remind(MONDAY_NOON)).status).toBe('success');
		expect(shop().received()).toHaveLength(1);
	});

	it('Chatwoot loses its answer: sent once', async () => {
		await shop().book();
		shop().simulator.faults.add({ match: { method: 'POST', path: /\/conversations$/ }, kind: 'resetAfterEffect', times: 1 });
		expect((await shop().remind(MONDAY_NOON)).status).toBe('success');
		expect(shop().received()).toHaveLength(1);
	});

	it('the table is not there: PostgreSQL\'s own words, and nothing is sent', async () => {
		await shop().exec('drop table appointments');
		const { status, error } = await shop().remind(MONDAY_NOON);
		expect([status, error?.message]).toEqual(['error', expect.stringContaining('appointments')]);
	});
});
