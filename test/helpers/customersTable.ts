import { readText } from './sourceFiles';

const PAGE = 'docs/contact-matcher.md';

/** The table as the page tells people to make it. */
export function customersTableSql(): string {
	const sql = /```sql\n(create table customers.*?)```/s.exec(readText(PAGE))?.[1];
	if (!sql) throw new Error(`${PAGE} has no SQL for the table.`);
	return sql;
}
