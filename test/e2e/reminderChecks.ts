import assert from 'node:assert/strict';

import { appointmentsTableSql } from '../helpers/appointmentsTable';
import type { Database } from '../simulator/postgrest/Database';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import type { Checks } from './checks';
import { openDatabase } from './openDatabase';
import { pick, readWorkflow, type Shop, type WorkflowJson } from './openShop';
import { webhookIdOf, webhooksTo } from './openTrigger';
import { pause } from './startN8n';
import { startTcpProxy, type TcpProxy } from './startTcpProxy';
import { until } from './triggerChecks';

/** Shorter than a run takes on a busy machine, so that runs overlap. */
const EVERY_SECONDS = 2;
const LOOK_EVERY_SECONDS = 10;
const SOME_RUNS_MS = 5_000;
const FIRST = 56_960_006_000;
const MANY = 12;
const OURS = ['chatwoot', 'chatwootTrigger'];

type Row = { id: number; status: string; reminded: boolean; reminder_error: string | null };
type Scene = Shop & { database: Database; workflowId: string };

/** The appointments in a real PostgreSQL, reminded and answered by a real n8n; the connection to it breaks on demand. */
export async function checkReminders(checks: Checks, shop: Shop): Promise<void> {
	const database = await openDatabase();
	const { host, port } = await database.address();
	const proxy = await startTcpProxy({ host, port });
	try {
		await database.exec(appointmentsTableSql());
		await look(checks, { ...shop, database }, proxy);
	} finally {
		await proxy.stop();
		await database.close();
	}
}

async function look(checks: Checks, shop: Shop & { database: Database }, proxy: TcpProxy): Promise<void> {
	const { n8n, simulator } = shop;
	const bundled = await readWorkflow('appointment-reminders');
	const workflow = await n8n.api.createWorkflow(await setUp(bundled, shop, proxy.port));
	const scene = { ...shop, workflowId: workflow.id };
	const path = `${webhookIdOf(bundled)}/webhook`;
	await n8n.api.publish(workflow, path);
	await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);
	await checks.run('reminders: each in their own language and time zone, once, while runs overlap', async () => await remindMany(scene));
	await checks.run('reminders: a button confirms, a word cancels, a sentence is for a person', async () => await answer(scene));
	await checks.run('reminders: without a phone the row and the run say so, and the others are reminded', async () => {
		const [without, other] = [await book(scene, 100, 'null'), await book(scene, 101)];
		await until(async () => (await rowOf(scene, other)).reminded);
		assert.match(String((await rowOf(scene, without)).reminder_error), /Phone/);
		await sayWhy(scene, /A reminder was not sent: appointment \d+, attempt 1 of 8\. .*Phone/);
	});
	await checks.run('reminders: sent, but not written down: written down by the next run, not sent again', async () => {
		const id = await book(scene, 102);
		await until(async () => (await rowOf(scene, id)).reminded);
		await scene.database.exec(`update appointments set reminded_at = null, reminder_tried_at = now() - interval '1 day' where id = ${id}`);
		await until(async () => (await rowOf(scene, id)).reminded);
		assert.equal(received(scene, 102).length, 1);
	});
	await checks.run('reminders: PostgreSQL goes away and comes back: nothing is acknowledged meanwhile, nothing is lost', async () => {
		proxy.break();
		const id = await book(scene, 103);
		await say(scene, 2, { text: 'Confirmar', to: 0 });
		await pause(SOME_RUNS_MS);
		await sayWhy(scene, /ECONNREFUSED|ECONNRESET|Connection terminated|socket/i);
		assert.deepEqual([received(scene, 103).length, received(scene, 2).length], [0, 1]);
		await proxy.mend();
		await until(async () => (await rowOf(scene, id)).reminded);
		await pause(SOME_RUNS_MS);
		assert.equal(received(scene, 103).length, 1);
	});
	await checks.run('reminders: the answer that nobody took meanwhile is found by the hourly look', async () => {
		// The execution that failed could still be under way for so long.
		for (const message of conversationOf(scene, 2)?.messages ?? []) message.createdAt = new Date(message.createdAt.getTime() - 360_000);
		await until(async () => (await rowOf(scene, 3)).status === 'confirmed');
		await until(() => received(scene, 2).length === 2);
		await pause(SOME_RUNS_MS);
		assert.equal(received(scene, 2).length, 2);
	});
	await n8n.api.unpublish(workflow.id);
}

