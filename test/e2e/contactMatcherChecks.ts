import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { customersTableSql } from '../helpers/customersTable';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import type { Checks } from './checks';
import { openDatabase } from './openDatabase';
import { pick, readWorkflow, type Credentials, type Shop, type WorkflowJson } from './openShop';
import { chatwoot, webhookIdOf, webhooksTo } from './openTrigger';
import { until } from './triggerChecks';

const FIRST = 56_960_007_000;
const CUSTOMERS = 10;
const OURS = ['chatwoot', 'chatwootTrigger'];

/** The bundled contact matcher in a real n8n, its table in a real PostgreSQL server. */
export async function checkContactMatcher(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const database = await openDatabase();
	const { host, port, ...address } = await database.address();
	const door = await openDoor(host, port);
	try {
		await database.exec(customersTableSql());
		await database.exec(`insert into customers (name, phone, plan, branch, last_order)
			select 'Ana ' || n, '9 ' || substr(n::text, 4, 4) || ' ' || substr(n::text, 8), 'pro', 'Centro', '#' || n from generate_series(${FIRST}, ${FIRST + CUSTOMERS}) n`);
		const postgres = await n8n.api.createCredential('Customers', 'postgres', { ...address, host: '127.0.0.1', port: door.port });
		const bundled = await readWorkflow('contact-matcher');
		const workflow = await n8n.api.createWorkflow(setUp(bundled, shop, postgres));
		const path = `${webhookIdOf(bundled)}/webhook`;
		await n8n.api.publish(workflow, path);
		await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);
		const ended = async (status = ['success', 'error', 'crashed']) => await n8n.api.countExecutions(workflow.id, status);
		/** All at the same moment; waits until n8n has done what they made it do. */
		const write = async (customers: number[]) => {
			const before = await ended();
			await Promise.all(customers.map(async (customer) => await say(shop, FIRST + customer)));
			await until(async () => (await ended()) === before + customers.length);
			await simulator.settled();
		};

		await checks.run('contact matcher: a customer gets identifier and attributes; the next message asks Chatwoot nothing', async () => {
			await write([0]);
			const attributes = { last_order: `#${FIRST}`, plan: 'pro', branch: 'Centro' };
			assert.deepEqual(identityOf(shop, 0), ['customer:1', attributes]);
			simulator.calls.clear();
			await write([0]);
			assert.deepEqual(simulator.calls.all().filter(({ path: called }) => called.startsWith('/api/v1/accounts')), []);
		});
		await checks.run(`contact matcher: ${CUSTOMERS} customers at once, each their own`, async () => {
			const customers = Array.from({ length: CUSTOMERS }, (_, index) => index + 1);
			const startedAt = Date.now();
			await write(customers);
			assert.deepEqual(customers.map((customer) => identityOf(shop, customer)?.[0]), customers.map((customer) => `customer:${customer + 1}`));
			assert.equal(await ended(['error', 'crashed']), 0);
			return `in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
		});
		await checks.run('contact matcher: who is not in the table is added, once; who is in it twice, a note says so, once', async () => {
			await write([100]);
			await write([100, 100, 100]);
			const rows = await database.query('select name, phone, chatwoot_phone from customers where chatwoot_phone is not null');
			assert.deepEqual(rows, [{ name: 'Ana', phone: `+${FIRST + 100}`, chatwoot_phone: `+${FIRST + 100}` }]);
			assert.match(String(identityOf(shop, 100)?.[0]), /^customer:\d+$/);
			await write([101]);
			await database.exec(`insert into customers (phone) values ('00${FIRST + 101}')`);
			await write([101]);
			await write([101]);
			assert.deepEqual(identityOf(shop, 101), [null, {}]);
			assert.equal(notesOf(shop, 101).length, 1);
			assert.match(notesOf(shop, 101)[0] ?? '', /^2 customers in the table have this phone: customer:\d+, customer:\d+\./);
		});
		/** Somebody new writes and is added to the table. Gives their identifier. */
		const addByMessage = async (customer: number) => {
			await write([customer]);
			const [row] = await database.query<{ id: string }>("update customers set plan = 'max' where chatwoot_phone = $1 returning id::text", [`+${FIRST + customer}`]);
			return `customer:${row?.id}`;
		};
		await checks.run('contact matcher: an identifier that somebody else has: the attributes go on, a note names the contact', async () => {
			const identifier = await addByMessage(102);
			await chatwoot(simulator, 'POST', '/contacts', { name: 'Luis', identifier });
			await write([102]);
			await write([102]);
			assert.deepEqual(identityOf(shop, 102), [null, { plan: 'max' }]);
			assert.equal(notesOf(shop, 102).length, 1);
			assert.match(notesOf(shop, 102)[0] ?? '', /^Contact \d+ has the identifier customer:\d+ already, .* merge them in Chatwoot\.$/);
		});
		await checks.run('contact matcher: PostgreSQL is away: the run says so, and the next message makes up for it', async () => {
			const identifier = await addByMessage(103);
			await door.shut();
			await write([103]);
			assert.equal(await ended(['error']), 1);
			await sayWhy(shop, workflow.id, /connect ECONNREFUSED/);
			await door.open();
			await write([103]);
			assert.deepEqual(identityOf(shop, 103), [identifier, { plan: 'max' }]);
		});
		await checks.run('contact matcher: PostgreSQL refuses the query: its own words', async () => {
			await database.exec('alter table customers rename column plan to tariff');
			await write([103]);
			await sayWhy(shop, workflow.id, /column \\*"plan\\*" does not exist/);
		});
		await n8n.api.unpublish(workflow.id);
	} finally {
		await door.shut();
		await database.close();
	}
}

/** What the note in the workflow asks for, and what it offers; retries wait less than they do for a shop. */
function setUp(json: WorkflowJson, { credentials }: Shop, postgres: Credentials[string]): WorkflowJson {
	const { chatwootAccountApi } = credentials;
	const nodes = json.nodes.map((node) => {
		if (node.type.endsWith('.postgres')) return { ...node, disabled: false, waitBetweenTries: 200, credentials: pick({ postgres }) };
		return OURS.includes(node.type.split('.').at(-1) ?? '') ? { ...node, credentials: pick({ chatwootAccountApi }) } : node;
	});
	return { ...json, nodes };
}

/** A port in front of PostgreSQL that can be shut, with whatever is connected through it. */
async function openDoor(host: string, port: number) {
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		const inside = connect(port, host);
		for (const [from, to] of [[socket, inside], [inside, socket]] as const) {
			open.add(from);
			from.on('error', () => to.destroy()).on('close', () => to.destroy()).pipe(to);
		}
	});
	const listen = async (at: number) => await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
	await listen(0);
	const own = (server.address() as AddressInfo).port;
	return {
		port: own,
		open: async () => await listen(own),
		shut: async () => {
			open.forEach((socket) => socket.destroy());
			open.clear();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function sayWhy({ n8n }: Shop, workflowId: string, words: RegExp): Promise<void> {
	const [newest] = await n8n.api.executions(workflowId);
	assert.match(await n8n.api.executionData(newest?.id ?? ''), words);
}

async function say({ simulator }: Shop, phone: number): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, String(phone), { text: 'hola', name: 'Ana', at: world.clock.now() });
}

function conversationOf({ simulator }: Shop, customer: number) {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	return conversations.find(({ contact }) => contact.phoneNumber === `+${FIRST + customer}`);
}

/** Identifier and the attributes that have a value. */
function identityOf(shop: Shop, customer: number): [string | null, object] | undefined {
	const contact = conversationOf(shop, customer)?.contact;
	if (!contact) return undefined;
	return [contact.identifier ?? null, Object.fromEntries(Object.entries(contact.customAttributes).filter(([, value]) => value !== null))];
}

function notesOf(shop: Shop, customer: number): string[] {
	return (conversationOf(shop, customer)?.messages ?? []).filter((message) => message.private).map(({ content }) => content ?? '');
}
