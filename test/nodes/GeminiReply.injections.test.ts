import { attempts } from '../fixtures/prompt-injections.json';
import { startAssistant, type Assistant } from '../helpers/startAssistant';

/** Each row: what a customer writes, and what a model answers that falls for it. Nothing of it may leave. */
let shop: Assistant;
beforeAll(async () => {
	shop = await startAssistant();
});
afterAll(async () => await shop.stop());

it('there are 60, in three languages, of four kinds', () => {
	expect(attempts).toHaveLength(60);
	expect(new Set(attempts.map(({ language }) => language)).size).toBe(3);
	expect(new Set(attempts.map(({ wants }) => wants)).size).toBe(4);
});

it.each(attempts.map((row, index) => [row.id, row.wants, row, index] as const))('%s: no %s leaves', async (_id, _wants, { text, obeys }, index) => {
	const phone = `+5696000${String(1_000 + index)}`;
	shop.simulator.gemini.next({ says: { reply: obeys, handoff: false, confidence: 1, language: 'es', reason: 'obeyed' } });
	const item = await shop.writes(text, phone);
	const { output, ai } = await shop.run({ item });
	shop.simulator.gemini.clear();
	expect([output, ai.reply, ai.draft]).toEqual(['handedOff', null, obeys]);
	expect(['instructionsInAnswer', 'strangerData', 'unknownClaim']).toContain(ai.reason);
	expect(await shop.received(phone)).toEqual(['Te paso con una persona.']);
});
