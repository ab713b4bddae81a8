import { leadsTable } from '../../helpers/leadsTable';
import { startSimulator, type Simulator } from '../startSimulator';

const ROW = { account_id: 1, contact_id: 3, score: 40, stage: 'warm', scored_at: '2026-11-21T10:00:00Z' };
const UPSERT = 'leads?on_conflict=account_id,contact_id';
const MERGE = 'resolution=merge-duplicates,return=representation';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ seed: 'empty' });
	await simulator.supabase.setUp(leadsTable());
}, 60_000);
afterAll(async () => await simulator.stop());
beforeEach(async () => {
	await simulator.supabase.query('delete from leads');
});

type Sent = { path?: string; body?: unknown; headers?: Record<string, string> };

async function post({ path = UPSERT, body = ROW, headers = {} }: Sent = {}): Promise<{ status: number; json: unknown }> {
	const answer = await fetch(`${simulator.url}/rest/v1/${path}`, {
		method: 'POST',
		headers: { apikey: simulator.supabase.keys.secret, prefer: MERGE, 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const count = async () => (await simulator.supabase.query('select * from leads')).length;

describe('an upsert', () => {
	it('inserts with 201, then changes the same row with 200', async () => {
		expect(await post()).toMatchObject({ status: 201, json: [{ contact_id: 3, score: 40, peak_score: 40 }] });
		expect(await post({ body: { ...ROW, score: 70, stage: 'hot' } })).toMatchObject({ status: 200, json: [{ score: 70 }] });
		expect(await count()).toBe(1);
	});

	it('answers 201 when one of several rows is new', async () => {
		await post();
		expect((await post({ body: [ROW, { ...ROW, contact_id: 4 }] })).status).toBe(201);
		expect(await count()).toBe(2);
	});

	it('leaves columns alone that the body does not name', async () => {
		await post({ body: { ...ROW, name: 'María' } });
		expect(await post()).toMatchObject({ json: [{ name: 'María' }] });
	});

	it('twenty at the same moment make one row', async () => {
		const answers = await Promise.all(Array.from({ length: 20 }, async () => await post()));
		expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
		expect(await count()).toBe(1);
	});

	it('ignores duplicates when told to', async () => {
		await post();
		const ignored = await post({ body: { ...ROW, score: 99 }, headers: { prefer: 'resolution=ignore-duplicates,return=representation' } });
		expect(ignored).toEqual({ status: 201, json: [] });
	});

	it('gives no body unless asked', async () => {
		expect(await post({ headers: { prefer: 'resolution=merge-duplicates' } })).toEqual({ status: 201, json: undefined });
	});
});

describe('the table of the documentation', () => {
	it('keeps the newer score, the highest one, and a wish not to be written to', async () => {
		await post({ body: { ...ROW, score: 80, stage: 'hot', scored_at: '2026-11-21T10:00:05Z' } });
		expect(await post()).toMatchObject({ status: 200, json: [{ score: 80, stage: 'hot', peak_score: 80 }] });
		await post({ body: { ...ROW, score: 0, stage: 'cold', opt_out: true, scored_at: '2026-11-21T10:00:06Z' } });
		expect(await post({ body: { ...ROW, opt_out: false, scored_at: '2026-11-21T10:00:07Z' } })).toMatchObject({
			json: [{ score: 40, peak_score: 80, opt_out: true }],
		});
	});

	it('can be run twice', async () => {
		await expect(simulator.supabase.setUp(leadsTable())).resolves.toBeUndefined();
	});
});

const refused: Array<Sent & { name: string; status: number; json: object }> = [
	{ name: 'no key', headers: { apikey: '' }, status: 401, json: { message: 'No API key found in request' } },
	{ name: 'a wrong key', headers: { apikey: 'sb_secret_other' }, status: 401, json: { message: 'Invalid API key' } },
	{ name: 'a key that is no JWT as bearer', headers: { authorization: 'Bearer sb_secret_simulated' }, status: 401, json: { code: 'PGRST301' } },
	{ name: 'a secret key from a browser', headers: { 'user-agent': 'Mozilla/5.0' }, status: 401, json: { message: expect.stringContaining('browser') as unknown } },
	{ name: 'the publishable key', headers: { apikey: 'sb_publishable_simulated' }, status: 401, json: { code: '42501' } },
	{ name: 'a table that is not there', path: 'lead?on_conflict=contact_id', status: 404, json: { code: 'PGRST205' } },
	{ name: 'a column that is not there', body: { ...ROW, shoe_size: 42 }, status: 400, json: { code: 'PGRST204' } },
	{ name: 'columns without a constraint', path: 'leads?on_conflict=contact_id', status: 400, json: { code: '42P10' } },
	{ name: 'the same key twice in one call', body: [ROW, ROW], status: 500, json: { code: '21000' } },
	{ name: 'rows with different keys', body: [ROW, { account_id: 1 }], status: 400, json: { code: 'PGRST102' } },
	{ name: 'no JSON', body: '{', status: 400, json: { code: 'PGRST102' } },
	{ name: 'a score outside the scale', body: { ...ROW, score: 101 }, status: 400, json: { code: '23514' } },
	{ name: 'a missing value', body: { account_id: 1, contact_id: 3 }, status: 400, json: { code: '23502' } },
	{ name: 'a text for a number', body: { ...ROW, score: 'many' }, status: 400, json: { code: '22P02' } },
];

it.each(refused)('$name: $status', async ({ path, body, headers, status, json }) => {
	expect(await post({ path, body, headers })).toMatchObject({ status, json });
	expect(await count()).toBe(0);
});

it('a plain insert of the same row twice is a conflict', async () => {
	await post({ path: 'leads', headers: { prefer: 'return=minimal' } });
	expect(await post({ path: 'leads', headers: { prefer: 'return=minimal' } })).toMatchObject({ status: 409, json: { code: '23505' } });
});

it('rows can be asked for', async () => {
	await post();
	const ask = async (query: string) => {
		const answer = await fetch(`${simulator.url}/rest/v1/leads?${query}`, { headers: { apikey: simulator.supabase.keys.secret } });
		return (await answer.json()) as unknown;
	};
	expect(await ask('contact_id=eq.3')).toMatchObject([{ score: 40 }]);
	expect(await ask('contact_id=eq.4')).toEqual([]);
	expect(await ask('contact_id=gt.4')).toMatchObject({ code: 'PGRST100' });
});

it('is down when told to', async () => {
	simulator.supabase.isDown = true;
	const answer = await fetch(`${simulator.url}/rest/v1/leads`);
	simulator.supabase.isDown = false;
	expect(answer.status).toBe(503);
});
