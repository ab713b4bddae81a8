import type { IDataObject } from 'n8n-workflow';

import { customersTableSql } from '../helpers/customersTable';
import type { WorkflowJson, WorkflowRun } from '../helpers/engine';
import { hostTrigger, type HostedTrigger } from '../helpers/hostTrigger';
import { readJson } from '../helpers/sourceFiles';
import { ANA } from '../helpers/startShop';
import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const LUIS = '+56961234568';
const BRAZILIAN = '+5511961234567';
const CLOSED_PORT = 9;
const ATTRIBUTES = { last_order: '#1001', next_appointment: '2030-11-25 10:30', plan: 'pro', branch: 'Centro' };

let database: Database;
let simulator: Simulator;
let n8n: HostedTrigger;
let postgres: Awaited<ReturnType<Database['address']>>;

// One PostgreSQL for all of them: it takes seconds to start.
beforeAll(async () => {
	database = await openPglite();
});
afterAll(async () => await database.close());
beforeEach(async () => {
	await database.empty();
	await database.exec(customersTableSql());
	simulator = await startSimulator();
	postgres = { ...(await database.address()) };
	n8n = await hostTrigger(simulator, workflowWith({}), { postgres });
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

/** Retries wait less than they do for a shop. */
function workflowWith(more: Record<string, object>): WorkflowJson {
	const workflow = readJson('workflows/contact-matcher.json') as WorkflowJson;
	const nodes = workflow.nodes.map((node) => ({ ...node, ...(node.retryOnFail ? { waitBetweenTries: 20 } : {}), ...more[node.name] }));
	return { ...workflow, nodes };
}

async function write(text: string, phone = ANA): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, name: 'Ana Pérez', at: world.clock.now() });
}

async function customerWrites(text = 'hola', phone = ANA): Promise<void> {
	await write(text, phone);
	await n8n.settled();
}

const addCustomer = async (phone: string, plan = 'pro') =>
	await database.query(
		"insert into customers (name, phone, plan, branch, last_order, next_appointment_at) values ('Ana', $1, $2, 'Centro', '#1001', '2030-11-25 13:30Z')",
		[phone, plan],
	);
const account = () => simulator.world.accounts.get(simulator.accountId);
const conversations = () => [...(account()?.conversations.values() ?? [])];
const contacts = () => [...(account()?.contacts.byId.values() ?? [])];
const identities = () => contacts().map(({ identifier, customAttributes }) => [identifier, customAttributes]);
const notes = () => conversations().flatMap(({ messages }) => messages.filter((message) => message.private)).map(({ content }) => content);
const statuses = () => n8n.runs.map(({ status }) => status);
const itemsOf = (run?: WorkflowRun) => run?.outputs['Chatwoot Trigger']?.[0] ?? [];
/** What this workflow did to Chatwoot since then, its reading left out. */
const writes = () =>
	simulator.calls.all().filter(({ method, path }) => path.startsWith('/api/') && method !== 'GET' && !path.endsWith('/filter')).map(({ method, path }) => `${method} ${path.replace('/api/v1/accounts/:account', '')}`);
