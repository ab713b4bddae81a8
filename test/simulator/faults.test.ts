import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, readFaultRule, type Faults } from './faults';

describe('pick', () => {
	const kinds = (faults: Faults, count: number, path = '/contacts') =>
		Array.from({ length: count }, () => faults.pick('POST', path)?.kind ?? '-');

	it('hits nothing without a rule', () => {
		expect(kinds(createFaults(), 3)).toEqual(['-', '-', '-']);
	});

	it('is spent after its times, and the next rule follows', () => {
		const faults = createFaults();
		faults.add({ match: {}, kind: 'status500', times: 2 });
		faults.add({ match: {}, kind: 'status429', times: 1 });
		expect(kinds(faults, 4)).toEqual(['status500', 'status500', 'status429', '-']);
	});

	it.each([
		{ name: 'any', match: {}, hit: true },
		{ name: 'the method', match: { method: 'post' }, hit: true },
		{ name: 'another method', match: { method: 'GET' }, hit: false },
		{ name: 'a part of the path', match: { path: 'contacts' }, hit: true },
		{ name: 'another path', match: { path: 'messages' }, hit: false },
		{ name: 'a pattern', match: { path: /contacts$/ }, hit: true },
		{ name: 'another pattern', match: { path: /contacts\/\d+$/ }, hit: false },
		{ name: 'a function', match: (method: string) => method === 'POST', hit: true },
		{ name: 'a function that says no', match: () => false, hit: false },
	])('matches by $name', ({ match, hit }) => {
		const faults = createFaults();
		faults.add({ match, kind: 'reset' });
		expect(faults.pick('POST', '/api/v1/accounts/1/contacts') !== undefined).toBe(hit);
	});

	it('hits the same requests with the same seed, and about as many as its rate says', () => {
		const run = (seed: number) => {
			const faults = createFaults(seed);
			faults.add({ match: {}, kind: 'reset', rate: 0.2 });
			return kinds(faults, 1_000);
		};
		expect(run(7)).toEqual(run(7));
		expect(run(7)).not.toEqual(run(8));
		expect(run(7).filter((kind) => kind === 'reset')).toHaveLength(188);
	});

	it('forgets rules and counts when cleared', () => {
		const faults = createFaults();
		faults.add({ match: {}, kind: 'timeout' });
		faults.pick('GET', '/');
		expect(faults.struck()).toEqual({ timeout: 1 });
		faults.clear();
		expect(kinds(faults, 1)).toEqual(['-']);
		expect(faults.struck()).toEqual({});
	});
});

describe('readFaultRule', () => {
	it('reads what came as JSON', () => {
		const json = { path: '/messages', method: 'POST', kind: 'slow', times: 2, delayMs: 5 };
		expect(readFaultRule(json)).toEqual({
			match: { path: '/messages', method: 'POST' },
			kind: 'slow',
			times: 2,
			delayMs: 5,
			rate: undefined,
		});
		expect(readFaultRule({ pathPattern: 'a+$', kind: 'reset' }).match).toEqual({ path: /a+$/ });
	});

	it.each([
		{ name: 'nothing', json: null, message: 'A fault is a JSON object' },
		{
			name: 'an unknown kind',
			json: { kind: 'flood' },
			message: /^kind must be one of: status429,/,
		},
	])('refuses $name', ({ json, message }) => {
		expect(() => readFaultRule(json)).toThrow(message);
	});
});

describe('over HTTP', () => {
	let server: Server;
	let faults: Faults;
	let effects: number;

	beforeEach(async () => {
		faults = createFaults();
		effects = 0;
		server = createServer(async (req, res) => {
			const fault = faults.pick(req.method ?? '', req.url ?? '');
			if (await faults.applyBefore(fault, req, res)) return;
			effects += 1;
			if (!faults.applyAfter(fault, req, res)) res.end('done');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	it.each([
		{ kind: 'status429', type: 'text/plain', answer: '429 Retry later\n', happens: 0 },
		{
			kind: 'status500',
			type: 'application/json; charset=utf-8',
			answer: '500 {"status":500,"error":"Internal Server Error"}',
			happens: 0,
		},
		{ kind: 'reset', type: undefined, answer: 'ECONNRESET', happens: 0 },
		{ kind: 'timeout', type: undefined, answer: 'gave up', happens: 0 },
		{ kind: 'resetAfterEffect', type: undefined, answer: 'ECONNRESET', happens: 1 },
		{ kind: 'timeoutAfterEffect', type: undefined, answer: 'gave up', happens: 1 },
		{ kind: 'slow', type: undefined, answer: '200 done', happens: 1 },
	] as const)('$kind', async ({ kind, type, answer, happens }) => {
		faults.add({ match: {}, kind, delayMs: 5 });
		const outcome = await get();
		expect(outcome).toEqual({ type, answer });
		expect(effects).toBe(happens);
	});

	it.each([
		{ kind: 'status502', happens: 0 },
		{ kind: 'status502AfterEffect', happens: 1 },
	] as const)('$kind is a page of a proxy', async ({ kind, happens }) => {
		faults.add({ match: {}, kind });
		const { type, answer } = await get();
		expect(type).toBe('text/html');
		expect(answer).toContain('502 <html>\r\n<head><title>502 Bad Gateway</title></head>');
		expect(effects).toBe(happens);
	});

	it('sends no Retry-After with a 429', async () => {
		faults.add({ match: {}, kind: 'status429' });
		const { port } = server.address() as AddressInfo;
		const response = await fetch(`http://127.0.0.1:${port}/`);
		expect(response.headers.get('retry-after')).toBeNull();
	});

	function get(): Promise<{ type?: string; answer: string }> {
		const { port } = server.address() as AddressInfo;
		return new Promise((resolve) => {
			const outgoing = request({ port, host: '127.0.0.1', timeout: 150 }, (res) => {
				let body = '';
				res.on('data', (chunk: Buffer) => (body += chunk.toString()));
				res.on('end', () => {
					resolve({ type: res.headers['content-type'], answer: `${res.statusCode} ${body}` });
				});
			});
			outgoing.on('timeout', () => outgoing.destroy(new Error('gave up')));
			outgoing.on('error', (error: NodeJS.ErrnoException) => {
				resolve({ type: undefined, answer: error.code ?? error.message });
			});
			outgoing.end();
		});
	}
});
