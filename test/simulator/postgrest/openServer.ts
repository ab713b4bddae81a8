import { Pool } from 'pg';

import { inTransaction, type Row, type SqlEngine } from './SqlEngine';

/** A database of a PostgreSQL server, through its client library. */
export async function openServer(connectionString: string): Promise<SqlEngine> {
	const pool = new Pool({ connectionString });
	return {
		query: async (sql, parameters) => (await pool.query<Row>(sql, parameters)).rows,
		script: async (sql) => {
			await pool.query(sql);
		},
		transaction: async (work) => {
			const client = await pool.connect();
			try {
				return await inTransaction(async (sql, parameters) => (await client.query<Row>(sql, parameters)).rows, work);
			} finally {
				client.release();
			}
		},
		close: async () => await pool.end(),
	};
}
