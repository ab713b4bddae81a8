import type { IDataObject } from 'n8n-workflow';

import { runWorkflow, type WorkflowJson, type WorkflowRun } from '../helpers/engine';
import { dataTables } from '../helpers/engine/core/dataTable';
import { readJson } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { DOWN, RATE_LIMITED } from '../simulator/slack/slack';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

const TABLE = 'error_alerts';
const URL_OF_RUN = 'https://n8n.example.com/workflow/abc/executions/7';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
	dataTables.clear();
	await minute();
});
afterEach(async () => await simulator.stop());

/** What the note in the workflow asks for; retries wait less than they do for a team. */
function setUp(): WorkflowJson {
	const workflow = readJson('workflows/error-alerts.json') as WorkflowJson;
	const url = simulator.url + simulator.slack.path;
	const nodes = workflow.nodes.map((node) => (node.name.startsWith('Slack') ? { ...node, waitBetweenTries: 20, parameters: { ...node.parameters, url } } : node));
	return { ...workflow, nodes };
}

const minute = async () => await runWorkflow({ workflow: setUp(), start: 'Every minute', items: [{}] });
const fails = async (item: IDataObject) => await runWorkflow({ workflow: setUp(), start: 'Error Trigger', items: [item] });
const told = () => simulator.slack.messages.map(({ text }) => String(text));
const rows = (state: string) => (dataTables.get(TABLE) ?? []).filter((row) => row.state === state);
/** As if the kinds had last been told so long ago. */
const age = (minutes: number) => {
	for (const row of dataTables.get(TABLE) ?? []) row.updatedAt = new Date(Date.now() - minutes * 60_000).toISOString();
};

/** As n8n tells of a failed execution, shortened; the request and the node's settings are what HTTP Request really adds. */
const failure = (message: string, more: IDataObject = {}, workflow = 'Orders'): IDataObject => ({
	execution: {
		id: '7',
		url: URL_OF_RUN,
		lastNodeExecuted: 'Step',
		mode: 'webhook',
		error: {
			message,
			stack: `Error: ${message}`,
			node: { name: 'Step', type: 'n8n-nodes-base.httpRequest', parameters: { url: 'https://x.example/?token=abc', jsonBody: 'Hola Ana' } },
			context: { itemIndex: 2, request: { body: { text: 'Hola Ana' }, headers: { authorization: 'Bearer abc' } } },
			...more,
		},
	},
	workflow: { id: 'w1', name: workflow },
});

it('one failure: workflow, step, item and a link, once', async () => {
	await fails(failure('The service refused the connection', { httpCode: 'ECONNREFUSED' }));
	expect(told()).toEqual([]);
	await minute();
	await minute();
	expect(told()).toEqual([`*Orders* › Step: The service refused the connection (ECONNREFUSED)\nitem 2 · <${URL_OF_RUN}|execution>`]);
	expect(rows('new')).toEqual([]);
});

it('an error of this package: what to do, and the conversation', async () => {
	const { error } = await runWorkflow({
		start: 'Step',
		workflow: {
			name: 'Orders',
			nodes: [{ id: 'step', name: 'Step', type: 'n8n-nodes-chatwoot-automations.chatwoot', typeVersion: 1, position: [0, 0], parameters: { resource: 'message', operation: 'send', conversationId: '={{ $json.conversationId }}', content: 'Hola Ana' } }],
			connections: {},
		},
		credentials: { chatwootAccountApi: credentialFor(simulator, 'wrong') },
		items: [{ conversationId: 42 }],
	});
	await fails({ execution: { id: '7', url: URL_OF_RUN, lastNodeExecuted: 'Step', error: error as IDataObject | undefined }, workflow: { id: 'w1', name: 'Orders' } });
	await minute();
	expect(told()).toEqual([expect.stringMatching(/^\*Orders\* › Step: Chatwoot answered 401 to .+ The access token is wrong or was renewed.+\nconversation 42 · item 0 · </)]);
});

it('a trigger that could not start: its own shape, no link', async () => {
	await fails({ trigger: { error: { message: 'Chatwoot answered 503', node: { name: 'Chatwoot Trigger' } }, mode: 'trigger' }, workflow: { id: 'w1', name: 'Front desk' } });
	await minute();
	expect(told()).toEqual(['*Front desk* › Chatwoot Trigger: Chatwoot answered 503']);
});

