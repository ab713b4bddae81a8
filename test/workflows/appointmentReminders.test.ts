import type { IDataObject } from 'n8n-workflow';

import { readText } from '../helpers/sourceFiles';
import { ANA } from '../helpers/startShop';
import { MONDAY_NOON, remindersForEach } from '../helpers/startReminders';
import { SHOP_TEMPLATES } from '../simulator/chatwoot/seed/shopTemplates';

const LUIS = '+56961234568';
const BEA = '+56961234569';

const shop = remindersForEach();

describe('what the customer reads', () => {
	const texts: Array<[string, IDataObject, string, string]> = [
		['Santiago, Spanish', { starts_at: '2030-11-26T15:00:00-03:00' }, MONDAY_NOON, 'Hola Ana, te recordamos tu cita (martes, 26 de noviembre, 15:00).'],
		['São Paulo, Portuguese', { starts_at: '2030-11-26T15:00:00-03:00', time_zone: 'America/Sao_Paulo', language: 'pt' }, MONDAY_NOON, 'Olá Ana, lembramos da sua consulta (terça-feira, 26 de novembro, 15:00).'],
		['Portuguese as WhatsApp names it', { starts_at: '2030-11-26T15:00:00-03:00', time_zone: 'America/Sao_Paulo', language: 'pt_BR' }, MONDAY_NOON, 'Olá Ana, lembramos da sua consulta (terça-feira, 26 de novembro, 15:00).'],
		['Mexico City, English', { starts_at: '2030-11-26T15:00:00-06:00', time_zone: 'America/Mexico_City', language: 'en' }, MONDAY_NOON, 'Hi Ana, this is a reminder of your appointment (Tuesday, November 26, 3:00 PM).'],
		['Mexico City, the Spanish of Mexico', { starts_at: '2030-11-26T15:00:00-06:00', time_zone: 'America/Mexico_City', language: 'es_MX' }, MONDAY_NOON, 'Hola Ana, te recordamos tu cita (martes, 26 de noviembre, 3:00 p.m.).'],
		['the night in which the clocks in Santiago go forward', { starts_at: '2030-09-08T10:00:00-03:00' }, '2030-09-07T12:00:00-04:00', 'Hola Ana, te recordamos tu cita (domingo, 8 de septiembre, 10:00).'],
		['the night in which they go back', { starts_at: '2031-04-06T10:00:00-04:00' }, '2031-04-05T12:00:00-03:00', 'Hola Ana, te recordamos tu cita (domingo, 6 de abril, 10:00).'],
		['late in the evening, when London is a day further', { starts_at: '2030-11-26T22:30:00-03:00' }, MONDAY_NOON, 'Hola Ana, te recordamos tu cita (martes, 26 de noviembre, 22:30).'],
	];
	it.each(texts)('%s', async (_name, appointment, now, text) => {
		await shop().book(appointment);
		expect((await shop().remind(now)).status).toBe('success');
		expect(shop().received().map((line) => line.split(' ¿')[0]?.split(' Você')[0]?.split(' Will')[0])).toEqual([text]);
	});

	it('has two buttons, and agents read the same in Chatwoot', async () => {
		await shop().book();
		await shop().remind(MONDAY_NOON);
		expect(shop().simulator.chats.received(ANA)).toMatchObject([{ template: { name: 'appointment_reminder', language: 'es' }, buttons: ['Confirmar', 'Cancelar'] }]);
	});
});

it('the page tells to submit the templates that this was run with', () => {
	const page = readText('docs/appointment-reminders.md');
	const texts = SHOP_TEMPLATES.filter(({ name }) => name === 'appointment_reminder').map(({ language, components }) => {
		const buttons = components.flatMap((component) => component.buttons ?? []).map(({ text }) => text);
		return [language, components.find(({ type }) => type === 'BODY')?.text, buttons.join(' · ')];
	});
	expect(texts.map(([language]) => language)).toEqual(['es', 'pt_BR', 'en']);
	expect(texts.filter(([language, body, buttons]) => !new RegExp(`\\(\`${language}\`\\)`).test(page) || !page.includes(`| ${body} | ${buttons} |`))).toEqual([]);
});

