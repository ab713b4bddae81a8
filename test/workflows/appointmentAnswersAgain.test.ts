import { CANCELLED, CONFIRMED, remindersForEach } from '../helpers/startReminders';

const tap = (to = 0) => ({ to, isButton: true });

const shop = remindersForEach();

describe('the same message again', () => {
	const again = async (run: number, times = 1) => {
		const items = shop().n8n.runs[run]?.outputs['Chatwoot Trigger']?.[0] ?? [];
		const ended = await Promise.all(Array.from({ length: times }, async () => await shop().n8n.again(items)));
		expect(ended.map(({ status }) => status)).toEqual(ended.map(() => 'success'));
	};

	it.each([['sí', 1], ['sí', 3], ['cancelar', 3], ['¿a qué hora era?', 3]])('%s, %d times more', async (text, times) => {
		await shop().bookAndRemind();
		await shop().answer(text);
		const before = [await shop().rows('*'), shop().received(), shop().notes()];
		await again(0, times);
		expect([await shop().rows('*'), shop().received(), shop().notes()]).toEqual(before);
	});

	it('a yes, after a no came later', async () => {
		await shop().bookAndRemind();
		for (const text of ['sí', 'cancelar']) await shop().answer(text);
		const before = [await shop().rows('*'), shop().received(), shop().notes()];
		await again(0, 2);
		expect([await shop().rows('*'), shop().received(), shop().notes()]).toEqual(before);
	});

	it('a no, after a person booked it again', async () => {
		await shop().bookAndRemind();
		await shop().answer('cancelar');
		await shop().exec("update appointments set status = 'booked'");
		await again(0);
		expect([await shop().statuses(), shop().since()]).toEqual([['booked'], [CANCELLED]]);
	});
});

describe('n8n was away while the customer answered', () => {
	const answerUnheard = async (texts: string[]) => {
		await shop().bookAndRemind();
		shop().deafen();
		for (const text of texts) await shop().answer(text);
		expect(shop().runs()).toEqual([]);
	};

	it.each([
		['a yes and a thank you', ['sí', 'gracias'], 'confirmed', [CONFIRMED], 0],
		['a yes, then a no', ['sí', 'no puedo ir'], 'cancelled', [CONFIRMED, CANCELLED], 0],
		['a sentence', ['¿a qué hora era?'], 'booked', [], 1],
		['nothing', [], 'booked', [], 0],
	])('%s: found by the next look, once', async (_name, texts, status, acknowledged, notes) => {
		await answerUnheard(texts);
		for (let look = 0; look < 3; look++) expect((await shop().lookForAnswers()).status).toBe('success');
		expect([await shop().statuses(), shop().since(), shop().notes().length]).toEqual([[status], acknowledged, notes]);
	});

	it('a moment ago: left to the execution that is under way', async () => {
		await answerUnheard(['sí']);
		await shop().lookForAnswers(4);
		expect([await shop().statuses(), shop().since()]).toEqual([['booked'], []]);
	});

	it('an answer that a person was told of is not read again when the other appointment is gone', async () => {
		await shop().bookAndRemind({}, { starts_at: '2030-11-26T17:00:00-03:00' });
		await shop().answer('sí');
		await shop().exec("update appointments set status = 'cancelled' where id = 2");
		await shop().lookForAnswers();
		expect([await shop().statuses(), shop().since(2), shop().notes().length]).toEqual([['booked', 'cancelled'], [], 1]);
	});

	it('everybody has answered: Chatwoot is not asked', async () => {
		await shop().bookAndRemind();
		await shop().answer('sí');
		shop().simulator.calls.clear();
		expect((await shop().lookForAnswers()).status).toBe('success');
		expect(shop().simulator.calls.count({ path: '/api/v1/' })).toBe(0);
	});

	it('Chatwoot is down: the look fails, and the next one finds it', async () => {
		await answerUnheard(['sí']);
		shop().simulator.faults.add({ match: { method: 'GET', path: /\/messages$/ }, kind: 'reset' });
		expect((await shop().lookForAnswers()).status).toBe('error');
		shop().simulator.faults.clear();
		await shop().lookForAnswers();
		expect([await shop().statuses(), shop().since()]).toEqual([['confirmed'], [CONFIRMED]]);
	});
});

describe('Chatwoot is down', () => {
	it('before anything is known: nothing is changed, and the run fails', async () => {
		await shop().bookAndRemind();
		shop().simulator.faults.add({ match: { method: 'GET', path: /\/messages$/ }, kind: 'reset' });
		await shop().answer('Confirmar', tap());
		expect([shop().runs(), await shop().statuses(), shop().since()]).toEqual([['error'], ['booked'], []]);
	});

	it('for the acknowledgement: the answer is written, and a second run acknowledges it once', async () => {
		await shop().bookAndRemind();
		shop().simulator.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind: 'status500' });
		await shop().answer('Confirmar', tap());
		expect([shop().runs(), await shop().statuses(), shop().since()]).toEqual([['error'], ['confirmed'], []]);
		shop().simulator.faults.clear();
		for (let run = 0; run < 2; run++) await shop().n8n.again(shop().n8n.runs[0]?.outputs['Chatwoot Trigger']?.[0] ?? []);
		await shop().simulator.settled();
		expect(shop().since()).toEqual([CONFIRMED]);
	});
});

it('PostgreSQL refuses: nothing is acknowledged, and the run fails', async () => {
	await shop().bookAndRemind();
	await shop().exec('alter table appointments rename to elsewhere');
	await shop().answer('Confirmar', tap());
	expect([shop().runs(), shop().since(), shop().notes()]).toEqual([['error'], [], []]);
});
