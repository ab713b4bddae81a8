import type { Answer } from '../chatwoot/http/Answer';
import type { Role } from './authorize';
import { Refusal } from './postgrestError';
import { checkColumns, quoted, type Table } from './schemaCache';
import type { SqlEngine } from './SqlEngine';

type Select = { table: Table; query: URLSearchParams; role: Role };

/** `?column=eq.value`, all columns. */
export async function selectRows(db: SqlEngine, { table, query, role }: Select): Promise<Answer> {
	const filters = [...query].filter(([name]) => name !== 'select');
	checkColumns(table, filters.map(([column]) => column));
	const values = filters.map(([, value]) => {
		const equal = /^eq\.(.*)$/.exec(value)?.[1];
		if (equal === undefined) throw new Refusal(400, { code: 'PGRST100', message: `"failed to parse filter (${value})"` });
		return equal;
	});
	const where = filters.map(([column], index) => `${quoted(column)}::text = $${index + 1}`).join(' and ');
	const sql = `select * from "public".${quoted(table.name)}${where && ` where ${where}`}`;
	const rows = await db.transaction(async (ask) => {
		await ask(`set local role ${role}`);
		return await ask(sql, values);
	});
	return { status: 200, json: rows, headers: { 'content-range': rows.length ? `0-${rows.length - 1}/*` : '*/*' } };
}
