import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { inTransaction, type Row, type SqlEngine } from './SqlEngine';

type Reply = { id: number; rows?: Row[]; failure?: { message: string } };
type Waiting = { resolve(rows: Row[]): void; reject(error: Error): void };

/** PostgreSQL compiled to WebAssembly, in a thread of this process; takes seconds to start. It has one connection. */
export async function openPglite(): Promise<SqlEngine> {
	const worker = new Worker(join(__dirname, 'pgliteWorker.mjs'));
	const waiting = new Map<number, Waiting>();
	let lastId = 0;
	let tail: Promise<unknown> = Promise.resolve();
	const fail = (error: Error) => waiting.forEach(({ reject }) => reject(error));
	worker.on('error', fail);
	worker.on('message', ({ id, rows, failure }: Reply) => {
		const waiter = waiting.get(id);
		waiting.delete(id);
		if (failure) waiter?.reject(Object.assign(new Error(failure.message), failure));
		else waiter?.resolve(rows ?? []);
	});
	const send = async (sql: string, parameters?: unknown[]) =>
		await new Promise<Row[]>((resolve, reject) => {
			waiting.set(++lastId, { resolve, reject });
			worker.postMessage({ id: lastId, sql, parameters });
		});
	const query: SqlEngine['query'] = async (sql, parameters = []) => await send(sql, parameters);
	/** One after the other, so that a transaction is not interleaved with another's statements. */
	const alone = async <T>(work: () => Promise<T>): Promise<T> => {
		const mine = tail.then(work, work);
		tail = mine.catch(() => undefined);
		return await mine;
	};
	return {
		query: async (sql, parameters) => await alone(async () => await query(sql, parameters)),
		script: async (sql) => {
			await alone(async () => await send(sql));
		},
		transaction: async (work) => await alone(async () => await inTransaction(query, work)),
		close: async () => {
			await worker.terminate();
		},
	};
}
