import { readText } from './sourceFiles';

const PAGE = 'docs/appointment-reminders.md';

/** The table as the page tells people to make it. */
export function appointmentsTableSql(): string {
	const sql = /```sql\n(create table appointments.*?)```/s.exec(readText(PAGE))?.[1];
	if (!sql) throw new Error(`${PAGE} has no SQL for the table.`);
	return sql;
}
