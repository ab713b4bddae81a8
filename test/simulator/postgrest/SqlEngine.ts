export type Row = Record<string, unknown>;

/** A PostgreSQL that the stand-in for PostgREST keeps its rows in. */
export interface SqlEngine {
	/** One statement. @throws the engine's own error, with its `code` */
	query(sql: string, parameters?: unknown[]): Promise<Row[]>;
	/** Several statements, as a script holds them. */
	script(sql: string): Promise<void>;
	/** Statements that take effect together; nobody else's come in between. */
	transaction<T>(work: (query: SqlEngine['query']) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Statements that take effect together, on a connection that nobody else uses meanwhile. */
export async function inTransaction<T>(query: SqlEngine['query'], work: (query: SqlEngine['query']) => Promise<T>): Promise<T> {
	await query('begin');
	try {
		const result = await work(query);
		await query('commit');
		return result;
	} catch (error) {
		await query('rollback');
		throw error;
	}
}