async function remindMany(scene: Scene): Promise<string> {
	const startedAt = Date.now();
	const places: Array<[string, string, RegExp]> = [
		['es', 'America/Santiago', /^Hola Ana, te recordamos tu cita \(\p{L}+, \d+ de \p{L}+, \d?\d:\d\d\)\./u],
		['pt', 'America/Sao_Paulo', /^Olá Ana, lembramos da sua consulta \([\p{L}-]+, \d+ de \p{L}+, \d\d:\d\d\)\./u],
		['en', 'America/Mexico_City', /^Hi Ana, this is a reminder of your appointment \(\w+, \w+ \d+, \d?\d:\d\d [AP]M\)\./],
	];
	for (let customer = 0; customer < MANY; customer++) {
		const [language, zone] = places[customer % places.length] ?? ['es', 'America/Santiago'];
		await book(scene, customer, `'+${FIRST + customer}'`, { language, zone });
	}
	const left = async () => (await scene.database.query('select from appointments where reminded_at is null')).length;
	await until(async () => (await left()) === 0);
	const seconds = (Date.now() - startedAt) / 1_000;
	await pause(SOME_RUNS_MS);
	for (let customer = 0; customer < MANY; customer++) {
		const [, , words] = places[customer % places.length] ?? ['', '', /$^/];
		assert.equal(received(scene, customer).length, 1);
		assert.match(received(scene, customer)[0] ?? '', words);
	}
	return `${MANY} in ${seconds.toFixed(1)} s`;
}

async function answer(scene: Scene): Promise<void> {
	const statusOf = async (id: number) => (await rowOf(scene, id)).status;
	await say(scene, 0, { text: 'Confirmar', to: 0 });
	await until(async () => (await statusOf(1)) === 'confirmed');
	await until(() => received(scene, 0).length === 2);
	await say(scene, 0, { text: 'No puedo ir.' });
	await until(async () => (await statusOf(1)) === 'cancelled');
	await until(() => received(scene, 0).length === 3);
	await say(scene, 1, { text: 'não sei se consigo, posso remarcar?' });
	await until(() => notesOf(scene, 1).length === 1 && labelsOf(scene, 1).includes('appointment'));
	assert.deepEqual([await statusOf(2), received(scene, 1).length], ['booked', 1]);
}

async function book({ database }: Scene, customer: number, phone = `'+${FIRST + customer}'`, { language = 'es', zone = 'America/Santiago' } = {}): Promise<number> {
	const [row] = await database.query<{ id: number }>(
		`insert into appointments (customer_name, phone, language, time_zone, starts_at)
		values ('Ana', ${phone}, '${language}', '${zone}', now() + interval '24 hours') returning id::int`,
	);
	return row?.id ?? 0;
}

async function rowOf({ database }: Scene, id: number): Promise<Row> {
	const [row] = await database.query<Row>('select id::int, status, reminded_at is not null as reminded, reminder_error from appointments where id = $1', [id]);
	if (!row) throw new Error(`There is no appointment ${id}.`);
	return row;
}

/** One of the newest failed executions says so. */
async function sayWhy({ n8n, workflowId }: Scene, words: RegExp): Promise<void> {
	await until(async () => {
		const failed = (await n8n.api.executions(workflowId)).filter(({ status }) => status === 'error').slice(0, 5);
		const saved = await Promise.all(failed.map(async ({ id }) => await n8n.api.executionData(id)));
		return saved.some((data) => words.test(data));
	});
}

async function say({ simulator }: Scene, customer: number, { text, to }: { text: string; to?: number }): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world, chats } = simulator;
	const replyTo = to === undefined ? undefined : chats.received(`+${FIRST + customer}`)[to]?.id;
	const message = { text, replyTo, isButton: replyTo !== undefined, at: world.clock.now() };
	await writeAsCustomer({ url, phoneNumber, appSecret }, String(FIRST + customer), message);
}

function received({ simulator }: Scene, customer: number): string[] {
	return simulator.chats.received(`+${FIRST + customer}`).map(({ text }) => text);
}

function conversationOf({ simulator }: Scene, customer: number) {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	return conversations.find(({ contact }) => contact.phoneNumber === `+${FIRST + customer}`);
}

const notesOf = (scene: Scene, customer: number) => (conversationOf(scene, customer)?.messages ?? []).filter((message) => message.private);
const labelsOf = (scene: Scene, customer: number) => conversationOf(scene, customer)?.labels ?? [];

/** What the note in the workflow asks for, on a schedule that does not let a check wait, in a shop that never closes. */
async function setUp(json: WorkflowJson, { n8n, simulator, credentials, database }: Shop & { database: Database }, port: number): Promise<WorkflowJson> {
	const { chatwootAccountApi } = credentials;
	const address = { ...(await database.address()), host: '127.0.0.1', port };
	const postgres = await n8n.api.createCredential('Appointments', 'postgres', address);
	const inboxId = { __rl: true, mode: 'list', value: simulator.inboxes.whatsapp, cachedResultName: 'Tienda WhatsApp' };
	const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => ({ day, opens: '00:00', closes: '24:00' }));
	const more: Record<string, object> = {
		'Every five minutes': { rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_SECONDS }] } },
		'Every hour': { rule: { interval: [{ field: 'seconds', secondsInterval: LOOK_EVERY_SECONDS }] } },
		'Business Hours Gate': { hours: { days } },
		Remind: { inboxId },
	};
	const nodes = json.nodes.map((node) => {
		const set = { ...node, waitBetweenTries: 200, parameters: { ...node.parameters, ...more[node.name] } };
		if (node.type.endsWith('.postgres')) return { ...set, credentials: pick({ postgres }) };
		return OURS.includes(node.type.split('.').at(-1) ?? '') ? { ...set, credentials: pick({ chatwootAccountApi }) } : set;
	});
	return { ...json, nodes };
}
