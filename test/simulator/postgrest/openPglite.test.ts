import { Client } from 'pg';

import type { Database } from './Database';
import { openPglite } from './openPglite';

const TIMES = 10;

let database: Database;

beforeAll(async () => {
	database = await openPglite();
});
afterAll(async () => await database.close());

async function withClient<Result>(use: (client: Client) => Promise<Result>): Promise<Result> {
	const client = new Client(await connection());
	await client.connect();
	try {
		return await use(client);
	} finally {
		await client.end();
	}
}

async function connection() {
	const { ssl, ...address } = await database.address();
	expect(ssl).toBe('disable');
	return address;
}

it('programs that speak PostgreSQL see the same rows', async () => {
	await database.exec('create table shops (id int primary key, name text)');
	await withClient(async (client) => await client.query('insert into shops values ($1, $2)', [1, 'Tienda']));
	expect(await database.query('select id, name from shops')).toEqual([{ id: 1, name: 'Tienda' }]);
});

it('the address stays the same', async () => {
	expect(await database.address()).toEqual(await database.address());
});

it('ten connections at once that write the same row: one inserts, nine update', async () => {
	await database.exec('create table once (id int primary key, times int not null default 1)');
	const sql = 'insert into once (id) values (1) on conflict (id) do update set times = once.times + 1 returning (xmax = 0) as created';
	const results = await Promise.all(
		Array.from({ length: TIMES }, async () => await withClient(async (client) => await client.query<{ created: boolean }>(sql))),
	);
	expect(results.filter(({ rows }) => rows[0]?.created)).toHaveLength(1);
	expect(await database.query('select times from once')).toEqual([{ times: TIMES }]);
});