it.each<[string, string, string]>([
	['a token', 'bad token abcdefGHIJ1234567890wxyz', 'bad token [hidden]'],
	['a token without digits', 'bad abcdefGHIJklmnopQRSTuvwx', 'bad [hidden]'],
	['a bearer', 'sent Bearer abc.def', 'sent Bearer [hidden]'],
	['a named key', 'api_key=12ab, again', 'api_key=[hidden] again'],
	['the words token and key alone', 'The access token is wrong', 'The access token is wrong'],
	['a phone', 'no WhatsApp at +56 9 6123-4567', 'no WhatsApp at [number]'],
	['a phone without plus', 'no WhatsApp at 56961234567.', 'no WhatsApp at [number].'],
	['a status and a conversation', '404 to /conversations/4242/messages', '404 to /conversations/4242/messages'],
	['an e-mail address', 'unknown ana.perez@tienda.example', 'unknown [e-mail]'],
	['a query string', 'GET https://x.example/a/b?key=1&c=2 failed', 'GET https://x.example/a/b?… failed'],
	['a password in an address', 'postgres via https://u:p@x.example/a', 'postgres via https://x.example/a'],
	['a body as JSON', '400 - {"text":"Hola Ana","to":"x"}', '400 - {…}'],
	['a long quote', `refused "${'Hola Ana '.repeat(9)}"`, 'refused "…"'],
	['a short quote: Chatwoot\'s own words', 'refused: "Invalid Access Token"', 'refused: "Invalid Access Token"'],
	['what Slack would read as markup', 'a <b> & <!channel>', 'a &lt;b&gt; &amp; &lt;!channel&gt;'],
	['lines', 'one\n\n two', 'one two'],
	['a long message', 'ñ '.repeat(400), `${'ñ '.repeat(250)}…`],
])('hides or keeps %s', async (_name, message, shown) => {
	await fails(failure(message));
	await minute();
	expect(told()[0]?.split('\n')[0]).toBe(`*Orders* › Step: ${shown}`);
});

describe('the same failure', () => {
	it('is told once in 15 minutes; then the next message counts what came meanwhile', async () => {
		const order = async (number: number) => await fails(failure(`No inbox for conversation ${number}`));
		await order(1);
		await minute();
		for (const number of [2, 3, 4, 5, 6, 7, 8]) await order(number);
		await minute();
		expect([told().length, rows('new').length]).toEqual([1, 7]);
		age(16);
		await minute();
		expect(told()[1]).toMatch(/No inbox for conversation 8\nconversation 8, 7, 6, 5, 4 and 2 more · item 2 · 7 times · <.+\|newest execution>$/);
		expect(rows('new')).toEqual([]);
	});

	it('in another workflow is another', async () => {
		await fails(failure('down'));
		await minute();
		await fails({ ...failure('down', {}, 'Leads'), workflow: { id: 'w2', name: 'Leads' } });
		await minute();
		expect(told()).toHaveLength(2);
	});

	it('is forgotten after a day', async () => {
		await fails(failure('down'));
		await minute();
		age(25 * 60);
		await fails(failure('another'));
		await minute();
		expect(rows('told')).toHaveLength(1);
	});
});

it('50 different failures: 20 a message, the oldest first, and every one is told', async () => {
	const words = Array.from({ length: 50 }, (_, index) => 'abcdefghij'[Math.floor(index / 10)] + ('klmnopqrst'[index % 10] ?? ''));
	for (const word of words) await fails(failure(`broken ${word}`));
	await minute();
	await minute();
	await minute();
	await minute();
	expect(told().map((text) => text.match(/broken \w\w/g)?.length)).toEqual([20, 20, 10]);
	expect(told()[0]).toMatch(/^.+broken ak[^]+… and 30 other failures, which follow\.$/);
	expect(new Set(told().flatMap((text) => text.match(/broken \w\w/g) ?? [])).size).toBe(50);
});

describe('Slack', () => {
	const statuses = (runs: WorkflowRun[]) => runs.map(({ status }) => status);

	it('asks to wait: tried again, told once', async () => {
		simulator.slack.refuse(3, RATE_LIMITED);
		await fails(failure('down'));
		expect((await minute()).status).toBe('success');
		expect(told()).toHaveLength(1);
	});

	it('stays down: the run shows as failed, and the failures are told when it is back', async () => {
		simulator.slack.refuse(10, DOWN);
		await fails(failure('down'));
		const runs = [await minute(), await minute()];
		await fails(failure('down'));
		runs.push(await minute());
		expect(statuses(runs)).toEqual(['error', 'error', 'success']);
		expect(told()).toEqual([expect.stringMatching(/2 times/)]);
	});
});

it('the data table does not answer: told at once, one by one', async () => {
	dataTables.clear();
	await fails(failure('down'));
	expect(told()).toEqual([expect.stringMatching(/^\*Orders\* › Step: down\nitem 2 · <.+\|execution> · told one by one, because the data table error_alerts does not answer$/)]);
});
