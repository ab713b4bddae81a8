import type { IDataObject } from 'n8n-workflow';

import type { WorkflowJson, WorkflowRun } from '../helpers/engine';
import { hostTrigger, type HostedTrigger } from '../helpers/hostTrigger';
import { leadsTableSql } from '../helpers/leadsTable';
import { readJson } from '../helpers/sourceFiles';
import { ANA } from '../helpers/startShop';
import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { DOWN } from '../simulator/slack/slack';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const LUIS = '+56961234568';
const HOT = 'Quiero comprar la polera negra, ¿me mandas el link de pago?';
const PRICE = '¿Cuánto cuesta la polera?';
const HELLO = 'hola';

let database: Database;
let simulator: Simulator;
let n8n: HostedTrigger;

// One PostgreSQL for all of them: it takes seconds to start.
beforeAll(async () => {
	database = await openPglite();
});
afterAll(async () => await database.close());
beforeEach(async () => {
	await database.empty();
	await database.exec(leadsTableSql());
	simulator = await startSimulator({ database: async () => ({ ...database, close: async () => {} }) });
	const { url, slack, supabase } = simulator;
	const workflow = setUp({
		Supabase: { url: `${url}/rest/v1/leads?on_conflict=account_id,contact_id` },
		Slack: { url: url + slack.path },
	});
	n8n = await hostTrigger(simulator, workflow, { httpHeaderAuth: { name: 'apikey', value: supabase.keys.secret } });
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

/** What the note in the workflow asks for; retries wait less than they do for a shop. */
function setUp(more: Record<string, object>): WorkflowJson {
	const workflow = readJson('workflows/lead-scoring-to-supabase.json') as WorkflowJson;
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...more[node.name] },
		...(node.retryOnFail ? { waitBetweenTries: 50 } : {}),
	}));
	return { ...workflow, nodes };
}

async function write(text: string, phone = ANA): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, name: 'Ana <Pérez>', at: world.clock.now() });
}

async function customerWrites(text: string, phone = ANA): Promise<void> {
	await write(text, phone);
	await n8n.settled();
}

const rows = async () =>
	await database.query<IDataObject>('select score, stage, last_message, hot_message_id::int, message_id::int, reasons, opt_out from leads order by contact_id');