/** As an agent does in Chatwoot. */
const change = async (contactId: number | undefined, body: object) =>
	await fetch(`${simulator.url}/api/v1/accounts/${simulator.accountId}/contacts/${contactId}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', 'api-access-token': simulator.tokens.admin },
		body: JSON.stringify(body),
	});
const rows = async () => await database.query<IDataObject>('select name, phone, chatwoot_phone from customers order by id');

describe('a customer of the table', () => {
	it('gets identifier and attributes with the first message, in one write', async () => {
		await addCustomer(ANA);
		simulator.calls.clear();
		await customerWrites();
		expect(statuses()).toEqual(['success']);
		expect(identities()).toEqual([['customer:1', ATTRIBUTES]]);
		expect([writes(), notes()]).toEqual([[expect.stringMatching(/^PUT \/contacts\//)], []]);
	});

	it('with the next message, and the same one again: Chatwoot is asked nothing', async () => {
		await addCustomer(ANA);
		await customerWrites();
		await customerWrites('¿hola?');
		simulator.calls.clear();
		await n8n.again(itemsOf(n8n.runs[1]));
		expect(simulator.calls.all().filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
		simulator.calls.clear();
		await n8n.again(itemsOf(n8n.runs[0]));
		expect(writes()).toEqual([]);
		expect(identities()).toEqual([['customer:1', ATTRIBUTES]]);
	});

	it('three messages at once leave what one leaves', async () => {
		await customerWrites();
		await addCustomer(ANA);
		await Promise.all(['uno', 'dos', 'tres'].map(async (text) => await write(text)));
		await n8n.settled();
		expect(statuses()).toEqual(['success', 'success', 'success', 'success']);
		expect([identities(), notes()]).toEqual([[['customer:1', ATTRIBUTES]], []]);
	});

	it('three first messages at once, of which Chatwoot makes several contacts: the team is told whom to merge', async () => {
		await addCustomer(ANA);
		await Promise.all(['uno', 'dos', 'tres'].map(async (text) => await write(text)));
		await n8n.settled();
		expect(contacts().length).toBeGreaterThan(1);
		expect(statuses()).toEqual(['success', 'success', 'success']);
		expect(notes()).toHaveLength(conversations().length);
		expect(notes()[0]).toMatch(/^Contact \d+ has the phone or e-mail of contact \d+, and Chatwoot changes neither of the two\. Merge them in Chatwoot\.$/);
	});

	it('a change in the table comes with the next message, and leaves other attributes alone', async () => {
		await addCustomer(ANA);
		await customerWrites();
		await change(contacts()[0]?.id, { custom_attributes: { tier: 'gold' } });
		await database.exec("update customers set plan = 'max', next_appointment_at = '2020-01-01'");
		await customerWrites();
		expect(identities()).toEqual([['customer:1', { ...ATTRIBUTES, plan: 'max', next_appointment: null, tier: 'gold' }]]);
	});

	const spellings: Array<[string, string, string]> = [
		['with spaces', '+56 9 6123 4567', ANA],
		['without +', '56961234567', ANA],
		['with 00', '0056-961234567', ANA],
		['as at home', '9 6123 4567', ANA],
		['as at home, with the old 0', '(09) 6123 4567', ANA],
		['a Brazilian one without its ninth digit', '55 11 6123-4567', BRAZILIAN],
		['a Brazilian one with it', '+55 (11) 96123-4567', BRAZILIAN],
	];
	it.each(spellings)('is found %s', async (_name, spelling, phone) => {
		await addCustomer(spelling);
		await customerWrites('hola', phone);
		expect(identities()).toEqual([['customer:1', ATTRIBUTES]]);
	});

	const strangers: Array<[string, string | null]> = [
		['another phone', LUIS],
		['no phone', null],
		['text', 'sin teléfono'],
		['a phone that begins like this one', `${ANA}8`],
		['the phone of a foreigner as at home', '11961234567'],
	];
	it.each(strangers)('nobody, with %s in the table: nothing is written and nothing is made', async (_name, phone) => {
		await addCustomer(phone ?? '');
		if (phone === null) await database.exec('update customers set phone = null');
		simulator.calls.clear();
		await customerWrites('hola', phone === '11961234567' ? BRAZILIAN : ANA);
		expect([statuses(), identities(), writes(), (await rows()).length]).toEqual([['success'], [[null, {}]], [], 1]);
	});
});

it('several customers with the phone: nothing is chosen, the team is told once', async () => {
	await addCustomer(ANA);
	await addCustomer('9 6123 4567', 'basic');
	await customerWrites();
	await customerWrites();
	expect(statuses()).toEqual(['success', 'success']);
	expect([identities(), notes()]).toEqual([[[null, {}]], ['2 customers in the table have this phone: customer:1, customer:2. The contact was left as it is. Correct the table, and the next message sets it.']]);
	await database.exec('delete from customers where id = 2');
	await customerWrites();
	expect(identities()).toEqual([['customer:1', ATTRIBUTES]]);
});

it('the identifier is another contact\'s: the attributes go on, the team is told once whom to merge', async () => {
	await addCustomer(ANA);
	await customerWrites('hola', LUIS);
	const [luis] = contacts();
	await change(luis?.id, { identifier: 'customer:1' });
	await customerWrites();
	await customerWrites();
	expect(statuses()).toEqual(['success', 'success', 'success']);
	expect(identities()).toEqual([['customer:1', {}], [null, ATTRIBUTES]]);
	expect(notes()).toEqual([expect.stringMatching(/^Contact \d+ has the identifier customer:1 already, so contact \d+ did not get it\. If both are the same person, merge them/)]);
});

it('the contact is another customer: nothing is written, the team is told once', async () => {
	await customerWrites();
	const [ana] = contacts();
	await change(ana?.id, { identifier: 'customer:7' });
	await addCustomer(ANA);
	await customerWrites();
	await customerWrites();
	expect(identities()).toEqual([['customer:7', {}]]);
	expect(notes()).toEqual([expect.stringMatching(/^Contact \d+ has the identifier customer:7 already, not customer:1\. Nothing was changed/)]);
});

const unproven: Array<[string, (item: IDataObject) => IDataObject]> = [
	['a phone typed into a website\'s chat', (item) => ({ ...item, conversation: { ...(item.conversation as IDataObject), channel: 'Channel::WebWidget' } })],
	['a contact without a phone', (item) => ({ ...item, contact: { ...(item.contact as IDataObject), phone: null, phoneVariants: [] } })],
	['a message without a contact', (item) => ({ ...item, contact: null })],
];
it.each(unproven)('%s is not looked up', async (_name, change) => {
	await customerWrites();
	await addCustomer(ANA);
	const [item] = itemsOf(n8n.runs[0]);
	const run = await n8n.again([change(item?.json ?? {})]);
	expect([run.status, run.outputs['Find the customer'], identities()]).toEqual(['success', undefined, [[null, {}]]]);
});

describe('adding who is not in the table', () => {
	beforeEach(async () => {
		await n8n.stop();
		n8n = await hostTrigger(simulator, workflowWith({ 'Add the customer': { disabled: false } }), { postgres });
	});

	it('ten first messages at once: one row, whatever contacts Chatwoot made of them', async () => {
		await Promise.all(Array.from({ length: 10 }, async (_, index) => await write(`mensaje ${index}`)));
		await n8n.settled();
		expect(new Set(statuses())).toEqual(new Set(['success']));
		expect(await rows()).toEqual([{ name: 'Ana Pérez', phone: ANA, chatwoot_phone: ANA }]);
	});

	it('the next message identifies the contact', async () => {
		await customerWrites();
		await customerWrites();
		expect(contacts()[0]?.identifier).toBe('customer:1');
		expect(await rows()).toHaveLength(1);
	});

	it('who is in the table, even twice, is not added', async () => {
		await addCustomer(ANA);
		await customerWrites();
		await addCustomer(ANA);
		await customerWrites();
		expect(await rows()).toHaveLength(2);
	});
});

describe('what is down', () => {
	it('PostgreSQL: the run fails where it happened, the next message makes up for it', async () => {
		await addCustomer(ANA);
		const { port } = postgres;
		postgres.port = CLOSED_PORT;
		await customerWrites();
		expect([statuses(), identities()]).toEqual([['error'], [[null, {}]]]);
		expect(n8n.runs[0]?.error).toMatchObject({ message: expect.stringMatching(/refused/) as string, node: { name: 'Find the customer' } });
		postgres.port = port;
		await customerWrites();
		expect(identities()).toEqual([['customer:1', ATTRIBUTES]]);
	});

	it('PostgreSQL refuses the query: its own words', async () => {
		await database.exec('drop table customers');
		await customerWrites();
		expect(n8n.runs[0]?.error?.message).toBe('relation "customers" does not exist');
	});

	it('Chatwoot for a moment: tried again', async () => {
		await addCustomer(ANA);
		simulator.faults.add({ match: { method: 'PUT', path: '/contacts/' }, kind: 'status502', times: 2 });
		await customerWrites();
		expect([statuses(), identities()]).toEqual([['success'], [['customer:1', ATTRIBUTES]]]);
	});

	it('Chatwoot loses its answer: set all the same, and once', async () => {
		await addCustomer(ANA);
		simulator.faults.add({ match: { method: 'PUT', path: '/contacts/' }, kind: 'resetAfterEffect', times: 1 });
		await customerWrites();
		expect([statuses(), identities(), notes()]).toEqual([['success'], [['customer:1', ATTRIBUTES]], []]);
	});
});

it('the index of the page serves the query', async () => {
	const { parameters } = workflowWith({}).nodes.find(({ name }) => name === 'Find the customer') ?? {};
	await database.exec("insert into customers (phone) select '+56 9 ' || n from generate_series(10000000, 10005000) n; analyze customers");
	const plan = await database.query<{ 'QUERY PLAN': string }>(`explain ${String(parameters?.query).replace('$1', "'56961234567,961234567'")}`);
	expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('customers_phone_digits');
});
