import type { IDataObject } from 'n8n-workflow';

import { breakableLink, type BreakableLink } from '../helpers/breakableLink';
import { companiesSql } from '../helpers/companiesTable';
import { runWorkflow, type WorkflowJson } from '../helpers/engine';
import { hostWorkflow, type HostedWorkflow } from '../helpers/hostWorkflow';
import { readJson } from '../helpers/sourceFiles';
import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { startSimulator } from '../simulator/startSimulator';

const LOGIN = { user: 'chatwoot', password: 'only-for-tests' };
const AUTHORIZATION = `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}`;
const PLATFORM = { kind: 'platform', token: 'token-of-a-platform-app' } as const;
const ANDINA = { id: 7, name: 'Tienda Andina', event: 'account_created', users: [] };
const COMPANY = {
	company_id: 'chatwoot_7',
	company_name: 'Tienda Andina',
	redis_prefix: 'chatwoot_7:',
	vectorstore_index: 'chatwoot_7_documents',
};
const CREATED = { ...COMPANY, created: true, message: 'Company chatwoot_7 was created.' };
const KNOWN = { ...COMPANY, created: false, message: 'Company chatwoot_7 was there already, nothing changed.' };

let database: Database;
let link: BreakableLink;
let n8n: HostedWorkflow;

// One PostgreSQL for all of them: it takes seconds to start.
beforeAll(async () => {
	database = await openPglite();
	link = await breakableLink(await database.address());
});
afterAll(async () => {
	await link.close();
	await database.close();
});
beforeEach(async () => {
	link.mend();
	await database.empty();
	await database.exec(companiesSql());
	n8n = await hostWorkflow({ workflow: setUp(), webhook: 'Account created', credentials });
});
afterEach(async () => await n8n.stop());

/** Retries wait less than they do for a shop. */
function setUp(): WorkflowJson {
	const workflow = readJson('workflows/account-created-sync.json') as WorkflowJson;
	const nodes = workflow.nodes.map((node) => (node.retryOnFail ? { ...node, waitBetweenTries: 20 } : node));
	return { ...workflow, nodes };
}

function credentials() {
	const { host, port } = link;
	return { httpBasicAuth: LOGIN, postgres: { host, port, database: 'postgres', user: 'postgres', password: '' } };
}

async function read(answer: Response) {
	return { status: answer.status, json: (await answer.json()) as { data?: IDataObject; error?: IDataObject } };
}

async function announce(body: unknown, headers: Record<string, string> = { authorization: AUTHORIZATION }) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return await fetch(n8n.url, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });
}
const post = async (body: unknown) => await read(await announce(body));
const get = async (url: string) => await read(await fetch(url, { headers: { authorization: AUTHORIZATION } }));
const find = async (account: string) => await get(n8n.urlOf('Company').replace(':accountId', account));
const metrics = async () => (await get(n8n.urlOf('Metrics'))).json.data ?? {};
const rows = async () => await database.query<IDataObject>('select * from companies order by chatwoot_account_id');
const attempts = async () => await database.query<IDataObject>('select chatwoot_account_id::int as account, outcome, code from company_syncs order by id');
const statuses = () => n8n.runs.map(({ status }) => status);

describe('an account', () => {
	it('becomes a row with its names, and the answer says so', async () => {
		expect(await post(ANDINA)).toEqual({ status: 200, json: { success: true, data: CREATED } });
		expect(await rows()).toMatchObject([{ ...COMPANY, chatwoot_account_id: 7, name_as_of: null }]);
		expect(statuses()).toEqual(['success']);
	});

	it('is found, and what is not there is not', async () => {
		await post(ANDINA);
		expect(await find('7')).toMatchObject({ status: 200, json: { success: true, data: { exists: true, ...COMPANY, chatwoot_account_id: 7 } } });
		expect(await find('8')).toEqual({ status: 200, json: { success: true, data: { exists: false, chatwoot_account_id: 8 } } });
	});

	it('again: nothing changes, and "created" is not said twice', async () => {
		await post(ANDINA);
		const before = await rows();
		expect(await post(ANDINA)).toEqual({ status: 200, json: { success: true, data: KNOWN } });
		expect(await rows()).toEqual(before);
	});

	it('ten times at once: one row, created once', async () => {
		const answers = await Promise.all(Array.from({ length: 10 }, async () => await post(ANDINA)));
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		expect(answers.filter(({ json }) => json.data?.created === true)).toHaveLength(1);
		expect(await rows()).toHaveLength(1);
		expect(await attempts()).toHaveLength(10);
	});

	it('as the real Chatwoot sends it, with the password in the address', async () => {
		const simulator = await startSimulator();
		simulator.world.actors.set(PLATFORM.token, PLATFORM);
		simulator.world.installationHookUrl = n8n.url.replace('://', `://${LOGIN.user}:${LOGIN.password}@`);
		const made = await fetch(`${simulator.url}/platform/api/v1/accounts`, {
			method: 'POST',
			headers: { api_access_token: PLATFORM.token, 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'Panadería <Ñuñoa> & Cía' }),
		});
		const { id } = (await made.json()) as { id: number };
		await simulator.settled();
		await simulator.stop();
		expect(await rows()).toMatchObject([{ company_id: `chatwoot_${id}`, company_name: 'Panadería <Ñuñoa> & Cía' }]);
	});
});

