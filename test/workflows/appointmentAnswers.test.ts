import { CANCELLED, CONFIRMED, MONDAY_NOON, remindersForEach } from '../helpers/startReminders';

const LUIS = '+56961234568';
const tap = (to = 0) => ({ to, isButton: true });

const shop = remindersForEach();

const conversations = () => [...(shop().simulator.world.accounts.get(shop().simulator.accountId)?.conversations.values() ?? [])];

async function agent(path: string, body: object): Promise<void> {
	const url = `${shop().simulator.url}/api/v1/accounts/${shop().simulator.accountId}/conversations/${conversations()[0]?.displayId}${path}`;
	const headers = { 'content-type': 'application/json', 'api-access-token': shop().simulator.tokens.agent };
	const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	expect(status).toBe(200);
	await shop().n8n.settled();
}

const YES = ['Confirmar', 'confirmo', 'Sí', 'si', 'SÍ!', 'ok', 'sim', 'Sim, confirmo', 'Sí, confirmo.', 'yes', '👍', '👍🏽', '  confirmar \n'];
const NO = ['Cancelar', 'cancelar.', 'No puedo ir', 'no puedo ir…', 'não posso ir', 'Cancel', "I can't come", 'I can’t come'];
const NOTHING = ['Gracias', 'gracias!', 'obrigada', '🙏', '❤️'];
const UNCLEAR = [
	...['no', 'No sé si pueda', 'no cancelar', 'no quiero cancelar', 'sí, pero más tarde', '¿se puede cancelar?', 'cancelar o cambiar la hora', 'sí no', 'Ok 👍 pero'],
	...['¿a qué hora era?', '?', 'sim mas preciso remarcar', 'cancelar, confirmar', '{{ $json }}', "'; drop table appointments; --"],
];

describe('words', () => {
	const rows: Array<[string, string[], { status: string; text?: string; isTold: boolean }]> = [
		['a yes', YES, { status: 'confirmed', text: CONFIRMED, isTold: false }],
		['a no', NO, { status: 'cancelled', text: CANCELLED, isTold: false }],
		['a thank you', NOTHING, { status: 'booked', isTold: false }],
		['anything else is for a person', UNCLEAR, { status: 'booked', isTold: true }],
	];
	// A customer for each.
	it.each(rows)('%s', async (_name, texts, { status, text, isTold }) => {
		const phones = texts.map((_, index) => `+569612350${10 + index}`);
		await shop().bookAndRemind(...phones.map((phone) => ({ phone })));
		for (const [index, phone] of phones.entries()) await shop().answer(texts[index] ?? '', { phone });
		const found = await shop().statuses();
		expect(texts.map((said, index) => [said, found[index], shop().since(1, phones[index])])).toEqual(texts.map((said) => [said, status, text ? [text] : []]));
		expect([shop().notes().length, shop().labels().flat().length]).toEqual(isTold ? [texts.length, texts.length] : [0, 0]);
		expect(shop().runs()).toEqual(texts.map(() => 'success'));
	});

	it.each([
		['pt', 'America/Sao_Paulo', 'Obrigado! Sua consulta está confirmada: *terça-feira, 26 de novembro, 15:00*. Até lá.'],
		['en', 'America/Santiago', 'Thank you! Your appointment is confirmed: *Tuesday, November 26, 3:00 PM*. See you then.'],
	])('the acknowledgement speaks %s', async (language, zone, text) => {
		await shop().bookAndRemind({ language, time_zone: zone });
		await shop().answer(language === 'pt' ? 'Confirmar' : 'Confirm', tap());
		expect(shop().since()).toEqual([text]);
	});
});

