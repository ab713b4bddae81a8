import { readText } from './sourceFiles';

const PAGE = 'docs/lead-scoring-to-supabase.md';

/** The table as the page tells people to make it. */
export function leadsTableSql(): string {
	const sql = /```sql\n(create table public\.leads.*?)```/s.exec(readText(PAGE))?.[1];
	if (!sql) throw new Error(`${PAGE} has no SQL for the table.`);
	return sql;
}
