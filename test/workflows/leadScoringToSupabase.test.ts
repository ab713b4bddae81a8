import type { IDataObject } from 'n8n-workflow';

import { runWorkflow, type WorkflowJson, type WorkflowRun } from '../helpers/engine';
import { hostTrigger, type HostedTrigger } from '../helpers/hostTrigger';
import { leadsTable } from '../helpers/leadsTable';
import { readJson } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { DOWN } from '../simulator/slack/slack';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const ANA = '56961234567';
const LUIS = '56961234568';

let simulator: Simulator;
let n8n: HostedTrigger;
let header: { name: string; value: string };

beforeAll(async () => {
	simulator = await startSimulator();
}, 60_000);
beforeEach(async () => {
	simulator.reset();
	simulator.supabase.isDown = false;
	await simulator.supabase.setUp(`drop table if exists leads; ${leadsTable()}`);
	header = { name: 'apikey', value: simulator.supabase.keys.secret };
	n8n = await hostTrigger(simulator, setUp(readJson('workflows/lead-scoring-to-supabase.json') as WorkflowJson), { httpHeaderAuth: header });
}, 60_000);
afterEach(async () => await n8n.stop());
afterAll(async () => await simulator.stop());

/** What the note in the workflow asks for; and nobody waits between tries. */
function setUp(workflow: WorkflowJson): WorkflowJson {
	const urls: Record<string, string> = {
		Slack: simulator.url + simulator.slack.path,
		'Lead to Supabase': `${simulator.url}/rest/v1/leads?on_conflict=account_id,contact_id`,
	};
	const nodes = workflow.nodes.map((node) => {
		const url = urls[node.name];
		return { ...node, waitBetweenTries: 1, parameters: { ...node.parameters, ...(url ? { url } : {}) } };
	});
	return { ...workflow, nodes };
}

async function write(text: string, phone = ANA): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone, { text, at: world.clock.now() });
}

async function customerWrites(text: string, phone = ANA): Promise<void> {
	await write(text, phone);
	await n8n.settled();
}

const rows = async () => await simulator.supabase.query('select * from leads order by contact_id');
const told = () => simulator.slack.messages.map(({ text }) => String(text));
const lastRun = () => n8n.runs.at(-1);
const leadOf = (run: WorkflowRun | undefined) => run?.outputs['Lead Scorer']?.[0]?.[0]?.json.lead as IDataObject | undefined;
const account = () => simulator.world.accounts.get(simulator.accountId);
const contact = () => [...(account()?.contacts.byId.values() ?? [])].find(({ phoneNumber }) => phoneNumber === `+${ANA}`);
const notes = () => [...(account()?.conversations.values() ?? [])].flatMap(({ messages }) => messages.filter((one) => one.private).map(({ content }) => content));

/** The same event once more, past the trigger's memory, as another worker or a retry has it. */
async function again(run: WorkflowRun | undefined): Promise<WorkflowRun> {
	const item = run?.outputs['Chatwoot Trigger']?.[0]?.[0]?.json ?? {};
	const credentials = { chatwootAccountApi: credentialFor(simulator), httpHeaderAuth: header };
	const workflow = setUp(readJson('workflows/lead-scoring-to-supabase.json') as WorkflowJson);
	return await runWorkflow({ workflow, start: 'Chatwoot Trigger', items: [item], credentials });
}

describe('a customer', () => {
	it('who greets is a cold lead with a row, and nobody is told', async () => {
		await customerWrites('hola, buenas tardes');
		expect(await rows()).toMatchObject([{ score: 0, stage: 'cold', phone: `+${ANA}`, last_message: 'hola, buenas tardes', source: 'Channel::Whatsapp' }]);
		expect([told(), notes()]).toEqual([[], []]);
		expect(lastRun()?.status).toBe('success');
	});

	it('who asks for the price is warm', async () => {
		await customerWrites('¿Cuánto cuesta la polera?');
		expect(await rows()).toMatchObject([{ score: 40, stage: 'warm', reasons: [{ rule: 'howMuch', category: 'pricing', points: 40, matched: 'Cuánto cuesta' }] }]);
		expect(told()).toEqual([]);
	});

	it('who wants to buy is hot: sales are told with the reasons, in a note and in Slack', async () => {
		await customerWrites('quiero comprar 2 poleras');
		expect(await rows()).toMatchObject([{ score: expect.any(Number) as unknown, stage: 'hot' }]);
		expect(notes()).toEqual([expect.stringMatching(/^\*\*Hot lead\*\*: score \d+ of 100\n\nbuy 70 \(quiero comprar\)/)]);
		expect(told()).toEqual([expect.stringMatching(/Hot lead: .*score \d+\nbuy 70 \(quiero comprar\)/s)]);
		expect(told()[0]).toContain('/conversations/');
	});

	it('becomes hot by questions that add up, on the second message', async () => {
		await customerWrites('precio?');
		await customerWrites('aceptan tarjeta de crédito?');
		expect(await rows()).toMatchObject([{ score: 80, stage: 'hot', peak_score: 80 }]);
		expect(told()).toHaveLength(1);
	});

	it('who is hot already is not announced again', async () => {
		for (const text of ['quiero comprar la roja', 'cuánto sale?', 'pásame los datos para transferir']) await customerWrites(text);
		expect(await rows()).toMatchObject([{ score: 100 }]);
		expect([told().length, notes().length]).toEqual([1, 1]);
	});

	it('who wants no messages is cold, whatever came before', async () => {
		await customerWrites('cuánto cuesta?');
		await customerWrites('ya no me escriban más');
		expect(await rows()).toMatchObject([{ score: 0, stage: 'cold', opt_out: true }]);
	});

	it('is told of beside another customer', async () => {
		await Promise.all([write('quiero comprar 1'), write('me lo llevo', LUIS)]);
		await n8n.settled();
		expect(await rows()).toHaveLength(2);
		expect(told()).toHaveLength(2);
	});
});

