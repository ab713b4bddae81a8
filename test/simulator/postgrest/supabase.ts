import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { send, type Answer } from '../chatwoot/http/Answer';
import { splitUrl } from '../chatwoot/http/handleApi';
import type { Faults } from '../faults';
import { buildInsert, buildSelect } from './buildSql';
import { checkCaller } from './checkCaller';
import type { Database, Role } from './Database';
import { openPglite } from './openPglite';
import { PostgrestError, presentError } from './PostgrestError';
import { readTable } from './readTable';

export type Keys = {
	/** For the `apikey` header alone. */
	secret: string;
	publishable: string;
	/** The older kind, JWTs: they say who it is in `Authorization` only. */
	serviceJwt: string;
	anonJwt: string;
};

/** A stand-in for a Supabase project's tables below `/rest/v1/`. The rows are in a real PostgreSQL. */
export type Supabase = {
	keys: Keys;
	/** Starts it when it is not running yet. */
	database(): Promise<Database>;
	handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void>;
	/** Drops every table. */
	clear(): void;
	stop(): Promise<void>;
};

const KEYS: Keys = {
	secret: 'sb_secret_simulated',
	publishable: 'sb_publishable_simulated',
	serviceJwt: jwt('service_role'),
	anonJwt: jwt('anon'),
};
const PATH = /^\/rest\/v1\/(\w+)$/;

export function createSupabase(faults: Faults, open: () => Promise<Database> = openPglite): Supabase {
	let running: Promise<Database> | undefined;
	const database = async () => await (running ??= open());
	return {
		keys: KEYS,
		database,
		handle: async (req, res, body) => {
			const { path } = splitUrl(req.url ?? '/');
			const fault = faults.pick(req.method ?? 'GET', path);
			if (await faults.applyBefore(fault, req, res)) return;
			const answer = await answerTo(req, body, database);
			if (faults.applyAfter(fault, req, res)) return;
			send(res, answer);
		},
		clear: () => {
			running = running?.then(async (one) => {
				await one.empty();
				return one;
			});
		},
		stop: async () => await (await running)?.close(),
	};
}

async function answerTo(req: IncomingMessage, body: Buffer, database: () => Promise<Database>): Promise<Answer> {
	const caller = checkCaller(req.headers, KEYS);
	if ('refusal' in caller) return caller.refusal;
	try {
		return await answerAs(caller.role, { req, body, database: await database() });
	} catch (error) {
		return presentError(error, caller.role !== 'anon');
	}
}

type Request = { req: IncomingMessage; body: Buffer; database: Database };
type Result = { body: string; total: number; inserted: number };

async function answerAs(role: Role, { req, body, database }: Request): Promise<Answer> {
	const { path, query } = splitUrl(req.url ?? '/');
	const name = PATH.exec(path)?.[1];
	if (name === undefined) throw new PostgrestError(404, 'PGRST125', 'Invalid path specified in request URL');
	if (req.method !== 'GET' && req.method !== 'POST') throw new PostgrestError(405, 'PGRST117', `Unsupported HTTP method: ${req.method}`);
	const table = await readTable(database, name);
	if (req.method === 'GET') {
		const { sql, params } = buildSelect(table, query);
		const [{ body: text, total } = NOTHING] = await database.query<Result>(sql, params, role);
		return { status: 200, text, contentType: JSON_TYPE, headers: { 'content-range': `${total > 0 ? `0-${total - 1}` : '*'}/*` } };
	}
	const { resolution, returns } = readPrefer(String(req.headers.prefer ?? ''));
	const { sql, params } = buildInsert(table, { body: readJson(body), query, resolution });
	const [{ body: text, inserted } = NOTHING] = await database.query<Result>(sql, params, role);
	const status = resolution === 'merge-duplicates' && inserted === 0 ? 200 : 201;
	if (returns !== 'representation') return { status, contentType: null };
	return { status, text, contentType: JSON_TYPE, headers: { 'content-range': '*/*' } };
}

const NOTHING: Result = { body: '[]', total: 0, inserted: 0 };
const JSON_TYPE = 'application/json; charset=utf-8';

/** `resolution=merge-duplicates,return=representation`, in one header or several. */
function readPrefer(header: string) {
	const wishes = new Map(header.split(',').map((wish) => wish.trim().split('=') as [string, string]));
	const resolution = (['merge-duplicates', 'ignore-duplicates'] as const).find((one) => one === wishes.get('resolution'));
	return { resolution, returns: wishes.get('return') };
}

function readJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString());
	} catch {
		throw new PostgrestError(400, 'PGRST102', 'Empty or invalid json');
	}
}

function jwt(role: string): string {
	const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: 'supabase', role })}`;
	return `${signed}.${createHmac('sha256', 'simulated-jwt-secret').update(signed).digest('base64url')}`;
}