const conversations = () => [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
const notes = () => conversations().flatMap(({ messages }) => messages.filter((message) => message.private)).map(({ content }) => content);
const attributes = () => conversations().map(({ contact }) => contact.customAttributes);
const told = () => simulator.slack.messages.map(({ text }) => text);
const statuses = () => n8n.runs.map(({ status }) => status);
/** What the trigger gave in a run. */
const itemOf = (run?: WorkflowRun) => run?.outputs['Chatwoot Trigger']?.[0] ?? [];

describe('one customer', () => {
	it('a hello is a cold row, and nobody is told', async () => {
		await customerWrites(HELLO);
		expect(statuses()).toEqual(['success']);
		expect(await rows()).toMatchObject([{ score: 0, stage: 'cold', last_message: HELLO, hot_message_id: null }]);
		expect([notes(), told()]).toEqual([[], []]);
	});

	it('a purchase intent: one row with its reasons, a note and Slack', async () => {
		await customerWrites(HOT);
		const [row] = await rows();
		expect(row).toMatchObject({ stage: 'hot', last_message: HOT, hot_message_id: row?.message_id });
		expect(attributes()).toMatchObject([{ lead_stage: 'hot', lead_score: row?.score }]);
		expect(notes()).toEqual([expect.stringMatching(/^\*\*Hot lead: \d+ points\*\*\n\n- .*: \+\d+/)]);
		expect(told()).toEqual([expect.stringMatching(/^Hot lead: Ana &lt;Pérez&gt;, \d+ points \(.+\)\. Chatwoot conversation #\d+$/)]);
		expect(statuses()).toEqual(['success']);
	});

	it('prices that add up: told at the crossing, not before and not again', async () => {
		const hot: unknown[] = [];
		for (const text of [HELLO, PRICE, '¿y el plan con cuotas, qué valor tiene?', '¿tienen descuento?', HOT]) {
			await customerWrites(text);
			hot.push((await rows())[0]?.stage === 'hot');
		}
		expect(hot[0]).toBe(false);
		expect(hot.at(-1)).toBe(true);
		expect(await rows()).toHaveLength(1);
		expect([notes().length, told().length]).toEqual([1, 1]);
	});
});

describe('the same message again', () => {
	it.each([
		['later', 1],
		['three times at once', 3],
	])('%s: one row, one note, Slack once, and the score did not count twice', async (_name, times) => {
		await customerWrites(HOT);
		const [before] = await rows();
		const items = itemOf(n8n.runs[0]);
		const runs = await Promise.all(Array.from({ length: times }, async () => await n8n.again(items)));
		expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'success'));
		expect(await rows()).toEqual([before]);
		expect([notes().length, told().length]).toEqual([1, 1]);
		expect(attributes()[0]?.lead_score).toBe(before?.score);
	});
});

describe('several at the same moment', () => {
	it('three messages of one customer: one row, one note', async () => {
		await customerWrites(HELLO);
		await Promise.all([HOT, 'quiero pagar', 'lo compro'].map(async (text) => await write(text)));
		await n8n.settled();
		expect(statuses()).toEqual(Array.from({ length: 4 }, () => 'success'));
		expect(await rows()).toMatchObject([{ stage: 'hot' }]);
		expect([notes().length, told().length]).toEqual([1, 1]);
	});

	it('another worker was first to make the same customer hot: told by that one only', async () => {
		await customerWrites(HELLO);
		await database.exec("update leads set score = 90, stage = 'hot', hot_message_id = 999, hot_at = now(), scored_at = now()");
		await customerWrites(HOT);
		expect(n8n.runs[1]?.outputs['Lead Scorer']?.[0]?.[0]?.json.lead).toMatchObject({ becameHot: true });
		expect(await rows()).toMatchObject([{ score: 90, stage: 'hot', hot_message_id: 999, last_message: HOT }]);
		expect([statuses(), notes(), told()]).toEqual([['success', 'success'], [], []]);
	});

	it('two customers: a row and a note each', async () => {
		await Promise.all([write(HOT), write(HOT, LUIS)]);
		await n8n.settled();
		expect(await rows()).toMatchObject([{ stage: 'hot' }, { stage: 'hot' }]);
		expect([notes().length, told().length]).toEqual([2, 2]);
	});
});

it('an older message that arrives after a newer one: the higher score and the newer message stay', async () => {
	await customerWrites(HELLO);
	const [hello] = itemOf(n8n.runs[0]);
	await customerWrites(HOT);
	const [hot] = await rows();
	expect((await n8n.again(hello ? [hello] : [])).status).toBe('success');
	expect(await rows()).toEqual([hot]);
	expect(notes()).toHaveLength(1);
});

describe('Supabase', () => {
	const tries = () => simulator.faults.struck();

	it('is down for a moment: tried again, nothing is lost', async () => {
		simulator.faults.add({ match: { path: '/rest/v1/' }, kind: 'status502', times: 2 });
		await customerWrites(HOT);
		expect([statuses(), tries()]).toEqual([['success'], { status502: 2 }]);
		expect([(await rows()).length, notes().length, told().length]).toEqual([1, 1, 1]);
	});

	it('loses its answer: the row is there once, and sales is told once', async () => {
		simulator.faults.add({ match: { path: '/rest/v1/' }, kind: 'resetAfterEffect', times: 1 });
		await customerWrites(HOT);
		expect([statuses(), tries()]).toEqual([['success'], { resetAfterEffect: 1 }]);
		expect([(await rows()).length, notes().length, told().length]).toEqual([1, 1, 1]);
	});

	it('stays down: the score is in Chatwoot, sales is told, the run says why; run again, the row is there', async () => {
		simulator.faults.add({ match: { path: '/rest/v1/' }, kind: 'reset' });
		await customerWrites(HOT);
		expect(statuses()).toEqual(['error']);
		expect(n8n.runs[0]?.error?.message).toMatch(/^Supabase did not take the lead of contact \d+: .+\. The score is in Chatwoot all the same/);
		expect(attributes()).toMatchObject([{ lead_stage: 'hot' }]);
		expect([notes().length, told().length]).toEqual([1, 1]);
		simulator.faults.clear();
		expect((await n8n.again(itemOf(n8n.runs[0]))).status).toBe('success');
		expect(await rows()).toMatchObject([{ stage: 'hot' }]);
		expect([notes().length, told().length]).toEqual([1, 1]);
	});

	it('comes back: a lead that was told of meanwhile is not told of again', async () => {
		simulator.faults.add({ match: { path: '/rest/v1/' }, kind: 'reset' });
		await customerWrites(HOT);
		simulator.faults.clear();
		await customerWrites('quiero pagar');
		expect(statuses()).toEqual(['error', 'success']);
		expect([(await rows()).length, notes().length, told().length]).toEqual([1, 1, 1]);
	});

	const wrong: Array<[string, string, RegExp]> = [
		['without the unique constraint', 'alter table leads drop constraint leads_account_id_contact_id_key', /42P10.*no unique or exclusion constraint/],
		['without a column', 'alter table leads drop column reasons', /PGRST204.*'reasons' column/],
		['without the table', 'drop table leads', /PGRST205.*'public\.leads'/],
	];
	it.each(wrong)('%s: its own words, and the score is in Chatwoot', async (_name, sql, message) => {
		await database.exec(sql);
		await customerWrites(HOT);
		expect(statuses()).toEqual(['error']);
		expect(n8n.runs[0]?.error?.message).toMatch(message);
		expect(attributes()).toMatchObject([{ lead_stage: 'hot' }]);
		expect([notes().length, told().length]).toEqual([1, 1]);
	});
});

it('Slack stays down: the row and the note are there, the run shows as failed', async () => {
	simulator.slack.refuse(5, DOWN);
	await customerWrites(HOT);
	expect(statuses()).toEqual(['error']);
	expect([(await rows()).length, notes().length, told().length]).toEqual([1, 1, 0]);
});
