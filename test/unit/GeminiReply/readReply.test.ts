import { readReply } from '../../../nodes/GeminiReply/readReply';
import { fixtures } from '../../fixtures/gemini-fixtures.json';

type Fixture = { id: string; status: number; body: unknown; expect: string; reply?: string };

describe('every recorded shape of answer', () => {
	test.each((fixtures as Fixture[]).map((row) => [row.id, row] as const))('%s', (_id, row) => {
		const read = readReply(row.status, row.body);
		expect([read.verdict, read.reply]).toEqual([row.expect, row.reply]);
	});
});

const answer = (json: unknown, more: object = {}) => ({
	candidates: [{ content: { role: 'model', parts: [{ text: typeof json === 'string' ? json : JSON.stringify(json) }] }, finishReason: 'STOP', ...more }],
});
const good = { reply: 'Hola', handoff: false, confidence: 0.9, language: 'es', reason: 'faq' };
const google = (error: object) => ({ error: { code: 0, message: 'x', status: 'X', ...error } });
const detail = (type: string, more: object) => ({ '@type': `type.googleapis.com/google.rpc.${type}`, ...more });

describe('what is sent', () => {
	test('carries what the model said of it', () => {
		const body = { ...answer(good), usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2, thoughtsTokenCount: 1 } };
		expect(readReply(200, body)).toEqual({
			verdict: 'send',
			reply: 'Hola',
			reason: 'faq',
			confidence: 0.9,
			language: 'es',
			usage: { promptTokens: 3, outputTokens: 2, thoughtTokens: 1 },
		});
	});

	test('is what the model said, never what it thought', () => {
		const parts = [{ text: 'SECRET THOUGHT', thought: true }, { text: '{"reply":"Ho' }, { text: 'la","handoff":false,"confidence":1}' }];
		const body = { candidates: [{ content: { parts }, finishReason: 'STOP' }] };
		expect(readReply(200, body)).toMatchObject({ verdict: 'send', reply: 'Hola' });
	});

	test.each([
		['a fence without a language', '```\n{"reply":"Hola","handoff":false}\n```', 'Hola'],
		['spaces around', '  {"reply":"  Hola ","handoff":false} \n', 'Hola'],
		['an emoji alone', '{"reply":"👍","handoff":false}', '👍'],
		['text of JSON', '{"reply":"Hola","handoff":"false"}', 'Hola'],
	])('%s', (_name, text, reply) => {
		expect(readReply(200, answer(text))).toMatchObject({ verdict: 'send', reply });
	});

	test.each([
		['a number', 0.5, 0.5],
		['text', '0.8', 0.8],
		['percent', 80, 0.8],
		['less than nothing', -1, 0],
		['too much', 900, 1],
		['none', undefined, undefined],
		['words', 'high', undefined],
	])('confidence as %s', (_name, confidence, expected) => {
		expect(readReply(200, answer({ ...good, confidence })).confidence).toBe(expected);
	});
});

describe('what is handed over', () => {
	const rows: Array<[name: string, body: unknown]> = [
		['the model asks for it', answer({ ...good, handoff: true })],
		['as text', answer({ ...good, handoff: 'true' })],
		['a blank reply', answer({ ...good, reply: ' \n\u200b' })],
		['no reply', answer({ handoff: false, confidence: 1 })],
		['a reply that is no text', answer({ ...good, reply: { text: 'Hola' } })],
		['a list', answer([good])],
		['words instead of JSON', answer('Hola, ¿en qué te ayudo?')],
		['words around the JSON', answer(`Sure! ${JSON.stringify(good)}`)],
		['STOP without parts', { candidates: [{ content: {}, finishReason: 'STOP' }] }],
		['STOP with thoughts only', { candidates: [{ content: { parts: [{ text: JSON.stringify(good), thought: true }] }, finishReason: 'STOP' }] }],
		['no finish reason', answer(good, { finishReason: undefined })],
		['a blocked prompt with a candidate all the same', { ...answer(good), promptFeedback: { blockReason: 'OTHER' } }],
		['a page of a proxy', '<html>ok</html>'],
		['nothing', null],
		['an empty list', []],
		...['MAX_TOKENS', 'SAFETY', 'RECITATION', 'LANGUAGE', 'OTHER', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'MALFORMED_FUNCTION_CALL', 'stop'].map(
			(finishReason): [string, unknown] => [`good JSON but ${finishReason}`, answer(good, { finishReason })],
		),
	];

	test.each(rows)('%s', (_name, body) => {
		const { verdict, reply, reason } = readReply(200, body);
		expect([verdict, reply]).toEqual(['handoff', undefined]);
		expect(reason).toMatch(/\w/);
	});

	test('keeps the draft of a model that asks for a person', () => {
		expect(readReply(200, answer({ ...good, handoff: true, reason: 'refund' }))).toMatchObject({ draft: 'Hola', reason: 'refund', asked: true });
	});
});

const perMinute = detail('QuotaFailure', { violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' }] });
const perDay = detail('QuotaFailure', { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] });
const in36 = detail('RetryInfo', { retryDelay: '36s' });

describe('errors', () => {
	test.each([
		['a minute quota', 429, google({ details: [perMinute, in36] }), 'retry', 36],
		['a day quota, whatever it says of waiting', 429, google({ details: [perDay, in36] }), 'handoff', undefined],
		['both quotas', 429, google({ details: [perMinute, perDay] }), 'handoff', undefined],
		['fractions of seconds', 503, google({ details: [detail('RetryInfo', { retryDelay: '0.4s' })] }), 'retry', 0.4],
		['no answer', 0, undefined, 'retry', undefined],
		['overloaded', 503, google({ status: 'UNAVAILABLE' }), 'retry', undefined],
		['too slow', 504, google({ status: 'DEADLINE_EXCEEDED' }), 'retry', undefined],
		['a retired model', 404, google({ status: 'NOT_FOUND' }), 'handoff', undefined],
		['a key that expired', 400, google({ message: 'API key expired. Please renew the API key.' }), 'credential', undefined],
		['a leaked key', 403, google({ message: 'Your API key was reported as leaked.', status: 'PERMISSION_DENIED' }), 'credential', undefined],
		['no key', 401, google({ status: 'UNAUTHENTICATED' }), 'credential', undefined],
		['no billing', 400, google({ status: 'FAILED_PRECONDITION', message: 'Please enable billing on your project. Free tier is not available in your country.' }), 'credential', undefined],
		['a spent budget', 429, google({ message: 'Your project has exceeded its monthly spending cap.' }), 'credential', undefined],
		['too long a request', 413, '<html>', 'handoff', undefined],
		['a redirect', 302, '', 'handoff', undefined],
		['an error in a list', 400, [google({ details: [detail('ErrorInfo', { reason: 'API_KEY_INVALID' })] })], 'credential', undefined],
		['an error that is no object', 429, { error: 'slow down' }, 'retry', undefined],
	])('%s', (_name, status, body, verdict, retryAfterSeconds) => {
		expect(readReply(status, body)).toMatchObject({ verdict, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) });
		expect(readReply(status, body).reply).toBeUndefined();
	});
});
