import { decideRetry, MAX_ATTEMPTS } from '../../../../nodes/shared/http/retry';

const NOW = new Date('2026-11-21T12:00:20.000Z'); // 40 s to the next minute

type Row = [string, Partial<Parameters<typeof decideRetry>[0]>, number, { retry: boolean; delayMs?: number }];

const rows: Row[] = [
	['the last attempt is the last', { attempt: MAX_ATTEMPTS, status: 503, repeatable: true }, 0, { retry: false }],
	['one before the last still goes on', { attempt: MAX_ATTEMPTS - 1, status: 503, repeatable: true }, 1, { retry: true, delayMs: 1600 }],
	['429 waits for the next full minute', { status: 429 }, 0, { retry: true, delayMs: 40_000 }],
	['429 spreads callers over three seconds', { status: 429 }, 1, { retry: true, delayMs: 43_000 }],
	['429 was refused before anything happened, so a POST comes again', { status: 429, repeatable: false }, 0, { retry: true, delayMs: 40_000 }],
	['Retry-After of a proxy is followed', { status: 429, headers: { 'retry-after': '7' } }, 0, { retry: true, delayMs: 7_000 }],
	['an absurd Retry-After is bounded', { status: 429, headers: { 'retry-after': '86400' } }, 0, { retry: true, delayMs: 120_000 }],
	['Retry-After as a date is not understood and ignored', { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } }, 0, { retry: true, delayMs: 40_000 }],
	['a GET that got no answer comes again', { status: undefined, repeatable: true }, 0, { retry: true, delayMs: 200 }],
	['a POST that got no answer does not', { status: undefined, repeatable: false }, 0, { retry: false }],
	['500 on a GET comes again', { status: 500, repeatable: true }, 1, { retry: true, delayMs: 400 }],
	['500 on a POST does not', { status: 500, repeatable: false }, 0, { retry: false }],
	['the second wait is longer', { attempt: 2, status: 502, repeatable: true }, 1, { retry: true, delayMs: 800 }],
	['401 is final', { status: 401, repeatable: true }, 0, { retry: false }],
	['404 is final', { status: 404, repeatable: true }, 0, { retry: false }],
	['422 is final', { status: 422, repeatable: true }, 0, { retry: false }],
	['a redirect is final', { status: 302, repeatable: true }, 0, { retry: false }],
];

describe('decideRetry', () => {
	test.each(rows)('%s', (_name, outcome, random, expected) => {
		const full = { attempt: 1, status: 503, headers: {}, repeatable: false, ...outcome };
		expect(decideRetry(full, random, NOW)).toEqual(expected);
	});

	test('at a full minute the whole minute is waited, not nothing', () => {
		const outcome = { attempt: 1, status: 429, headers: {}, repeatable: false };
		expect(decideRetry(outcome, 0, new Date('2026-11-21T12:00:00.000Z'))).toEqual({ retry: true, delayMs: 60_000 });
	});
});
