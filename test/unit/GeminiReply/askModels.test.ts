import { askModels, type ModelAnswer } from '../../../nodes/GeminiReply/askModels';
import { MAX_ATTEMPTS, planAttempt, planTimeoutMs } from '../../../nodes/GeminiReply/planAttempt';
import type { ReplyVerdict } from '../../../nodes/GeminiReply/readReply';
import { fixtures } from '../../fixtures/gemini-fixtures.json';

const busy: ReplyVerdict = { verdict: 'retry', reason: 'busy', otherModel: true };
const asked = (retryAfterSeconds: number): ReplyVerdict => ({ ...busy, retryAfterSeconds });
const usedUp: ReplyVerdict = { verdict: 'handoff', reason: 'day', otherModel: true };
const progress = { attempts: 1, hasNextModel: false, leftMs: 20_000 };

describe('what follows an answer', () => {
	test.each([
		['a good one: nothing', { verdict: 'send', reply: 'x', reason: '' } as const, {}, undefined],
		['a refusal: nothing', { verdict: 'handoff', reason: 'x' } as const, { hasNextModel: true }, undefined],
		['a bad key: nothing, whatever model', { verdict: 'credential', reason: 'x' } as const, { hasNextModel: true }, undefined],
		['busy: the same after a moment', busy, {}, { again: 'same', delayMs: 500 }],
		['busy again: longer', busy, { attempts: 3 }, { again: 'same', delayMs: 2_000 }],
		['busy, with another model: that one', busy, { hasNextModel: true }, { again: 'next', delayMs: 0 }],
		['asked to wait: so long', asked(2), {}, { again: 'same', delayMs: 2_000 }],
		['asked to wait a little: no other model for that', asked(3), { hasNextModel: true }, { again: 'same', delayMs: 3_000 }],
		['asked to wait long: another model', asked(4), { hasNextModel: true }, { again: 'next', delayMs: 0 }],
		['asked to wait just as long as there is time', asked(19), {}, { again: 'same', delayMs: 19_000 }],
		['a second longer: nothing', asked(20), {}, undefined],
		['a day used up: never the same', usedUp, {}, undefined],
		['a day used up, with another model', usedUp, { hasNextModel: true }, { again: 'next', delayMs: 0 }],
		['no time left', busy, { leftMs: 999, hasNextModel: true }, undefined],
		['too many attempts', busy, { attempts: MAX_ATTEMPTS, hasNextModel: true }, undefined],
	])('%s', (_name, verdict, changes, expected) => {
		expect(planAttempt(verdict, { ...progress, ...changes })).toEqual(expected);
	});

	test('a first model leaves time for the second', () => {
		expect([planTimeoutMs({ hasNextModel: true, leftMs: 20_000 }), planTimeoutMs({ hasNextModel: false, leftMs: 8_000 })]).toEqual([12_000, 8_000]);
	});
});

/** A server that answers as told, and a clock that only its answers and waits move. */
function asking(answers: Array<ModelAnswer & { tookMs?: number }>, models = ['a']) {
	let nowMs = 0;
	const log: string[] = [];
	return {
		log,
		models,
		budgetMs: 20_000,
		call: async (model: string, timeoutMs: number) => {
			const { tookMs = 100, ...answer } = answers.shift() ?? { status: 0, body: undefined };
			log.push(model);
			nowMs += Math.min(tookMs, timeoutMs);
			return tookMs > timeoutMs ? { status: 0, body: undefined } : answer;
		},
		wait: async (delayMs: number) => {
			if (delayMs > 0) log.push(`${delayMs} ms`);
			nowMs += delayMs;
		},
		now: () => new Date(nowMs),
	};
}
const fixture = (wanted: string) => {
	const found = fixtures.find(({ id }) => id === wanted);
	if (!found) throw new Error(wanted);
	return { status: found.status, body: found.body as unknown };
};

describe('asks', () => {
	test.each([
		['once when it goes well', ['ok-structured'], ['a'], ['a'], 'send'],
		['again when the server is in trouble', ['500', '502-html', 'ok-structured'], ['a'], ['a', '500 ms', 'a', '1000 ms', 'a'], 'send'],
		['the next model when the first is in trouble', ['500', 'ok-structured'], ['a', 'b'], ['a', 'b'], 'send'],
		['the next model for a day', ['429-per-day', 'ok-structured'], ['a', 'b'], ['a', 'b'], 'send'],
		['never again for a day', ['429-per-day', 'ok-structured'], ['a'], ['a'], 'handoff'],
		['never again for a bad key', ['400-invalid-key', 'ok-structured'], ['a', 'b'], ['a'], 'credential'],
		['four times at the most', ['500', '500', '500', '500', 'ok-structured'], ['a'], ['a', '500 ms', 'a', '1000 ms', 'a', '2000 ms', 'a'], 'retry'],
	])('%s', async (_name, ids, models, log, verdict) => {
		const world = asking(ids.map(fixture), models);
		expect(await askModels(world)).toMatchObject({ verdict, model: world.log.at(-1), attempts: log.filter((line) => !line.endsWith('ms')).length });
		expect(world.log).toEqual(log);
	});

	test('within its time, however slow the models are', async () => {
		const world = asking(Array.from({ length: 5 }, () => ({ status: 200, body: {}, tookMs: 60_000 })), ['a', 'b', 'c']);
		expect(await askModels(world)).toMatchObject({ verdict: 'retry' });
		expect(world.now().getTime()).toBeLessThanOrEqual(20_000);
		expect(world.log).toEqual(['a', 'b', 'c']);
	});
});
