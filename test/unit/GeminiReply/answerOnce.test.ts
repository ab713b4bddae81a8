import { answerMessage } from '../../../nodes/GeminiReply/answerMessage';
import type { Model } from '../../../nodes/GeminiReply/composeReply';
import { readSettings } from '../../../nodes/GeminiReply/readSettings';
import { CLAIM_SECONDS, mayBeTwice } from '../../../nodes/shared/chatwoot/takeClaim';
import { directClient } from '../../helpers/directClient';
import { startAssistant, type Assistant } from '../../helpers/startAssistant';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
	// Long enough for others to look before it is there.
	shop.simulator.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind: 'slow', delayMs: 400 });
});
afterEach(async () => await shop.stop());

const WORKERS = ['w0', 'w1', 'w2'];
const OPTIONS = { quietSeconds: 0, handoffMessage: 'Te paso con una persona.' };
type Worker = { missed?: boolean; laterSeconds?: number; dies?: boolean };

/** What a worker with a memory of its own makes of a message. */
async function answer(item: Record<string, unknown>, by: string, { missed = false, laterSeconds = 0, dies = false }: Worker = {}): Promise<unknown> {
	const { url, accountId, tokens } = shop.simulator;
	const beforeEach = ({ method, path }: { method: string; path: string }) => {
		if (dies && method === 'POST' && path.endsWith('/messages')) throw new Error('killed');
	};
	const wait = async (delayMs: number) => await new Promise<void>((resolve) => setTimeout(resolve, delayMs));
	const model: Model = {
		generate: async (name, body) => await askGemini(name, body),
		fetchFile: async () => undefined,
		wait,
		now: () => new Date(Date.now() + laterSeconds * 1_000),
		chatwootUrl: async () => url,
	};
	const settings = readSettings((name) => ({ instructions: 'Eres amable.', knowledge: 'Abrimos a las 9.', mode: 'send', historyLimit: 12, options: OPTIONS })[name] ?? '');
	const wish = { conversationId: Number(item.conversationId), messageId: Number(item.messageId), content: '' };
	const client = directClient({ url, accountId, token: tokens.admin }, { name: by, beforeEach, laterSeconds });
	const { output, ai } = await answerMessage({ client, model, settings, wish, run: { by, missed } });
	return output === 'skipped' ? ai.reason : output;
}

async function askGemini(name: string, body: object) {
	const { url, gemini } = shop.simulator;
	const headers = { 'content-type': 'application/json', 'x-goog-api-key': gemini.apiKey };
	const response = await fetch(`${url}/gemini/v1beta/models/${name}:generateContent`, { method: 'POST', headers, body: JSON.stringify(body) });
	return { status: response.status, headers: {}, body: (await response.json()) as unknown };
}

test.each<[string, Worker[]]>([
	['three sweeps', [{ missed: true }, { missed: true }, { missed: true }]],
	['a sweep and two late deliveries', [{ missed: true }, { laterSeconds: 31 }, { laterSeconds: 31 }]],
])('the same message at the same instant, %s: one answer', async (_what, workers) => {
	const item = await shop.writes('¿a qué hora abren?');
	const outcomes = await Promise.all(workers.map(async (worker, index) => await answer(item, WORKERS[index] ?? '', worker)));
	expect(await shop.received()).toHaveLength(1);
	expect(outcomes.sort()).toEqual(['alreadyAnswered', 'alreadyAnswered', 'replied']);
});

test('a hand-over by two sweeps at the same instant: one note, one word to the customer', async () => {
	const item = await shop.writes('quiero hablar con una persona');
	shop.simulator.gemini.always({ says: { reply: '', handoff: true, confidence: 0.9, language: 'es', reason: 'wantsHuman' } });
	await Promise.all(['w0', 'w1'].map(async (by) => await answer(item, by, { missed: true })));
	expect([shop.notes(item.conversationId).length, (await shop.received()).length]).toEqual([1, 1]);
});

test('the usual answer claims nothing', async () => {
	const item = await shop.writes('¿a qué hora abren?');
	expect(await answer(item, 'w0')).toBe('replied');
	expect(shop.calls().filter((call) => call.includes('custom_attributes'))).toEqual([]);
});

test.each([
	['another run while its claim is young: nothing', 'w1', CLAIM_SECONDS - 10, 'alreadyAnswered'],
	['another run when it is old: the answer', 'w1', CLAIM_SECONDS, 'replied'],
	['the same run, tried again: the answer', 'w0', 0, 'replied'],
])('a run died after its claim, %s', async (_what, by, laterSeconds, expected) => {
	const item = await shop.writes('¿a qué hora abren?');
	await expect(answer(item, 'w0', { missed: true, dies: true })).rejects.toThrow('killed');
	expect(await answer(item, by, { missed: true, laterSeconds })).toBe(expected);
	expect(await shop.received()).toHaveLength(expected === 'replied' ? 1 : 0);
});

test.each([
	['young', 30, false, false],
	['late', 31, false, true],
	['young, found by a sweep', 0, true, true],
])('%s: may be at another worker as well: %s', (_name, ageSeconds, missed, expected) => {
	expect(mayBeTwice(1_000, { by: 'w0', missed }, new Date((1_000 + ageSeconds) * 1_000))).toBe(expected);
});