describe('whose appointment', () => {
	const two = [{}, { starts_at: '2030-11-26T17:00:00-03:00' }];

	it('two of one customer: a word is for a person, told once', async () => {
		await shop().bookAndRemind(...two);
		await shop().answer('confirmo');
		await shop().answer('sí');
		expect([await shop().statuses(), shop().since(2), shop().notes().length]).toEqual([['booked', 'booked'], [], 1]);
	});

	it('two of one customer: a button says which', async () => {
		await shop().bookAndRemind(...two);
		await shop().answer('Cancelar', tap(1));
		await shop().answer('Confirmar', tap(0));
		expect(await shop().statuses()).toEqual(['confirmed', 'cancelled']);
		expect(shop().since(2)).toEqual([CANCELLED.replace('15:00', '17:00'), CONFIRMED]);
	});

	it('two customers at the same moment', async () => {
		await shop().bookAndRemind({}, { phone: LUIS });
		await Promise.all([shop().answer('Confirmar', tap()), shop().answer('Cancelar', { ...tap(), phone: LUIS })]);
		expect(await shop().statuses()).toEqual(['confirmed', 'cancelled']);
		expect([shop().since(), shop().since(1, LUIS)]).toEqual([[CONFIRMED], [CANCELLED]]);
	});

	it('somebody without an appointment costs Chatwoot nothing', async () => {
		await shop().bookAndRemind();
		shop().simulator.calls.clear();
		await shop().answer('sí', { phone: LUIS });
		expect([shop().runs(), shop().simulator.calls.count({ path: '/api/v1/' })]).toEqual([['success'], 0]);
	});

	it('not reminded yet, or over already: nothing happens', async () => {
		await shop().book();
		await shop().answer('confirmar');
		await shop().remind(MONDAY_NOON);
		await shop().exec("update appointments set starts_at = '2020-01-01T12:00:00Z', reminder_for = '2020-01-01T12:00:00Z'");
		await shop().answer('confirmar');
		expect([await shop().statuses(), shop().since(), shop().notes()]).toEqual([['booked'], [], []]);
	});

	it('an agent wrote since: a word may mean that and is for a person, a button is clear', async () => {
		await shop().bookAndRemind();
		await agent('/messages', { content: '¿Te sirve que te mande la lista de precios?' });
		await shop().answer('sí');
		expect([await shop().statuses(), shop().notes().length]).toEqual([['booked'], 1]);
		await shop().answer('Confirmar', tap());
		expect(await shop().statuses()).toEqual(['confirmed']);
	});

	it('a note of an agent is no message', async () => {
		await shop().bookAndRemind();
		await agent('/messages', { content: 'Llamar mañana', private: true });
		await shop().answer('sí');
		expect(await shop().statuses()).toEqual(['confirmed']);
	});

	it('a word as a reply to another message is for a person', async () => {
		await shop().bookAndRemind();
		await agent('/messages', { content: '¿Te mando la lista?' });
		await shop().answer('sí', { to: 1 });
		expect([await shop().statuses(), shop().notes().length]).toEqual([['booked'], 1]);
	});

	it('the conversation was resolved: the answer comes in a new one', async () => {
		await shop().bookAndRemind();
		await agent('/toggle_status', { status: 'resolved' });
		await shop().answer('Confirmar', tap());
		expect([conversations().length, await shop().statuses(), shop().since()]).toEqual([2, ['confirmed'], [CONFIRMED]]);
	});

	it('moved since: the button of the old reminder is for a person, the new one is clear', async () => {
		await shop().bookAndRemind();
		await shop().exec("update appointments set starts_at = '2030-11-26T17:00:00-03:00'");
		await shop().answer('Confirmar', tap());
		await shop().remind(MONDAY_NOON);
		await shop().answer('Confirmar', tap());
		expect([await shop().statuses(), shop().notes().length]).toEqual([['booked'], 2]);
		await shop().answer('Confirmar', tap(1));
		expect([await shop().statuses(), shop().since(2)]).toEqual([['confirmed'], [CONFIRMED.replace('15:00', '17:00')]]);
	});
});

describe('more than one answer', () => {
	const turns: Array<[string, string[], string, string[], number]> = [
		['said twice', ['sí', 'Confirmar'], 'confirmed', [CONFIRMED], 0],
		['confirmed, then cancelled', ['sí', 'no puedo ir'], 'cancelled', [CONFIRMED, CANCELLED], 0],
		['cancelled twice', ['cancelar', 'cancelar'], 'cancelled', [CANCELLED], 0],
		['cancelled, then confirmed: a person decides', ['cancelar', 'sí'], 'cancelled', [CANCELLED], 1],
		['confirmed and thanked', ['sí', 'gracias'], 'confirmed', [CONFIRMED], 0],
		['confirmed, then a sentence', ['sí', 'se enfermó mi hijo'], 'confirmed', [CONFIRMED], 1],
		['cancelled, then a sentence', ['cancelar', '¿tienen el jueves?'], 'cancelled', [CANCELLED], 0],
		['a sentence, then a yes', ['¿a qué hora era?', 'sí'], 'confirmed', [CONFIRMED], 1],
		['three sentences are told once', ['¿hola?', '¿a qué hora era?', 'no sé'], 'booked', [], 1],
	];
	it.each(turns)('%s', async (_name, texts, status, acknowledged, notes) => {
		await shop().bookAndRemind();
		for (const text of texts) await shop().answer(text);
		expect(shop().runs()).toEqual(texts.map(() => 'success'));
		expect([await shop().statuses(), shop().since(), shop().notes().length]).toEqual([[status], acknowledged, notes]);
	});

	it('confirmed by the shop before: the customer\'s yes is acknowledged all the same', async () => {
		await shop().bookAndRemind({ status: 'confirmed' });
		await shop().answer('sí');
		expect([await shop().statuses(), shop().since()]).toEqual([['confirmed'], [CONFIRMED]]);
	});
});
