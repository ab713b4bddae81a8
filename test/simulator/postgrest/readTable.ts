import type { Database } from './Database';
import { PostgrestError } from './PostgrestError';

export type Table = { name: string; columns: Map<string, string>; primaryKey: string[] };

/**
 * What a table really looks like, its columns with their types. Read anew for every request: Supabase, too, tells
 * PostgREST of every change.
 */
export async function readTable(database: Database, name: string): Promise<Table> {
	const rows = await database.query<{ column: string; type: string; primary: boolean }>(
		`select a.attname::text as column, format_type(a.atttypid, a.atttypmod) as type,
			exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as primary
		from pg_attribute a
		where a.attrelid = to_regclass('public.' || quote_ident($1::text)) and a.attnum > 0 and not a.attisdropped
		order by a.attnum`,
		[name],
	);
	if (rows.length === 0) {
		throw new PostgrestError(404, 'PGRST205', `Could not find the table 'public.${name}' in the schema cache`);
	}
	const primaryKey = rows.filter(({ primary }) => primary).map(({ column }) => column);
	return { name, columns: new Map(rows.map(({ column, type }) => [column, type])), primaryKey };
}
