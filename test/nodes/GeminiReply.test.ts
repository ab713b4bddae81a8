import { startAssistant, type Assistant } from '../helpers/startAssistant';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
});
afterEach(async () => await shop.stop());

const says = (reply: string, more: object = {}) => ({ says: { reply, handoff: false, confidence: 0.9, language: 'es', reason: 'faq', ...more } });

describe('an answer', () => {
	it('reaches the customer, in four requests to Chatwoot and one to Gemini', async () => {
		shop.simulator.gemini.next(says('La polera cuesta **$12.990**.'));
		const item = await shop.writes('¿cuánto cuesta la polera?');
		shop.simulator.calls.clear();
		const { output, json, ai } = await shop.run({ item });
		expect(output).toBe('replied');
		expect(json).toMatchObject(item);
		expect(ai).toEqual({
			reply: 'La polera cuesta **$12.990**.',
			handoff: false,
			reason: 'faq',
			detail: expect.any(String) as unknown,
			confidence: 0.9,
			language: 'es',
			model: 'gemini-3.5-flash-lite',
			usage: { promptTokens: 800, outputTokens: expect.any(Number) as unknown, thoughtTokens: 0 },
			messageId: expect.any(Number) as unknown,
			attempts: 1,
			draft: null,
			notDone: [],
		});
		expect(await shop.received()).toEqual(['La polera cuesta *$12.990*.']);
		expect(shop.calls().sort()).toEqual(['GET /conversations/n', 'GET /conversations/n', 'GET /conversations/n/messages', 'POST /conversations/n/messages']);
		expect(shop.simulator.gemini.calls).toHaveLength(1);
	});
});