describe('when', () => {
	const moments: Array<[string, string, string, number]> = [
		['tomorrow', '2030-11-26T09:00:00-03:00', MONDAY_NOON, 1],
		['tomorrow, a minute before midnight', '2030-11-26T23:59:00-03:00', MONDAY_NOON, 1],
		['the day after tomorrow', '2030-11-27T00:00:00-03:00', MONDAY_NOON, 0],
		['today: a run was missed yesterday', '2030-11-25T15:00:00-03:00', MONDAY_NOON, 1],
		['in two hours', '2030-11-25T14:00:00-03:00', MONDAY_NOON, 1],
		['in less than two hours', '2030-11-25T13:59:59-03:00', MONDAY_NOON, 0],
		['an hour ago', '2030-11-25T11:00:00-03:00', MONDAY_NOON, 0],
		['tomorrow, the shop opens now', '2030-11-26T15:00:00-03:00', '2030-11-25T09:00:00-03:00', 1],
		['tomorrow, the shop opens in a minute', '2030-11-26T15:00:00-03:00', '2030-11-25T08:59:00-03:00', 0],
		['tomorrow, the shop has just closed', '2030-11-26T15:00:00-03:00', '2030-11-25T19:00:00-03:00', 0],
		['on Saturday for Saturday week', '2030-12-07T11:00:00-03:00', '2030-11-30T12:00:00-03:00', 0],
		['on Friday for Saturday', '2030-11-30T11:00:00-03:00', '2030-11-29T12:00:00-03:00', 1],
		['on Friday for Monday, as Saturday is still to come', '2030-12-02T10:00:00-03:00', '2030-11-29T12:00:00-03:00', 0],
		['on Saturday for Monday, as Sunday is closed', '2030-12-02T10:00:00-03:00', '2030-11-30T12:00:00-03:00', 1],
		['on Saturday for Tuesday', '2030-12-03T10:00:00-03:00', '2030-11-30T12:00:00-03:00', 0],
	];
	it.each(moments)('%s', async (_name, startsAt, now, count) => {
		await shop().book({ starts_at: startsAt });
		expect((await shop().remind(now)).status).toBe('success');
		expect(shop().received()).toHaveLength(count);
	});

	it('open and tomorrow go by the time zone of each', async () => {
		// 09:30 in Santiago: 06:30 in Mexico City, and 13:30 in Madrid.
		await shop().book({ phone: ANA });
		await shop().book({ phone: LUIS, time_zone: 'America/Mexico_City', starts_at: '2030-11-26T15:00:00-06:00' });
		await shop().book({ phone: BEA, time_zone: 'Europe/Madrid', starts_at: '2030-11-27T01:30:00Z' });
		await shop().remind('2030-11-25T09:30:00-03:00');
		expect([ANA, LUIS, BEA].map((phone) => shop().received(phone).length)).toEqual([1, 0, 0]);
	});

	it.each([
		['booked', 1],
		['confirmed', 1],
		['cancelled', 0],
		['done', 0],
	])('status %s: %d', async (status, count) => {
		await shop().book({ status });
		await shop().remind(MONDAY_NOON);
		expect(shop().received()).toHaveLength(count);
	});
});

describe('once', () => {
	it('the schedule runs on', async () => {
		await shop().book();
		for (let run = 0; run < 3; run++) await shop().remind(MONDAY_NOON);
		await shop().later();
		await shop().remind(MONDAY_NOON);
		expect(shop().received()).toHaveLength(1);
	});

	it('three runs at once, eight appointments', async () => {
		const phones = Array.from({ length: 8 }, (_, index) => `+5696123450${index}`);
		for (const phone of phones) await shop().book({ phone });
		const runs = await Promise.all([1, 2, 3].map(async () => await shop().remind(MONDAY_NOON)));
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect(phones.map((phone) => shop().received(phone).length)).toEqual(phones.map(() => 1));
		expect(await shop().rows('reminder_attempts, reminded_at is not null as reminded')).toEqual(phones.map(() => ({ reminder_attempts: 1, reminded: true })));
	});

	it('sent, but never written down: written down later, not sent again', async () => {
		await shop().book();
		await shop().remind(MONDAY_NOON);
		await shop().exec('update appointments set reminded_at = null, reminder_message_id = null');
		await shop().later();
		await shop().remind(MONDAY_NOON);
		expect(shop().received()).toHaveLength(1);
		expect(await shop().rows('reminded_at is not null as reminded, reminder_message_id is not null as known')).toEqual([{ reminded: true, known: true }]);
	});

	it('the same customer with two appointments hears of both', async () => {
		await shop().book();
		await shop().book({ starts_at: '2030-11-26T17:00:00-03:00' });
		await shop().remind(MONDAY_NOON);
		expect(shop().received()).toHaveLength(2);
	});

	it('moved: reminded anew, once; back again: not a second time', async () => {
		await shop().book();
		await shop().remind(MONDAY_NOON);
		await shop().exec("update appointments set starts_at = '2030-11-26T17:00:00-03:00'");
		for (let run = 0; run < 2; run++) await shop().remind(MONDAY_NOON);
		expect(shop().received().map((text) => /, (\d\d:\d\d)\)/.exec(text)?.[1])).toEqual(['15:00', '17:00']);
		await shop().exec("update appointments set starts_at = '2030-11-26T15:00:00-03:00'");
		await shop().remind(MONDAY_NOON);
		expect(shop().received()).toHaveLength(2);
	});
});
