import { Checks } from '../../e2e/checks';

const printed: string[] = [];
beforeEach(() => {
	printed.length = 0;
	jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => jest.restoreAllMocks());

const fails = async () => await Promise.reject(new Error('two messages instead of one'));

it('counts what passed and what failed, and goes on', async () => {
	const checks = new Checks();
	await checks.run('one', fails);
	await checks.run('two', async () => await Promise.resolve('12 s'));
	expect(checks.summary()).toBe('1 passed, 1 failed');
	expect(printed[0]).toMatch(/^ {2}FAIL {2}one \(\d\.\d s\)$/);
	expect(printed[1]).toContain('two messages instead of one');
	expect(printed[2]).toMatch(/^ {2}ok {4}two: 12 s \(\d\.\d s\)$/);
});

it.each([
	['in time', Date.now() + 60_000, '1 passed, 0 failed', 1],
	['without a limit', undefined, '1 passed, 0 failed', 1],
	['too late', Date.now() - 1, '0 passed, 0 failed, not run for lack of time: 2.8.4 leads', 0],
])('a group that begins %s', async (_name, untilMs, summary, begun) => {
	const all = new Checks();
	const lane = new Checks('2.8.4 ', untilMs);
	let times = 0;
	await lane.group('leads', async () => {
		times++;
		await lane.run('one', async () => {});
	});
	all.include(lane);
	expect([all.summary(), times]).toEqual([summary, begun]);
	expect(printed.some((line) => line.includes('2.8.4   NOT RUN for lack of time: leads'))).toBe(begun === 0);
});
