import { withLock } from '../../../../nodes/shared/chatwoot/keyLock';

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

describe('withLock', () => {
	test('work under one name runs one after the other, in order', async () => {
		const log: string[] = [];
		const work = (name: string) => async () => {
			log.push(`${name} begins`);
			await turn();
			log.push(`${name} ends`);
		};
		await Promise.all([withLock('k', work('a')), withLock('k', work('b'))]);
		expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
	});

	test('work under different names runs side by side', async () => {
		const log: string[] = [];
		const work = (name: string) => async () => {
			log.push(`${name} begins`);
			await turn();
			log.push(`${name} ends`);
		};
		await Promise.all([withLock('x', work('a')), withLock('y', work('b'))]);
		expect(log.slice(0, 2)).toEqual(['a begins', 'b begins']);
	});

	test('a failure reaches its own caller and does not stop the next', async () => {
		const failing = withLock('f', async () => await Promise.reject(new Error('no')));
		const next = withLock('f', async () => 'done');
		await expect(failing).rejects.toThrow('no');
		await expect(next).resolves.toBe('done');
	});

	test('the result is handed through', async () => {
		await expect(withLock('r', async () => 7)).resolves.toBe(7);
	});
});