it.each([
	['in account', { event: 'account_created', account: { id: 7, name: 'Tienda Andina' } }],
	['in data', { data: { event: 'account_created', id: 7, name: 'Tienda Andina', users: [] } }],
	['in data, the event outside', { event: 'account_created', data: { id: 7, name: 'Tienda Andina' } }],
	['in data.account', { event: 'account_created', id: 'delivery-1', data: { account: { id: 7, name: 'Tienda Andina' } } }],
	['with nulls around it', { ...ANDINA, account: null, data: null }],
	['with its number as text, and spaces around the name', { ...ANDINA, id: '7', name: '  Tienda Andina\n' }],
	['with an administrator', { ...ANDINA, users: [{ id: 1, name: 'Ana', email: 'ana@tienda.example', type: 'user' }] }],
])('an account %s', async (_name, body) => {
	expect(await post(body)).toEqual({ status: 200, json: { success: true, data: CREATED } });
});

const refused: Array<[string, unknown, string]> = [
	['no body', '', 'invalid_event'],
	['a list', [ANDINA], 'invalid_body'],
	['null', 'null', 'invalid_body'],
	['a text', '"account_created"', 'invalid_body'],
	['a character that PostgreSQL cannot store', { ...ANDINA, name: 'a\u0000b' }, 'invalid_body'],
	['half a character', { ...ANDINA, name: '\ud83d' }, 'invalid_body'],
	['no event', { id: 7, name: 'Tienda Andina' }, 'invalid_event'],
	['another event', { ...ANDINA, event: 'account_destroyed' }, 'invalid_event'],
	['no id', { ...ANDINA, id: undefined }, 'invalid_id'],
	['id 0', { ...ANDINA, id: 0 }, 'invalid_id'],
	['a negative id', { ...ANDINA, id: -7 }, 'invalid_id'],
	['half an id', { ...ANDINA, id: 7.5 }, 'invalid_id'],
	['an id that JSON rounds', { ...ANDINA, id: 2 ** 53 }, 'invalid_id'],
	['an id of 10,000 digits', { ...ANDINA, id: '7'.repeat(10_000) }, 'invalid_id'],
	['true for an id', { ...ANDINA, id: true }, 'invalid_id'],
	['SQL for an id', { ...ANDINA, id: '7; drop table companies' }, 'invalid_id'],
	['an empty account', { event: 'account_created', account: {} }, 'invalid_id'],
	['no name', { ...ANDINA, name: undefined }, 'invalid_name'],
	['null for a name', { ...ANDINA, name: null }, 'invalid_name'],
	['an empty name', { ...ANDINA, name: '' }, 'invalid_name'],
	['a name of spaces', { ...ANDINA, name: ' \t\n' }, 'invalid_name'],
	['a number for a name', { ...ANDINA, name: 7 }, 'invalid_name'],
	['an object for a name', { ...ANDINA, name: { es: 'Tienda' } }, 'invalid_name'],
];

