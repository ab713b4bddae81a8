import { Client, DatabaseError as PgError, Pool } from 'pg';

import { DatabaseError, emptySql, roleName, rolesSql, type Database } from './Database';

export type ServerAddress = { host: string; port: number; user: string };

/** A new database on a running PostgreSQL server, with roles of its own. Closing it drops all of them. */
export async function openServer(address: ServerAddress, name: string): Promise<Database> {
	await asOwner(address, [`create database ${name}`]);
	const pool = new Pool({ ...address, database: name });
	// The drop at the end may reach a connection before its own goodbye does.
	pool.on('error', () => {});
	const database: Database = {
		query: async <Row>(...[sql, params = [], role]: Parameters<Database['query']>) => {
			const client = await pool.connect();
			try {
				await client.query('begin');
				if (role) await client.query(`set local role ${roleName(name, role)}`);
				const { rows } = await client.query(sql, params);
				await client.query('commit');
				return rows as Row[];
			} catch (error) {
				await client.query('rollback');
				throw readError(error);
			} finally {
				client.release();
			}
		},
		exec: async (sql) => {
			await pool.query(sql).catch((error: unknown) => Promise.reject(readError(error)));
		},
		empty: async () => await database.exec(emptySql(name)),
		address: async () => ({ ...address, database: name, password: '', ssl: 'disable' }),
		close: async () => {
			await pool.end();
			const roles = [roleName(name, 'anon'), roleName(name, 'service')];
			await asOwner(address, [`drop database ${name} with (force)`, ...roles.map((role) => `drop role ${role}`)]);
		},
	};
	await database.exec(rolesSql(name));
	return database;
}

async function asOwner(address: ServerAddress, statements: string[]): Promise<void> {
	const client = new Client({ ...address, database: 'postgres' });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

function readError(error: unknown): unknown {
	if (!(error instanceof PgError)) return error;
	const { code = 'XX000', message, detail, hint } = error;
	return new DatabaseError({ code, message, detail, hint });
}
