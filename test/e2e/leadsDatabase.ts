import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';

import { openServer } from '../simulator/postgrest/openServer';
import type { SqlEngine } from '../simulator/postgrest/SqlEngine';
import { pause } from './startN8n';

/** A server whose user may create databases; E2E_POSTGRES names another one. */
const SERVER = process.env.E2E_POSTGRES ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const CLUSTERS = '/etc/postgresql';
const START_TRIES = 20;
const TRY_MS = 500;

/** A database of its own on a real PostgreSQL server; it is dropped when it is closed. */
export async function openLeadsDatabase(): Promise<SqlEngine> {
	const server = await openStarted();
	const name = `leads_${randomUUID().replaceAll('-', '')}`;
	await server.query(`create database ${name}`);
	const url = new URL(SERVER);
	url.pathname = `/${name}`;
	const database = await openServer(url.href);
	return {
		...database,
		close: async () => {
			await database.close();
			await server.query(`drop database ${name} with (force)`);
			await server.close();
		},
	};
}

async function openStarted(): Promise<SqlEngine> {
	const server = await openServer(SERVER);
	if (await answers(server)) return server;
	for (const version of readdirSync(CLUSTERS)) execFileSync('pg_ctlcluster', ['--skip-systemctl-redirect', version, 'main', 'start']);
	for (let tries = 0; tries < START_TRIES; tries++) {
		if (await answers(server)) return server;
		await pause(TRY_MS);
	}
	throw new Error('No PostgreSQL server answers. Start one, or name it in E2E_POSTGRES.');
}

async function answers(server: SqlEngine): Promise<boolean> {
	try {
		await server.query('select 1');
		return true;
	} catch {
		return false;
	}
}