it.each(refused)('%s: 400 with the reason, no row, counted, and the run shows as failed', async (_name, body, code) => {
	const { status, json } = await post(body);
	expect({ status, json }).toEqual({ status: 400, json: { success: false, error: { code, message: expect.stringMatching(/^[A-Z"].*\.$/) as string } } });
	expect([await rows(), await attempts()]).toEqual([[], [expect.objectContaining({ outcome: 'refused', code })]]);
	expect(n8n.runs.map(({ error }) => error?.message)).toEqual([`An account was not taken over: ${String(json.error?.message)}`]);
});

it.each([['abc'], ['0'], ['-1'], ['1.5'], ['9007199254740993'], ["7' or '1'='1"]])('company %s: 400', async (account) => {
	expect(await find(encodeURIComponent(account))).toMatchObject({ status: 400, json: { success: false, error: { code: 'invalid_id' } } });
	expect(statuses()).toEqual(['success']);
});

it.each([
	['quotes', `O'Higgins "La 21" \\ \\' ''`],
	['emojis', '🛒 Tienda 👩‍👩‍👧 ñandú'],
	['10,000 characters', 'Ñ'.repeat(10_000)],
	['SQL', `x'); drop table companies; --`],
	['placeholders', '$1 $2 ${name} {{ $json.id }} %s'],
	['HTML', '<script>alert(1)</script> & co'],
	['the name of an object\'s insides', '__proto__'],
])('%s in a name are stored as they are', async (_name, name) => {
	expect(await post({ ...ANDINA, name })).toMatchObject({ status: 200, json: { data: { company_name: name, created: true } } });
	expect((await find('7')).json.data).toMatchObject({ company_name: name });
});

describe('a name', () => {
	const listed = (name: string, updated_at?: string) => ({ event: 'account_listed', id: 7, name, updated_at });
	const [MONDAY, TUESDAY] = ['2026-11-16T12:00:00Z', '2026-11-17T12:00:00Z'];
	const NEXT_CENTURY = '2126-01-01T00:00:00Z';

	it.each([
		['of a second event changes nothing', [{ ...ANDINA, name: 'Otra' }], 'Tienda Andina'],
		['of a list counts when it tells a time', [listed('Nueva', MONDAY)], 'Nueva'],
		['of a list without a time does not', [listed('Nueva')], 'Tienda Andina'],
		['with a time that is none does not', [listed('Nueva', 'ayer')], 'Tienda Andina'],
		['that is newer wins', [listed('Nueva', MONDAY), listed('Nuevísima', TUESDAY)], 'Nuevísima'],
		['that is older does not come back', [listed('Nuevísima', TUESDAY), listed('Nueva', MONDAY)], 'Nuevísima'],
		['of a replay does not come back', [listed('Nueva', MONDAY), ANDINA], 'Nueva'],
		['from the future does not stay for ever', [listed('Nueva', NEXT_CENTURY), listed('Nuevísima', NEXT_CENTURY)], 'Nuevísima'],
	])('%s', async (_name, bodies, name) => {
		await post(ANDINA);
		for (const body of bodies) expect((await post(body)).status).toBe(200);
		expect(await rows()).toMatchObject([{ ...COMPANY, company_name: name }]);
	});
});

it('what is empty in a row of before is filled in, what is there stays', async () => {
	await database.exec(`alter table companies alter redis_prefix drop not null, alter vectorstore_index drop not null;
		insert into companies (company_id, company_name, chatwoot_account_id, vectorstore_index) values ('andina', 'La Andina', 7, 'andina_docs')`);
	expect(await post(ANDINA)).toMatchObject({ json: { data: { created: false, message: 'Company andina was updated.' } } });
	expect(await rows()).toMatchObject([{ company_id: 'andina', company_name: 'La Andina', redis_prefix: 'chatwoot_7:', vectorstore_index: 'andina_docs' }]);
});

describe('metrics', () => {
	it('of nothing', async () => {
		expect(await metrics()).toEqual({
			companies: 0, total: 0, successes: 0, failures: 0,
			success_rate: null, average_latency_ms: null, recent_errors: [], last_sync: null,
		});
	});

	it('of three that worked and one that did not', async () => {
		for (const body of [ANDINA, { ...ANDINA, name: '' }, ANDINA, { ...ANDINA, id: 8 }]) await post(body);
		const synced_at = expect.stringMatching(/^2\d{3}-\d\d-\d\dT/) as string;
		expect(await metrics()).toEqual({
			companies: 2, total: 4, successes: 3, failures: 1, success_rate: 0.75,
			average_latency_ms: expect.any(Number) as number,
			recent_errors: [{ chatwoot_account_id: 7, outcome: 'refused', code: 'invalid_name', message: 'The account has no "name", or it is empty.', synced_at }],
			last_sync: { chatwoot_account_id: 8, outcome: 'created', synced_at },
		});
	});

	it('name the ten newest errors', async () => {
		for (let id = 1; id <= 11; id++) await post({ ...ANDINA, id, name: '' });
		const { recent_errors: errors } = (await metrics()) as { recent_errors: IDataObject[] };
		expect(errors.map((error) => error.chatwoot_account_id)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
	});
});

describe('who may ask', () => {
	it.each([
		['nobody', {}],
		['with a wrong password', { authorization: `Basic ${Buffer.from('chatwoot:wrong').toString('base64')}` }],
	])('%s: 401 everywhere, and no run', async (_name, headers) => {
		const answers = [await announce(ANDINA, headers), await fetch(n8n.urlOf('Company').replace(':accountId', '7'), { headers }), await fetch(n8n.urlOf('Metrics'), { headers })];
		expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
		expect([n8n.runs, await rows()]).toEqual([[], []]);
	});
});

describe('PostgreSQL', () => {
	const failedAt = () => Object.keys(n8n.runs.at(-1)?.outputs ?? {}).at(-1);

	it('is away for a moment: the second try stores the account', async () => {
		link.cut(1);
		expect((await post(ANDINA)).json.data).toEqual(CREATED);
	});

	it('is away for longer: 503, and the account is stored after all', async () => {
		link.cut(5);
		expect(await post(ANDINA)).toMatchObject({ status: 503, json: { success: false, error: { code: 'database_unavailable' } } });
		expect(await rows()).toMatchObject([COMPANY]);
		expect(statuses()).toEqual(['success']);
	});

	it('stays away: 503, and a failed run that can be retried from where it stands', async () => {
		link.cut();
		expect((await post(ANDINA)).status).toBe(503);
		expect([statuses(), failedAt()]).toEqual([['error'], 'Keep company after all']);
		expect(n8n.runs[0]?.outputs['Account created']?.[0]?.[0]?.json.body).toEqual(ANDINA);
	});

	it('is away when somebody asks: 503, and nothing to retry', async () => {
		link.cut();
		expect([(await find('7')).status, (await get(n8n.urlOf('Metrics'))).status]).toEqual([503, 503]);
		expect(statuses()).toEqual(['success', 'success']);
	});

	it('has none of the functions: 503, and the run says so', async () => {
		await database.empty();
		expect((await post(ANDINA)).status).toBe(503);
		expect(n8n.runs[0]?.error?.message).toMatch(/sync_company.* does not exist/);
	});

	it('refuses the row: 503 in its own words, counted, and a failed run', async () => {
		await database.exec("alter table companies add constraint short check (length(company_name) < 5)");
		const { status, json } = await post(ANDINA);
		expect([status, json.error]).toEqual([503, { code: 'not_stored', message: expect.stringMatching(/^PostgreSQL did not take account 7: .*"short"$/) as string }]);
		expect([await rows(), await attempts()]).toEqual([[], [{ account: 7, outcome: 'failed', code: 'not_stored' }]]);
		expect(n8n.runs[0]?.error?.message).toMatch(/PostgreSQL did not take account 7/);
	});

	it('another company has the id already: refused, and the other stays as it is', async () => {
		await database.exec("insert into companies values ('chatwoot_7', 'Mine', 99, 'mine:', 'mine')");
		expect(await post(ANDINA)).toMatchObject({ status: 503, json: { error: { message: expect.stringContaining('companies_pkey') as string } } });
		expect(await rows()).toMatchObject([{ company_name: 'Mine', chatwoot_account_id: 99 }]);
	});
});

describe('the list of every night', () => {
	const night = async () => {
		const workflow = setUp();
		const nodes = workflow.nodes.map((node) => ({ ...node, disabled: false }));
		return await runWorkflow({ workflow: { ...workflow, nodes }, start: 'Every night', items: [{}], credentials: credentials() });
	};

	it('brings what was missed and renamed, once, and counts nothing else', async () => {
		await database.exec(`create table accounts (id int primary key, name text, updated_at timestamp not null);
			insert into accounts values (7, 'Tienda Andina', '2026-11-16 12:00'), (8, 'Renombrada', '2026-11-17 12:00'), (9, 'Perdida', '2026-11-18 12:00')`);
		await post(ANDINA);
		await post({ ...ANDINA, id: 8, name: 'Antes' });
		for (let times = 1; times <= 2; times++) expect((await night()).status).toBe('success');
		expect((await rows()).map(({ company_name: name }) => name)).toEqual(['Tienda Andina', 'Renombrada', 'Perdida']);
		expect((await attempts()).slice(2).map(({ account, outcome }) => [account, outcome])).toEqual([[8, 'updated'], [9, 'created']]);
		expect((await rows())[2]?.name_as_of).toEqual(new Date('2026-11-18T12:00:00Z'));
	});

	it('an account without a name does not keep the others back, and the run shows as failed', async () => {
		await database.exec(`create table accounts (id int primary key, name text, updated_at timestamp not null);
			insert into accounts values (7, '', now()), (8, 'Buena', now())`);
		expect((await night()).status).toBe('error');
		expect(await rows()).toMatchObject([{ company_id: 'chatwoot_8' }]);
	});
});
