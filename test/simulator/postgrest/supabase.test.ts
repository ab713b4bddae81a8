import { startSimulator, type Simulator } from '../startSimulator';

const TABLE = `create table leads (
	id int generated always as identity primary key, account_id bigint not null, contact_id bigint not null, name text,
	score int check (score between 0 and 100), reasons jsonb, updated_at timestamptz, unique (account_id, contact_id)
);
create table plain (account_id bigint, contact_id bigint, score int);
create table guarded (account_id bigint primary key, name text);
alter table guarded enable row level security;`;
const UPSERT = 'leads?on_conflict=account_id,contact_id';
const MERGE = 'resolution=merge-duplicates,return=representation';
const ana = { account_id: 1, contact_id: 3, name: 'Ana', score: 40, reasons: [{ rule: 'price' }] };

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
	await simulator.supabase.database();
});
afterAll(async () => await simulator.stop());
beforeEach(async () => {
	simulator.supabase.clear();
	await (await simulator.supabase.database()).exec(TABLE);
});

type Call = { body?: unknown; prefer?: string; headers?: Record<string, string>; method?: string };

async function call(path: string, { body, prefer, headers, method }: Call = {}) {
	const answer = await fetch(`${simulator.url}/rest/v1/${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: { apikey: simulator.supabase.keys.secret, 'content-type': 'application/json', ...(prefer ? { prefer } : {}), ...headers },
		body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
const upsert = async (body: unknown, path = UPSERT) => await call(path, { body, prefer: MERGE });

describe('upsert', () => {
	it('inserts with 201, updates with 200, and merges only the columns in the body', async () => {
		expect(await upsert(ana)).toEqual({ status: 201, json: [{ ...ana, id: 1, updated_at: null }] });
		const second = await upsert({ account_id: 1, contact_id: 3, score: 80 });
		expect(second).toEqual({ status: 200, json: [{ ...ana, id: 1, score: 80, updated_at: null }] });
	});

	it('201 when one of several is new', async () => {
		await upsert(ana);
		const rows = [ana, { ...ana, contact_id: 4 }];
		expect((await upsert(rows)).status).toBe(201);
		expect((await upsert(rows)).status).toBe(200);
	});

	it('a hundred at once are one row', async () => {
		const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await upsert(ana)).status));
		expect(statuses.filter((status) => status === 201)).toHaveLength(1);
		expect(await call('leads?select=score')).toEqual({ status: 200, json: [{ score: 40 }] });
	});

	it('says nothing with return=minimal', async () => {
		expect(await call(UPSERT, { body: ana, prefer: 'resolution=merge-duplicates,return=minimal' })).toEqual({ status: 201, json: undefined });
	});

	it('keeps what is there with ignore-duplicates', async () => {
		await upsert(ana);
		const again = await call(UPSERT, { body: { ...ana, score: 1 }, prefer: 'resolution=ignore-duplicates,return=representation' });
		expect(again).toEqual({ status: 201, json: [] });
		expect((await call('leads?select=score')).json).toEqual([{ score: 40 }]);
	});

	it('goes by the primary key when no columns are named', async () => {
		const { serviceJwt } = simulator.supabase.keys;
		const headers = { apikey: serviceJwt, authorization: `Bearer ${serviceJwt}` };
		for (const [name, status] of [['a', 201], ['b', 200]] as const) {
			expect(await call('guarded', { body: { account_id: 1, name }, prefer: MERGE, headers })).toEqual({ status, json: [{ account_id: 1, name }] });
		}
	});
});

const refused = [
	{ name: 'no unique constraint', path: 'plain?on_conflict=account_id,contact_id', body: { account_id: 1, contact_id: 3 }, status: 400, code: '42P10', message: /no unique or exclusion constraint matching/ },
	{ name: 'a column of the conflict that is not there', path: 'leads?on_conflict=phone', body: ana, status: 400, code: '42703', message: /column "phone" does not exist/ },
	{ name: 'the same key twice', path: UPSERT, body: [ana, ana], status: 500, code: '21000', message: /^ON CONFLICT DO UPDATE command cannot affect row a second time$/ },
	{ name: 'a score out of bounds', path: UPSERT, body: { ...ana, score: 101 }, status: 400, code: '23514', message: /violates check constraint "leads_score_check"/ },
	{ name: 'a column missing in the row', path: UPSERT, body: { account_id: 1 }, status: 400, code: '23502', message: /null value in column "contact_id"/ },
	{ name: 'text for a number', path: UPSERT, body: { ...ana, score: 'high' }, status: 400, code: '22P02', message: /invalid input syntax for type integer/ },
	{ name: 'a column that is not there', path: UPSERT, body: { ...ana, phone: '1' }, status: 400, code: 'PGRST204', message: /^Could not find the 'phone' column of 'leads' in the schema cache$/ },
	{ name: 'SQL for a column', path: UPSERT, body: { 'score") select 1; drop table leads; --': 1 }, status: 400, code: 'PGRST204', message: /in the schema cache$/ },
	{ name: 'a table that is not there', path: 'prospects', body: ana, status: 404, code: 'PGRST205', message: /^Could not find the table 'public.prospects' in the schema cache$/ },
	{ name: 'rows with different keys', path: UPSERT, body: [ana, { account_id: 1, contact_id: 4 }], status: 400, code: 'PGRST102', message: /^All object keys must match$/ },
	{ name: 'no JSON', path: UPSERT, body: '{', status: 400, code: 'PGRST102', message: /^Empty or invalid json$/ },
];

it.each(refused)('$name: $status $code', async ({ path, body, status, code, message }) => {
	const { status: answered, json } = await upsert(body, path);
	expect({ answered, json }).toMatchObject({ answered: status, json: { code, message: expect.stringMatching(message) as unknown } });
	expect(Object.keys(json as object)).toEqual(['code', 'details', 'hint', 'message']);
});

it('a second row without on_conflict: 409 with PostgreSQL\'s detail', async () => {
	await call('leads', { body: ana });
	expect(await call('leads', { body: ana })).toEqual({
		status: 409,
		json: {
			code: '23505',
			message: 'duplicate key value violates unique constraint "leads_account_id_contact_id_key"',
			details: 'Key (account_id, contact_id)=(1, 3) already exists.',
			hint: null,
		},
	});
});

describe('who asks', () => {
	const rls = { code: '42501', message: 'new row violates row-level security policy for table "guarded"', details: null, hint: null };
	const invalid = { message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' };
	const written = [{ account_id: 1 }];
	const callers: Array<[string, string, string | undefined, number, unknown]> = [
		['the secret key', 'secret', undefined, 201, written],
		['the secret key in both places', 'secret', 'secret', 201, written],
		['the older service key in both places', 'serviceJwt', 'serviceJwt', 201, written],
		['the older service key in apikey alone is nobody', 'serviceJwt', undefined, 401, rls],
		['the publishable key', 'publishable', undefined, 401, rls],
		['the older public key', 'anonJwt', 'anonJwt', 401, rls],
		['a wrong key', 'wrong', undefined, 401, invalid],
		['an empty key', '', undefined, 401, invalid],
		['another JWT', 'secret', 'a.b.c', 401, { code: 'PGRST301', message: 'No suitable key or wrong key type', details: null, hint: null }],
		['no JWT', 'secret', 'abc', 401, { code: 'PGRST301', message: 'Expected 3 parts in JWT; got 1', details: null, hint: null }],
	];
	const keyOf = (name: string) => ({ ...simulator.supabase.keys } as Record<string, string>)[name] ?? name;

	it.each(callers)('%s', async (_name, apikey, bearer, status, json) => {
		const headers = { apikey: keyOf(apikey), ...(bearer === undefined ? {} : { authorization: `Bearer ${keyOf(bearer)}` }) };
		const body = { account_id: 1 };
		expect(await call('guarded?select=account_id', { body, headers, prefer: 'return=representation' })).toEqual({ status, json });
	});

	it('nobody at all', async () => {
		const answer = await fetch(`${simulator.url}/rest/v1/leads`);
		expect([answer.status, await answer.json()]).toEqual([
			401,
			{ message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' },
		]);
	});
});

describe('reading', () => {
	beforeEach(async () => {
		await upsert([ana, { ...ana, contact_id: 4, name: 'Bea', score: 80 }, { ...ana, contact_id: 5, name: null, score: 10 }]);
	});
	const filters: Array<[string, unknown[]]> = [
		['account_id=eq.1&order=score', [5, 3, 4]],
		['name=eq.Bea', [4]],
		['score=gte.40&order=score.desc', [4, 3]],
		['score=gt.40', [4]],
		['score=lt.40', [5]],
		['score=neq.40&order=score', [5, 4]],
		['name=is.null', [5]],
		['name=not.is.null&order=contact_id', [3, 4]],
		['contact_id=in.(3,5)&order=contact_id', [3, 5]],
		['order=score.desc&limit=1&offset=1', [3]],
		['name=eq.nobody', []],
		['name=eq.%27%3B%20drop%20table%20leads%3B--', []],
	];

	it.each(filters)('%s', async (query, contacts) => {
		const { status, json } = await call(`leads?select=contact_id&${query}`);
		expect([status, json]).toEqual([200, contacts.map((contact_id) => ({ contact_id }))]);
	});

	it.each([
		['a filter without an operator', 'leads?score=40', 400, 'PGRST100'],
		['a filter on a column that is not there', 'leads?phone=eq.1', 400, '42703'],
		['a selected column that is not there', 'leads?select=phone', 400, '42703'],
		['a direction that is none', 'leads?order=score.up', 400, 'PGRST100'],
		['a path that is none', 'leads/1', 404, 'PGRST125'],
	])('%s', async (_name, path, status, code) => {
		expect(await call(path)).toMatchObject({ status, json: { code } });
	});

	it('other methods are not there', async () => {
		expect(await call('leads', { method: 'DELETE' })).toMatchObject({ status: 405, json: { code: 'PGRST117' } });
	});
});

describe('faults', () => {
	afterEach(() => simulator.faults.clear());

	it('down: nothing is written', async () => {
		simulator.faults.add({ match: { method: 'POST', path: '/rest/v1/' }, kind: 'reset', times: 1 });
		await expect(upsert(ana)).rejects.toThrow();
		expect((await call('leads')).json).toEqual([]);
	});

	it('an answer that is lost: the row is there', async () => {
		simulator.faults.add({ match: { method: 'POST', path: '/rest/v1/' }, kind: 'resetAfterEffect', times: 1 });
		await expect(upsert(ana)).rejects.toThrow();
		expect((await call('leads?select=name')).json).toEqual([{ name: 'Ana' }]);
	});
});
