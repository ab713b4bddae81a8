import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Client, Pool } from 'pg';

import { end, endWithUs, freePort, pause } from '../n8nProcess';

export type Postgres = {
	/** What n8n needs to reach it. */
	env: Record<string, string>;
	query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
	close(): Promise<void>;
};

type Server = { host: string; port: number; user: string; stop(): Promise<void> };

const START_TIMEOUT_MS = 120_000;
const BINARIES = '/usr/lib/postgresql';

/** An empty database on the server that PGHOST, PGPORT and PGUSER name, or on one started for it; dropped when closed. */
export async function openPostgres(): Promise<Postgres> {
	const server = (await runningServer()) ?? (await startServer());
	const database = `n8n_queue_${randomBytes(6).toString('hex')}`;
	await asOwner(server, `create database ${database}`);
	const { host, port, user } = server;
	const pool = new Pool({ host, port, user, database, max: 2 });
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: host,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_USER: user,
			DB_POSTGRESDB_DATABASE: database,
			// The default is 2: a burst waits for a connection until it fails.
			DB_POSTGRESDB_POOL_SIZE: '6',
		},
		query: async <Row extends object>(sql: string, values: unknown[] = []) => (await pool.query<Row>(sql, values)).rows,
		close: async () => {
			await pool.end();
			await asOwner(server, `drop database ${database} with (force)`);
			await server.stop();
		},
	};
}

async function runningServer(): Promise<Server | undefined> {
	const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres' } = process.env;
	const server: Server = { host: PGHOST, port: Number(PGPORT), user: PGUSER, stop: async () => {} };
	return (await isReady(server)) ? server : undefined;
}

/** A cluster in a temporary folder, for whoever calls. PostgreSQL refuses to run as root, so root lends it to `postgres`. */
async function startServer(): Promise<Server> {
	const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
	const owner = process.getuid?.() === 0 ? idsOf('postgres') : {};
	if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
	const bin = await binaries();
	const port = await freePort();
	execFileSync(path.join(bin, 'initdb'), ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], { ...owner, stdio: 'ignore' });
	const args = ['-D', folder, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
	const child = endWithUs(spawn(path.join(bin, 'postgres'), args, { ...owner, stdio: 'ignore' }));
	const server: Server = {
		...{ host: '127.0.0.1', port, user: 'postgres' },
		stop: async () => {
			await end(child, 'SIGINT');
			await rm(folder, { recursive: true, force: true });
		},
	};
	for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; await pause(100)) {
		if (await isReady(server)) return server;
	}
	await server.stop();
	throw new Error('PostgreSQL did not start.');
}

async function binaries(): Promise<string> {
	const versions = await readdir(BINARIES).catch(() => []);
	const newest = versions.map(Number).sort((a, b) => b - a)[0];
	if (!newest) throw new Error(`No PostgreSQL answers, and none is installed in ${BINARIES}. Install the package postgresql, or name a server with PGHOST, PGPORT and PGUSER.`);
	return path.join(BINARIES, String(newest), 'bin');
}

function idsOf(user: string): { uid?: number; gid?: number } {
	const id = (flag: string) => Number(execFileSync('id', [flag, user]).toString());
	return { uid: id('-u'), gid: id('-g') };
}

async function isReady(server: Server): Promise<boolean> {
	return await asOwner(server, 'select 1').then(
		() => true,
		() => false,
	);
}

async function asOwner({ host, port, user }: Server, sql: string): Promise<void> {
	const client = new Client({ host, port, user, database: 'postgres', connectionTimeoutMillis: 3_000 });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
