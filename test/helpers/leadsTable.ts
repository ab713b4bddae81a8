import { readText } from './sourceFiles';

/** The SQL that the documentation tells people to run. */
export function leadsTable(): string {
	const sql = /```sql\n([\s\S]*?)```/.exec(readText('docs/lead-scoring-to-supabase.md'))?.[1];
	if (sql === undefined) throw new Error('The page has no SQL.');
	return sql;
}
