import { readText } from './sourceFiles';

const PAGE = 'docs/account-created-sync.md';

/** The tables and functions as the page tells people to make them. */
export function companiesSql(): string {
	const sql = /```sql\n(create table public\.companies.*?)```/s.exec(readText(PAGE))?.[1];
	if (!sql) throw new Error(`${PAGE} has no SQL for the tables.`);
	return sql;
}
