import { randomBytes } from 'node:crypto';

import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { openServer } from '../simulator/postgrest/openServer';

const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres' } = process.env;

/** A database of its own on the PostgreSQL server that `PGHOST`, `PGPORT` and `PGUSER` name; embedded where none runs. */
export async function openDatabase(): Promise<Database> {
	const name = `checks_${randomBytes(6).toString('hex')}`;
	try {
		return await openServer({ host: PGHOST, port: Number(PGPORT), user: PGUSER }, name);
	} catch (error) {
		console.log(`  no PostgreSQL server at ${PGHOST}:${PGPORT} (${error instanceof Error ? error.message : String(error)}): an embedded one instead`);
		return await openPglite();
	}
}
