import { Refusal } from './postgrestError';
import type { SqlEngine } from './SqlEngine';

export type Table = { name: string; columns: string[] };
/** Tables of the schema `public`, by name. */
export type Schema = Map<string, Table>;

export async function readSchema(db: SqlEngine): Promise<Schema> {
	const rows = await db.query("select table_name, column_name from information_schema.columns where table_schema = 'public' order by ordinal_position");
	const schema: Schema = new Map();
	for (const { table_name: name, column_name: column } of rows) {
		const table = schema.get(String(name)) ?? { name: String(name), columns: [] };
		table.columns.push(String(column));
		schema.set(table.name, table);
	}
	return schema;
}

export function tableOf(schema: Schema, name: string): Table {
	const table = schema.get(name);
	if (table) return table;
	const message = `Could not find the table 'public.${name}' in the schema cache`;
	throw new Refusal(404, { code: 'PGRST205', message });
}

export function checkColumns(table: Table, columns: string[]): void {
	const unknown = columns.find((column) => !table.columns.includes(column));
	if (unknown === undefined) return;
	const message = `Could not find the '${unknown}' column of '${table.name}' in the schema cache`;
	throw new Refusal(400, { code: 'PGRST204', message });
}

export function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
