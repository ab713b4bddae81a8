/**
 * Events per second that the Chatwoot Trigger takes in a real n8n on SQLite, beside the flow that people build
 * by hand (Webhook → IF), and how many executions each starts per customer message. They take turns in one run;
 * the clock stops when the last execution has ended. A third line is what Chatwoot really sends to the trigger, which
 * registers for the chosen events only; its rate counts all that happened. Run: `npx tsx test/bench/trigger.ts` after `npm run build`.
 */
import { randomUUID } from 'node:crypto';

import { installN8n } from '../e2e/installN8n';
import { openShop, type Shop, type WorkflowJson } from '../e2e/openShop';
import { type Captured, captureEvents, endingInNothing, saveTrigger, webhooksTo } from '../e2e/openTrigger';
import { packPackage } from '../e2e/packPackage';
import { CURRENT, NODE_20, type Runtime } from '../e2e/runtimes';
import { pause } from '../e2e/startN8n';
import { post, renumbered, until } from '../e2e/triggerChecks';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CUSTOMERS_PER_ROUND = Number(process.env.BENCH_CUSTOMERS ?? 40);
const ENDED = ['success', 'error', 'crashed'];
const POLL_MS = 25;
const MAX_ROUND_MS = 120_000;
const QUIET_POLLS = 4;

type Trial = { name: string; runtime: Runtime; minimum: number; env?: Record<string, string> };
/** `lazy` (BENCH_N8N=lazy) is 2.40.5 told to make isolates only where something is evaluated. */
const TRIALS: Trial[] = [
	{ name: '2.8.4', runtime: NODE_20, minimum: 3 },
	{ name: '2.40.5', runtime: CURRENT, minimum: 1.5 },
	{ name: 'lazy', runtime: CURRENT, minimum: 1.5, env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } },
];

type Flow = {
	name: string;
	url: string;
	workflowId: string;
	secret?: string;
	/** What Chatwoot sends to it; everything when left out. */
	subscriptions?: string[];
	rates: number[];
	started: number;
	latenciesMs: number[];
};

async function main(): Promise<void> {
	const tarball = await packPackage();
	const wanted = (process.env.BENCH_N8N ?? '2.8.4,2.40.5').split(',');
	for (const trial of TRIALS) if (wanted.includes(trial.name)) await compare(trial, tarball);
}

async function compare({ name, runtime, minimum, env }: Trial, tarball: string): Promise<void> {
	const shop = await openShop(await installN8n(runtime), { tarball, env });
	try {
		const events = await captureEvents(shop.simulator, { customers: CUSTOMERS_PER_ROUND, from: 1 });
		const trigger = await publishTrigger(shop);
		const asRegistered = { ...trigger, name: 'the same, as sent', subscriptions: ['message_created'] };
		const flows = [trigger, await publishHandBuilt(shop), asRegistered];
		for (const flow of flows) await postRound(shop, flow, events);
		for (const flow of flows) Object.assign(flow, { rates: [], started: 0, latenciesMs: [] });
		for (let round = 0; round < ROUNDS; round++) {
			for (const flow of flows) await postRound(shop, flow, events);
		}
		report(name, flows, { events, minimum });
	} finally {
		await shop.close();
	}
}

async function publishTrigger(shop: Shop): Promise<Flow> {
	const { workflow, path, url } = await saveTrigger(shop);
	await shop.n8n.api.publish(workflow, path);
	// n8n answers for the webhook before the trigger has registered it at Chatwoot.
	await until(() => webhooksTo(shop.simulator, url).length === 1);
	const secret = webhooksTo(shop.simulator, url)[0]?.secret;
	return { name: 'Chatwoot Trigger', url, workflowId: workflow.id, secret, rates: [], started: 0, latenciesMs: [] };
}