it('the contact in Chatwoot carries score, stage, reasons, time and the label', async () => {
	await customerWrites('cuánto cuesta?');
	expect(contact()?.customAttributes).toMatchObject({
		lead_score: 40,
		lead_stage: 'warm',
		lead_reasons: 'howMuch +40 "cuánto cuesta"',
		lead_scored_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
	});
	expect(contact()?.labels).toEqual(['lead']);
});

describe('the same message again', () => {
	it.each([1, 3])('%s times more, at once: one row, one notification, a score that counts it once', async (copies) => {
		await customerWrites('quiero comprar una polera');
		const first = lastRun();
		const runs = await Promise.all(Array.from({ length: copies }, async () => await again(first)));
		expect(runs.map((run) => [leadOf(run)?.score, leadOf(run)?.becameHot, run.status])).toEqual(runs.map(() => [leadOf(first)?.score, true, 'success']));
		expect(await rows()).toMatchObject([{ score: leadOf(first)?.score }]);
		expect([told().length, notes().length]).toEqual([1, 1]);
	}, 20_000);

	it('five messages of one customer at the same moment: every one counted, one notification', async () => {
		await customerWrites('hola');
		await Promise.all(['precio?', 'tienen cuotas?', 'quiero comprar la roja', 'pásame el link de pago', 'hola?'].map(async (text) => await write(text)));
		await n8n.settled();
		expect(contact()?.customAttributes).toMatchObject({ lead_score: 100, lead_stage: 'hot' });
		expect(await rows()).toMatchObject([{ score: 100, stage: 'hot' }]);
		expect([told().length, notes().length]).toEqual([1, 1]);
	}, 20_000);

	it('tells sales at last when the first run did not get that far', async () => {
		n8n.change({ 'Tell sales': { conversationId: '99999' } });
		await customerWrites('quiero comprar una polera');
		expect([lastRun()?.status, told().length]).toEqual(['error', 0]);
		expect(lastRun()?.error?.message).toContain('The note for sales could not be written');
		expect((await again(lastRun())).status).toBe('success');
		expect([told().length, notes().length]).toEqual([1, 1]);
	}, 20_000);
});

describe('what fails shows as a failed run that says why, after sales were told; the score is there', () => {
	const failures: Array<[string, () => Promise<void> | void, RegExp]> = [
		['Supabase is down', () => void (simulator.supabase.isDown = true), /Check the address .* and that the project is awake/],
		['the constraint is missing', async () => await simulator.supabase.setUp('alter table leads drop constraint leads_account_id_contact_id_key'), /lacks the constraint unique \(account_id, contact_id\): run the SQL/],
		['the table is missing', async () => await simulator.supabase.setUp('drop table leads'), /There is no table leads: run the SQL/],
		['a column is missing', async () => await simulator.supabase.setUp('alter table leads drop column opt_out cascade'), /A column of the table leads is missing/],
		['the key is wrong', () => void (header.value = 'sb_secret_other'), /The key is wrong or missing/],
		['the key is the publishable one', () => void (header.value = simulator.supabase.keys.publishable), /use the secret key/],
		['the header has another name', () => void (header.name = 'x-api-key'), /The key is wrong or missing/],
		['the key is sent as a bearer token too', () => Object.assign(header, { name: 'authorization', value: `Bearer ${header.value}` }) && undefined, /The key is wrong or missing/],
	];

	it.each(failures)('%s', async (_name, breakIt, sentence) => {
		await breakIt();
		await customerWrites('quiero comprar una polera');
		expect(lastRun()?.status).toBe('error');
		expect(lastRun()?.error?.message).toMatch(sentence);
		expect(lastRun()?.error?.message).not.toContain('sb_secret');
		expect(leadOf(lastRun())).toMatchObject({ stage: 'hot' });
		expect(contact()?.customAttributes).toMatchObject({ lead_stage: 'hot' });
		expect(told()).toHaveLength(1);
	}, 20_000);

	it('Slack is down: the row and the note are there', async () => {
		simulator.slack.refuse(5, DOWN);
		await customerWrites('quiero comprar una polera');
		expect(lastRun()?.error?.message).toMatch(/Slack did not take the message/);
		expect(await rows()).toMatchObject([{ stage: 'hot' }]);
		expect(notes()).toHaveLength(1);
	}, 20_000);

	it('Slack is busy: tried again', async () => {
		simulator.slack.refuse(2, DOWN);
		await customerWrites('quiero comprar una polera');
		expect([lastRun()?.status, told().length]).toEqual(['success', 1]);
	}, 20_000);
});

it('what the customer writes stays text, in the note and in Slack', async () => {
	await customerWrites('quiero comprar <!channel> {{ contact.email }} *ya* [aquí](https://evil.example)');
	expect([told(), notes()].flat().join()).not.toMatch(/<!channel>|\{\{|evil/);
	expect(told()).toHaveLength(1);
});
