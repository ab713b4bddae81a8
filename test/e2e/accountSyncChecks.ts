import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { readText } from '../helpers/sourceFiles';
import type { Checks } from './checks';
import { account, basic, openAccountSync, PASSWORD, POST_PATH, setUp, type AccountSync, type Ask } from './openAccountSync';
import { readWorkflow, type Shop } from './openShop';
import { until } from './triggerChecks';

const PLATFORM = { kind: 'platform', token: 'token-of-a-platform-app' } as const;
const TIMES = 10;

/** The bundled workflow for new accounts in a real n8n, its tables in a real PostgreSQL server. */
export async function checkAccountSync(checks: Checks, shop: Shop): Promise<void> {
	const site = await openAccountSync(shop);
	try {
		await checkAccounts(checks, site);
		await checkRefusals(checks, site);
		await checkOutage(checks, site);
		await shop.n8n.api.unpublish(site.workflowId);
		await checkCatchUp(checks, site);
	} finally {
		await site.close();
	}
}

async function checkAccounts(checks: Checks, { shop, database, companyPath, ask }: AccountSync): Promise<void> {
	const { n8n, simulator } = shop;
	const { world } = simulator;
	await checks.run('account sync: an account made in Chatwoot is a company, by the password in the address', async () => {
		world.actors.set(PLATFORM.token, PLATFORM);
		world.installationHookUrl = `${n8n.url}/webhook/${POST_PATH}`.replace('://', `://chatwoot:${PASSWORD}@`);
		const headers = { api_access_token: PLATFORM.token, 'content-type': 'application/json' };
		const made = await fetch(`${simulator.url}/platform/api/v1/accounts`, { method: 'POST', headers, body: JSON.stringify({ name: 'Panadería <Ñuñoa> & Cía' }) });
		const { id } = (await made.json()) as { id: number };
		await simulator.settled();
		const { status, type, json } = await ask({ path: `${companyPath}/${id}` });
		assert.deepEqual([status, type, json.data?.exists, json.data?.company_name], [200, 'application/json; charset=utf-8', true, 'Panadería <Ñuñoa> & Cía']);
		assert.equal(json.data?.vectorstore_index, `chatwoot_${id}_documents`);
	});
	await checks.run(`account sync: ${TIMES} times at once: one row, created once`, async () => {
		const startedAt = Date.now();
		const answers = await Promise.all(Array.from({ length: TIMES }, async () => await ask({ path: POST_PATH, body: account(500) })));
		assert.deepEqual(answers.map(({ status }) => status), answers.map(() => 200));
		assert.equal(answers.filter(({ json }) => json.data?.created === true).length, 1);
		assert.deepEqual(await database.query("select count(*)::int as rows from companies where company_id = 'chatwoot_500'"), [{ rows: 1 }]);
		return `${Date.now() - startedAt} ms`;
	});
	await checks.run('account sync: names are data', async () => {
		const names = [`O'Higgins "La 21" \\' ''`, '🛒 ñandú 👩‍👩‍👧', 'Ñ'.repeat(10_000), `x'); drop table companies; --`, '$1 $2 ${name} {{ $json.id }} %s', '{"a": 1}', 'a, b, c', '7'];
		for (const [index, name] of names.entries()) {
			const { json } = await ask({ path: POST_PATH, body: { ...account(600 + index), name } });
			assert.deepEqual([json.data?.created, json.data?.company_name], [true, name]);
			assert.equal((await ask({ path: `${companyPath}/${600 + index}` })).json.data?.company_name, name);
		}
	});
	await checks.run('account sync: the commands of the page', async () => {
		const page = readText('docs/account-created-sync.md');
		const commands = /```sh\n(N8N=.*?)```/s.exec(page)?.[1]?.split('\n').slice(1).join('\n') ?? '';
		const env = { PATH: process.env.PATH, N8N: n8n.url, PASSWORD };
		const { stdout } = await promisify(execFile)('bash', ['-e', '-c', commands.replaceAll('curl -u', 'curl -sS -u')], { env, timeout: 120_000 });
		assert.match(stdout, /"company_id":"chatwoot_7".*"exists":true.*"success_rate":1/s);
	});
}

