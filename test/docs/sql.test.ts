import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { blocksIn } from './documents';

const sql = blocksIn('sql');
const pages = [...new Set(sql.map(({ page }) => page))];

let database: Database;

beforeAll(async () => {
	database = await openPglite();
});
afterAll(async () => await database.close());

it.each(pages)('%s: its SQL runs in an empty database, from top to bottom', async (page) => {
	await database.empty();
	const statements = sql.filter((block) => block.page === page);
	for (const { text } of statements) await database.exec(text);
	const tables = await database.query('select 1 from information_schema.tables where table_schema = $1', ['public']);
	expect(tables.length).toBeGreaterThan(0);
});
