/** A real PostgreSQL behind the simulated Supabase: embedded for tests and the demo, a server for the end-to-end runs. */
export type Database = {
	/** One statement in a transaction of its own, as this role; as the owner when none is named. */
	query<Row>(sql: string, params?: unknown[], role?: Role): Promise<Row[]>;
	/** Several statements, as the owner. */
	exec(sql: string): Promise<void>;
	/** Drops every table. */
	empty(): Promise<void>;
	/** Where programs that speak PostgreSQL's protocol reach it, as n8n's Postgres credential names it. */
	address(): Promise<DatabaseAddress>;
	close(): Promise<void>;
};

export type DatabaseAddress = { host: string; port: number; database: string; user: string; password: string; ssl: 'disable' };

/** The roles of a Supabase project that keys stand for. Only `service` sees past row level security. */
export type Role = 'anon' | 'service';

/** What PostgreSQL refused a statement with. */
export type SqlError = { code: string; message: string; detail?: string; hint?: string };

export class DatabaseError extends Error {
	readonly code: string;
	readonly detail: string | null;
	readonly hint: string | null;

	constructor({ code, message, detail, hint }: SqlError) {
		super(message);
		this.code = code;
		this.detail = detail ?? null;
		this.hint = hint ?? null;
	}
}

/** Roles belong to the whole server, so each database has some of its own. */
export function roleName(database: string, role: Role): string {
	return `${database}_${role}`;
}

/** What a new Supabase project grants before anybody makes a table. */
export function rolesSql(database: string): string {
	const [anon, service] = [roleName(database, 'anon'), roleName(database, 'service')];
	return `create role ${anon} nologin; create role ${service} nologin bypassrls; ${grantsSql(database)}`;
}

export function emptySql(database: string): string {
	return `drop schema public cascade; create schema public; ${grantsSql(database)}`;
}

function grantsSql(database: string): string {
	const roles = `${roleName(database, 'anon')}, ${roleName(database, 'service')}`;
	return `grant usage on schema public to ${roles};
		alter default privileges in schema public grant all on tables to ${roles};
		alter default privileges in schema public grant all on sequences to ${roles};`;
}
