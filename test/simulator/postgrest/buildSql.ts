import { PostgrestError } from './PostgrestError';
import type { Table } from './readTable';

export type Statement = { sql: string; params: unknown[] };
export type Wish = {
	/** Rows as they came, one object or a list of them. */
	body: unknown;
	query: URLSearchParams;
	resolution?: 'merge-duplicates' | 'ignore-duplicates';
};

const OPERATORS: Record<string, string> = { eq: '=', neq: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' };
const IS: Record<string, string> = { null: 'null', true: 'true', false: 'false', unknown: 'unknown' };
const OWN_PARAMETERS = ['select', 'order', 'limit', 'offset', 'on_conflict', 'columns'];

/** Gives `body` (the rows as JSON), `total` and `inserted`. Only columns of the table become part of the SQL. */
export function buildInsert(table: Table, { body, query, resolution }: Wish): Statement {
	const columns = readColumns(table, body);
	const names = columns.map(quote).join(', ');
	const types = columns.map((column) => `${quote(column)} ${table.columns.get(column)}`).join(', ');
	const target = (query.get('on_conflict')?.split(',') ?? table.primaryKey).map(quote).join(', ');
	const changes = columns.map((column) => `${quote(column)} = excluded.${quote(column)}`).join(', ');
	const action = resolution === 'merge-duplicates' ? `do update set ${changes}` : 'do nothing';
	const sql = `with changed as (
		insert into ${nameOf(table)} (${names})
		select ${names} from json_to_recordset($1::text::json) as _ (${types})
		${resolution && target ? `on conflict (${target}) ${action}` : ''}
		returning ${selected(table, query)}, xmax = 0 as "pgrst inserted"
	)
	select coalesce(json_agg(to_jsonb(changed) - 'pgrst inserted'), '[]')::text as body,
		count(*)::int as total, (count(*) filter (where "pgrst inserted"))::int as inserted
	from changed`;
	return { sql, params: [JSON.stringify(Array.isArray(body) ? body : [body])] };
}

/** Gives `body` and `total`. */
export function buildSelect(table: Table, query: URLSearchParams): Statement {
	const params: unknown[] = [];
	const filters = [...query].filter(([name]) => !OWN_PARAMETERS.includes(name));
	const where = filters.map(([column, filter]) => readFilter(table, { column, filter }, params));
	const sql = `with found as (
		select ${selected(table, query)} from ${nameOf(table)}
		${where.length > 0 ? `where ${where.join(' and ')}` : ''}
		${orderOf(table, query.get('order'))} ${boundOf('limit', query)} ${boundOf('offset', query)}
	)
	select coalesce(json_agg(found), '[]')::text as body, count(*)::int as total from found`;
	return { sql, params };
}

/** The columns that the rows name, the same ones in each. */
function readColumns(table: Table, body: unknown): string[] {
	const rows: unknown[] = Array.isArray(body) ? body : [body];
	if (!rows.every((row) => typeof row === 'object' && row !== null)) {
		throw new PostgrestError(400, 'PGRST102', 'Empty or invalid json');
	}
	const [columns = [], ...others] = rows.map((row) => Object.keys(row as object));
	if (others.some((keys) => keys.length !== columns.length || !keys.every((key) => columns.includes(key)))) {
		throw new PostgrestError(400, 'PGRST102', 'All object keys must match');
	}
	const unknown = columns.find((column) => !table.columns.has(column));
	if (unknown === undefined) return columns;
	throw new PostgrestError(400, 'PGRST204', `Could not find the '${unknown}' column of '${table.name}' in the schema cache`);
}

/** Unknown columns are left to PostgreSQL, which says so. */
function selected(table: Table, query: URLSearchParams): string {
	const select = query.get('select') ?? '*';
	if (select === '*') return `${nameOf(table)}.*`;
	return select.split(',').map((column) => columnOf(table, readName(column, select))).join(', ');
}

function readFilter(table: Table, { column, filter }: { column: string; filter: string }, params: unknown[]): string {
	const [, not, operator = '', value = ''] = /^(not\.)?(\w+)\.(.*)$/s.exec(filter) ?? [];
	const type = table.columns.get(column) ?? 'text';
	const place = (one: string) => `$${params.push(one)}::text::${type}`;
	const left = `${not ? 'not ' : ''}${columnOf(table, column)}`;
	const sign = OPERATORS[operator];
	if (sign) return `${left} ${sign} ${place(value)}`;
	const constant = IS[value];
	if (operator === 'is' && constant) return `${left} is ${constant}`;
	const list = operator === 'in' ? /^\((.*)\)$/s.exec(value)?.[1] : undefined;
	if (list !== undefined) return `${left} in (${list.split(',').map(place).join(', ')})`;
	throw new PostgrestError(400, 'PGRST100', `"failed to parse filter (${filter})" (line 1, column 1)`);
}

function orderOf(table: Table, order: string | null): string {
	if (order === null) return '';
	const terms = order.split(',').map((term) => {
		const [column = '', direction = 'asc'] = term.split('.');
		if (direction !== 'asc' && direction !== 'desc') throw cannotParse('order', order);
		return `${columnOf(table, readName(column, order))} ${direction}`;
	});
	return `order by ${terms.join(', ')}`;
}

function boundOf(name: 'limit' | 'offset', query: URLSearchParams): string {
	const bound = query.get(name);
	return bound === null ? '' : `${name} ${Number.parseInt(bound, 10) || 0}`;
}

function readName(name: string, whole: string): string {
	if (/^\w+$/.test(name)) return name;
	throw cannotParse('select', whole);
}

function cannotParse(parameter: string, value: string): PostgrestError {
	return new PostgrestError(400, 'PGRST100', `"failed to parse ${parameter} parameter (${value})" (line 1, column 1)`);
}

const quote = (name: string) => `"${name.trim().replaceAll('"', '""')}"`;
const nameOf = ({ name }: Table) => `public.${quote(name)}`;
const columnOf = ({ name }: Table, column: string) => `${quote(name)}.${quote(column)}`;