/** Webhook → IF: the event, the direction and the visibility, as tutorials have it. */
async function publishHandBuilt({ n8n }: Shop): Promise<Flow> {
	const path = 'bench-webhook-if';
	const webhook = {
		...{ id: randomUUID(), name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 0] },
		...{ webhookId: randomUUID(), parameters: { httpMethod: 'POST', path, options: {} } },
	};
	const json = endingInNothing('Hand-built', webhook);
	const saved = await n8n.api.createWorkflow(withIf(json));
	await n8n.api.publish(saved, path);
	return { name: 'Webhook → IF', url: `${n8n.url}/webhook/${path}`, workflowId: saved.id, rates: [], started: 0, latenciesMs: [] };
}

function withIf(json: WorkflowJson): WorkflowJson {
	const test = (field: string, value: string) => ({
		id: randomUUID(),
		leftValue: `={{ String($json.body.${field}) }}`,
		rightValue: value,
		operator: { type: 'string', operation: 'equals' },
	});
	const conditions = [test('event', 'message_created'), test('message_type', 'incoming'), test('private', 'false')];
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const node = {
		...{ id: randomUUID(), name: 'IF', type: 'n8n-nodes-base.if', typeVersion: 2.2, position: [200, 0] },
		parameters: { conditions: { options, conditions, combinator: 'and' }, options: {} },
	};
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return { ...json, nodes: [...json.nodes, node], connections: { Webhook: to('IF'), IF: to('Nothing') } };
}

/** Posts the same events about new records, waits for the last execution to end, and notes the rate. */
async function postRound(shop: Shop, flow: Flow, events: Captured[]): Promise<void> {
	const ended = async () => await shop.n8n.api.countExecutions(flow.workflowId, ENDED);
	const customers = events.filter(({ isCustomerMessage }) => isCustomerMessage).length;
	const expected = flow.secret ? customers : events.length;
	const sent = events.filter(({ body }) => flow.subscriptions?.includes(eventOf(body)) ?? true);
	const sends = sent.map(({ body }) => ({ body: renumbered(body), secret: flow.secret, deliveryId: randomUUID() }));
	const before = await ended();
	const startedMs = performance.now();
	const { statuses, latenciesMs } = await post(flow.url, sends);
	flow.latenciesMs.push(...latenciesMs);
	const refused = statuses.filter((status) => status !== 200).length;
	if (refused > 0) throw new Error(`${flow.name} did not take ${refused} of ${events.length} events within 5 s each`);
	while ((await ended()) - before < expected && performance.now() - startedMs < MAX_ROUND_MS) await pause(POLL_MS);
	flow.rates.push((events.length * 1000) / (performance.now() - startedMs));
	await pause(POLL_MS * QUIET_POLLS);
	flow.started += (await shop.n8n.api.countExecutions(flow.workflowId)) - before;
}

const eventOf = (body: string) => String((JSON.parse(body) as { event?: string }).event);

function report(name: string, flows: Flow[], { events, minimum }: { events: Captured[]; minimum: number }): void {
	const messages = events.filter(({ isCustomerMessage }) => isCustomerMessage).length * ROUNDS;
	console.log(`n8n ${name}: ${events.length} events a round, ${messages / ROUNDS} of them customer messages`);
	for (const { name: flow, rates, started, latenciesMs } of flows) {
		const perMessage = (started / messages).toFixed(2);
		const p95Ms = [...latenciesMs].sort((a, b) => a - b)[Math.floor(latenciesMs.length * 0.95)] ?? NaN;
		console.log(`${flow.padEnd(18)} ${median(rates).toFixed(0).padStart(5)} events/s, ${perMessage} executions per customer message, p95 of the answer ${p95Ms.toFixed(0)} ms`);
	}
	const [ours, handBuilt, asSent] = flows;
	const ratioOf = (flow: Flow | undefined) => median(flow?.rates.map((rate, round) => rate / (handBuilt?.rates[round] ?? NaN)) ?? []);
	const ratio = ratioOf(ours);
	console.log(`Chatwoot Trigger: ${ratio.toFixed(2)} x Webhook → IF (at least ${minimum} wanted); as sent ${ratioOf(asSent).toFixed(2)} x`);
	if (!(ratio >= minimum) || ours?.started !== messages) process.exitCode = 1;
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
