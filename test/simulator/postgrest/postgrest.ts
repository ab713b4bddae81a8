import type { IncomingMessage, ServerResponse } from 'node:http';

import { send, type Answer } from '../chatwoot/http/Answer';
import { authorize, type Keys, type Role } from './authorize';
import { insertRows, readInsert } from './insertRows';
import { databaseAnswer, Refusal } from './postgrestError';
import { readSchema, tableOf, type Schema } from './schemaCache';
import { selectRows } from './selectRows';
import { openPglite } from './openPglite';
import type { Row, SqlEngine } from './SqlEngine';

export const POSTGREST_PREFIX = '/rest/v1/';

/** Supabase's REST interface over a real PostgreSQL, which is started when it is first needed. */
export type Postgrest = {
	keys: Keys;
	/** Creates tables and whatever else a script holds, as the owner, and reads the schema anew. */
	setUp(sql: string): Promise<void>;
	/** Asks as the owner of the database. */
	query(sql: string, parameters?: unknown[]): Promise<Row[]>;
	/** Answers 503 until told otherwise, as while a project is paused or restored. */
	isDown: boolean;
	/** How many requests came. */
	requests(): number;
	handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void>;
	stop(): Promise<void>;
};

/** Roles that Supabase has from the start; those of a server outlive its databases. */
const ROLES = `
	do $$ begin create role anon nologin; exception when duplicate_object then null; end $$;
	do $$ begin create role service_role nologin bypassrls; exception when duplicate_object then null; end $$;
	grant usage on schema public to anon, service_role;
	alter default privileges in schema public grant all on tables to anon, service_role;
`;

export function createPostgrest(open: () => Promise<SqlEngine> = openPglite): Postgrest {
	let opening: Promise<SqlEngine> | undefined;
	let schema: Schema | undefined;
	let requests = 0;
	const engine = async () => await (opening ??= openWithRoles(open));
	const postgrest: Postgrest = {
		keys: { secret: 'sb_secret_simulated', publishable: 'sb_publishable_simulated' },
		isDown: false,
		requests: () => requests,
		setUp: async (sql) => {
			await (await engine()).script(sql);
			schema = undefined;
		},
		query: async (sql, parameters) => await (await engine()).query(sql, parameters),
		handle: async (req, res, body) => {
			requests++;
			if (postgrest.isDown) return send(res, { status: 503, text: 'upstream connect error', contentType: 'text/plain' });
			send(res, await answer(req, body));
		},
		stop: async () => {
			if (opening) await (await opening).close();
			opening = undefined;
		},
	};
	const answer = async (req: IncomingMessage, body: Buffer): Promise<Answer> => {
		let role: Role = 'anon';
		try {
			role = authorize(req.headers, postgrest.keys);
			const db = await engine();
			schema ??= await readSchema(db);
			return await act({ req, body, role }, db, schema);
		} catch (error) {
			return error instanceof Refusal ? error.answer() : databaseAnswer(error, role === 'anon');
		}
	};
	return postgrest;
}

async function openWithRoles(open: () => Promise<SqlEngine>): Promise<SqlEngine> {
	const db = await open();
	await db.script(ROLES);
	return db;
}

type Request = { req: IncomingMessage; body: Buffer; role: Role };

async function act({ req, body, role }: Request, db: SqlEngine, schema: Schema): Promise<Answer> {
	const url = new URL(req.url ?? '/', 'http://postgrest');
	const table = tableOf(schema, url.pathname.slice(POSTGREST_PREFIX.length));
	if (req.method === 'GET') return await selectRows(db, { table, query: url.searchParams, role });
	if (req.method === 'POST') return await insertRows(db, readInsert(table, { url, headers: req.headers, body }), role);
	throw new Refusal(405, { code: 'PGRST117', message: 'Unsupported HTTP method' });
}
