import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { DatabaseError, emptySql, roleName, rolesSql, type Database, type SqlError } from './Database';

/** The name of PGlite's only database. */
const NAME = 'postgres';

type Answer = { id: number; rows: unknown[]; error?: SqlError };
type Waiting = { resolve(rows: unknown[]): void; reject(error: Error): void };

/** An empty PostgreSQL in memory. Takes a second or more until it answers. */
export async function openPglite(): Promise<Database> {
	const worker = new Worker(join(__dirname, 'pgliteWorker.js'));
	const waiting = new Map<number, Waiting>();
	let last = 0;
	worker.on('message', ({ id, rows, error }: Answer) => {
		const { resolve, reject } = waiting.get(id) ?? {};
		waiting.delete(id);
		if (error) reject?.(new DatabaseError(error));
		else resolve?.(rows);
	});
	worker.on('error', (error) => waiting.forEach(({ reject }) => reject(error)));
	const ask = async (question: { sql?: string; params?: unknown[]; role?: string; listen?: boolean }) =>
		await new Promise<unknown[]>((resolve, reject) => {
			waiting.set(++last, { resolve, reject });
			worker.postMessage({ id: last, ...question });
		});
	const database: Database = {
		query: async <Row>(...[sql, params = [], role]: Parameters<Database['query']>) =>
			(await ask({ sql, params, role: role && roleName(NAME, role) })) as Row[],
		exec: async (sql) => void (await ask({ sql })),
		empty: async () => await database.exec(emptySql(NAME)),
		address: async () => {
			const [server] = (await ask({ listen: true })) as Array<{ port: number }>;
			return { host: '127.0.0.1', port: server?.port ?? 0, database: NAME, user: NAME, password: '', ssl: 'disable' };
		},
		close: async () => void (await worker.terminate()),
	};
	await database.exec(rolesSql(NAME));
	return database;
}
