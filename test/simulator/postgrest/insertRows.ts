import type { IncomingHttpHeaders } from 'node:http';

import type { Answer } from '../chatwoot/http/Answer';
import { asObject, type Json } from '../whatsapp/json';
import type { Role } from './authorize';
import { Refusal } from './postgrestError';
import { checkColumns, quoted, type Table } from './schemaCache';
import type { Row, SqlEngine } from './SqlEngine';

export type Insert = {
	table: Table;
	columns: string[];
	rows: Json[];
	/** Columns whose constraint decides what is a duplicate; empty: the primary key's. */
	onConflict: string[];
	resolution: 'merge-duplicates' | 'ignore-duplicates' | undefined;
	returns: 'representation' | 'minimal';
};

type Request = { url: URL; headers: IncomingHttpHeaders; body: Buffer };

export function readInsert(table: Table, { url, headers, body }: Request): Insert {
	const preferences = String(headers.prefer ?? '').split(',').map((one) => one.trim());
	const rows = readRows(body);
	const columns = Object.keys(rows[0] ?? {});
	if (rows.some((row) => Object.keys(row).sort().join() !== [...columns].sort().join())) {
		throw new Refusal(400, { code: 'PGRST102', message: 'All object keys must match' });
	}
	checkColumns(table, columns);
	const resolution = (['merge-duplicates', 'ignore-duplicates'] as const).find((one) => preferences.includes(`resolution=${one}`));
	return {
		table,
		columns,
		rows,
		onConflict: (url.searchParams.get('on_conflict') ?? '').split(',').filter(Boolean),
		resolution,
		returns: preferences.includes('return=representation') ? 'representation' : 'minimal',
	};
}

function readRows(body: Buffer): Json[] {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body.toString());
	} catch {
		throw new Refusal(400, { code: 'PGRST102', message: 'Empty or invalid json' });
	}
	return (Array.isArray(parsed) ? parsed : [parsed]).map(asObject);
}

/** 200 when all rows of an upsert were there before, else 201. */
export async function insertRows(db: SqlEngine, insert: Insert, role: Role): Promise<Answer> {
	const sql = await statementOf(db, insert);
	const rows = await db.transaction(async (query) => {
		await query(`set local role ${role}`);
		return await query(sql, [JSON.stringify(insert.rows)]);
	});
	const inserted = rows.filter((row) => row.pgrst_inserted === true).length;
	const status = insert.resolution === 'merge-duplicates' && inserted === 0 ? 200 : 201;
	const applied = [insert.resolution && `resolution=${insert.resolution}`, `return=${insert.returns}`].filter(Boolean).join(', ');
	const headers = { 'content-range': '*/*', 'preference-applied': applied };
	if (insert.returns === 'minimal') return { status, text: '', contentType: null, headers };
	return { status, json: rows.map(withoutMarker), headers };
}

function withoutMarker({ pgrst_inserted: _inserted, ...row }: Row): Row {
	return row;
}

async function statementOf(db: SqlEngine, { table, columns, onConflict, resolution }: Insert): Promise<string> {
	const name = `"public".${quoted(table.name)}`;
	const list = columns.map(quoted).join(', ');
	const target = onConflict.length > 0 ? onConflict : await primaryKeyOf(db, table);
	const updates = columns.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
	const action = resolution === 'merge-duplicates' ? `do update set ${updates}` : 'do nothing';
	const conflict = resolution ? `on conflict (${target.map(quoted).join(', ')}) ${action}` : '';
	// A fresh row has no transaction that replaced an earlier version of it.
	return `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1) ${conflict} returning *, (xmax = 0) as pgrst_inserted`;
}

async function primaryKeyOf(db: SqlEngine, { name }: Table): Promise<string[]> {
	const rows = await db.query(
		"select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = ('public.' || quote_ident($1))::regclass and i.indisprimary",
		[name],
	);
	return rows.map(({ attname }) => String(attname));
}