async function checkRefusals(checks: Checks, { shop, workflowId, companyPath, ask }: AccountSync): Promise<void> {
	const rows: Array<[string, Ask, number, unknown]> = [
		['no name', { path: POST_PATH, body: { ...account(700), name: '' } }, 400, 'invalid_name'],
		['no id', { path: POST_PATH, body: { ...account(700), id: 0 } }, 400, 'invalid_id'],
		['another event', { path: POST_PATH, body: { ...account(700), event: 'account_destroyed' } }, 400, 'invalid_event'],
		['a character that PostgreSQL cannot store', { path: POST_PATH, body: { ...account(700), name: 'a\u0000b' } }, 400, 'invalid_body'],
		['a list', { path: POST_PATH, body: [account(700)] }, 400, 'invalid_body'],
		['a company that is no number', { path: `${companyPath}/abc` }, 400, 'invalid_id'],
		['SQL for a company', { path: `${companyPath}/${encodeURIComponent("7' or '1'='1")}` }, 400, 'invalid_id'],
	];
	for (const [name, asked, status, code] of rows) {
		await checks.run(`account sync: ${name}: ${status}`, async () => {
			const answer = await ask(asked);
			assert.deepEqual([answer.status, answer.type, answer.json.success, answer.json.error?.code], [status, 'application/json; charset=utf-8', false, code]);
		});
	}
	await checks.run('account sync: what was refused shows as failed and is counted', async () => {
		await until(async () => (await shop.n8n.api.countExecutions(workflowId, ['error'])) === 5);
		const { data } = (await ask({ path: 'company-metrics' })).json;
		assert.deepEqual([data?.failures, (data?.recent_errors as unknown[]).length], [5, 5]);
		assert.equal(data?.total, Number(data?.successes) + 5);
		return JSON.stringify({ total: data?.total, average_latency_ms: data?.average_latency_ms });
	});
	await checks.run('account sync: broken JSON is refused by n8n itself', async () => {
		const headers = { 'content-type': 'application/json', authorization: basic(PASSWORD) };
		const { status } = await fetch(`${shop.n8n.url}/webhook/${POST_PATH}`, { method: 'POST', headers, body: '{' });
		assert.equal(status, 422);
	});
	await checks.run('account sync: without the password: 401 or 403 everywhere', async () => {
		const before = await shop.n8n.api.countExecutions(workflowId);
		const paths: Ask[] = [{ path: POST_PATH, body: account(701) }, { path: `${companyPath}/500` }, { path: 'company-metrics' }];
		const ways: Array<Record<string, string>> = [{ authorization: '' }, { authorization: basic('wrong') }];
		const asked = ways.flatMap((headers) => paths.map((one) => ({ ...one, headers })));
		const statuses = await Promise.all(asked.map(async (one) => (await ask(one)).status));
		assert.ok(statuses.every((status) => status === 401 || status === 403), String(statuses));
		assert.equal(await shop.n8n.api.countExecutions(workflowId), before);
		return String(statuses);
	});
}

async function checkOutage(checks: Checks, { shop, database, link, workflowId, companyPath, ask }: AccountSync): Promise<void> {
	const { api } = shop.n8n;
	const ended = async (status: string) => await api.countExecutions(workflowId, [status]);
	const isThere = async (id: number) => (await database.query('select 1 from companies where chatwoot_account_id = $1', [id])).length === 1;
	await checks.run('account sync: PostgreSQL is away for a moment: 503 at once, and the company is there after all', async () => {
		const before = await ended('success');
		link.cut();
		const { status, json } = await ask({ path: POST_PATH, body: account(800) });
		assert.deepEqual([status, json.error?.code], [503, 'database_unavailable']);
		assert.equal((await ask({ path: `${companyPath}/800` })).status, 503);
		assert.equal((await ask({ path: 'company-metrics' })).status, 503);
		link.mend();
		await until(async () => await isThere(800));
		await until(async () => (await ended('success')) === before + 3);
	});
	await checks.run('account sync: PostgreSQL stays away: a failed run, and Retry stores the account', async () => {
		const before = await ended('error');
		link.cut();
		assert.equal((await ask({ path: POST_PATH, body: account(801) })).status, 503);
		await until(async () => (await ended('error')) === before + 1);
		link.mend();
		const [failed] = await api.executions(workflowId);
		assert.equal(await isThere(801), false);
		await api.retryExecution(failed?.id ?? '');
		await until(async () => await isThere(801));
	});
	await checks.run('account sync: PostgreSQL refuses the row: 503 in its own words', async () => {
		await database.exec('alter table companies add constraint short check (length(company_name) < 5) not valid');
		const { status, json } = await ask({ path: POST_PATH, body: account(802) });
		await database.exec('alter table companies drop constraint short');
		assert.deepEqual([status, json.error?.code], [503, 'not_stored']);
		assert.match(String(json.error?.message), /^PostgreSQL did not take account 802: .*"short"$/);
	});
}

/** What the page says for the nights, every second; and another way to keep strangers out. */
async function checkCatchUp(checks: Checks, { shop, database, credentials, ask }: AccountSync): Promise<void> {
	const { api } = shop.n8n;
	const changes: Record<string, object> = {
		'Every night': { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
		Company: { authentication: 'headerAuth' },
		Metrics: { authentication: 'headerAuth' },
	};
	const bundled = setUp(await readWorkflow('account-created-sync'), credentials);
	const nodes = bundled.nodes.map((node) => ({ ...node, disabled: false, parameters: { ...node.parameters, ...changes[node.name] } }));
	const workflow = await api.createWorkflow({ ...bundled, nodes });
	await checks.run('account sync: the list of every night brings what was missed and renamed, and counts nothing else', async () => {
		await database.exec(`create table accounts (id int primary key, name text, updated_at timestamp not null);
			insert into accounts values (500, 'Cuenta 500', now()), (600, 'Renombrada', '2026-11-17 12:00'), (900, 'Perdida', '2026-11-18 12:00')`);
		await api.publish(workflow, POST_PATH);
		await until(async () => (await api.countExecutions(workflow.id, ['success'])) >= 2);
		const rows = await database.query('select company_name, name_as_of from companies where chatwoot_account_id in (600, 900) order by 1');
		assert.deepEqual(rows, [{ company_name: 'Perdida', name_as_of: new Date('2026-11-18T12:00Z') }, { company_name: 'Renombrada', name_as_of: new Date('2026-11-17T12:00Z') }]);
		const attempts = await database.query('select count(*)::int as count from company_syncs where chatwoot_account_id in (500, 600, 900)');
		assert.deepEqual(attempts, [{ count: TIMES + 1 + 2 }]);
	});
	await checks.run('account sync: Header Auth instead: 200 with the header, 403 without', async () => {
		const path = 'company-metrics';
		const statuses = [await ask({ path, headers: { 'X-Sync-Key': PASSWORD } }), await ask({ path, headers: { 'X-Sync-Key': 'wrong' } }), await ask({ path })];
		assert.deepEqual(statuses.map(({ status }) => status), [200, 403, 403]);
	});
	await api.unpublish(workflow.id);
}
