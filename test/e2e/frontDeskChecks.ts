import assert from 'node:assert/strict';

import type { Conversation } from '../simulator/chatwoot/model';
import type { Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import type { Checks } from './checks';
import { createGeminiCredential } from './openGemini';
import { pick, readWorkflow, type Credentials, type Shop, type WorkflowJson } from './openShop';
import { webhookIdOf, webhooksTo } from './openTrigger';
import { pause } from './startN8n';
import { until } from './triggerChecks';

const ANSWER = 'Despachamos en 1 a 3 días hábiles.';
const HANDED_OVER = 'Te paso con una persona de nuestro equipo, que te responderá por aquí.';
const QUESTION = '¿cuánto demora el despacho?';
const PERSON = 'quiero hablar con una persona';
const HOT = 'Quiero comprar la polera negra, ¿me mandas el link de pago?';
const FIRST_PHONE = 56_971_000_000;
const SWEEP_SECONDS = 5;
/** The clock of the shop goes by what the customer writes, so that a night takes no night. */
const MOMENT = "={{ $json.content.startsWith('noche') ? '2026-11-24T22:00:00' : '2026-11-24T12:00:00' }}";

/** The front desk in a real n8n: by day, by night, and after n8n was killed while customers wrote. */
export async function checkFrontDesk(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	// The sweep would find whom other checks have left without an answer.
	for (const conversation of simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? []) conversation.status = 'resolved';
	const bundled = await readWorkflow('front-desk');
	const workflow = await n8n.api.createWorkflow(setUp(bundled, { ...shop.credentials, ...(await createGeminiCredential(shop)) }));
	simulator.gemini.clear();
	simulator.gemini.always({ says: { reply: ANSWER, handoff: false, confidence: 0.9, language: 'es', reason: 'shipping' } });
	const path = `${webhookIdOf(bundled)}/webhook`;
	await n8n.api.publish(workflow, path);
	await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);
	const desk = { shop, workflowId: workflow.id };

	await checkTexts(checks, desk);
	await checks.run('front desk: n8n is killed, customers write, n8n starts: each is answered once', async () => await killAndSweep(desk));
	await checks.run('front desk: killed in the middle of an answer: answered once', async () => await killWhileAnswering(desk));
	await checks.run('front desk: every execution that ended by itself succeeded', async () => {
		assert.equal(await n8n.api.countExecutions(workflow.id, ['error']), 0);
	});
	await n8n.api.unpublish(workflow.id);
	simulator.gemini.clear();
}

type Desk = { shop: Shop; workflowId: string };

async function checkTexts(checks: Checks, { shop: { simulator } }: Desk): Promise<void> {
	const rows: Array<[string, string[], RegExp, number]> = [
		['a question by day', [QUESTION], /^Despachamos/, 0],
		['a person is asked for by day', [PERSON], new RegExp(`^${HANDED_OVER}$`), 0],
		['a question by night', [`noche: ${QUESTION}`], /^Despachamos/, 0],
		['a person is asked for by night, twice', [`noche: ${PERSON}`, 'noche: ¿hola?'], /^¡Hola! Ahora estamos cerrados. Te respondemos \*mañana a las 09:00\*/, 0],
		['a hot lead', [HOT], /^Despachamos/, 1],
	];
	for (const [index, [name, texts, expected, hotNotes]] of rows.entries()) {
		await checks.run(`front desk: ${name}: one message, and none from the sweep`, async () => {
			const phone = `+${FIRST_PHONE + index}`;
			for (const text of texts) {
				await write(simulator, phone, text);
				await until(() => received(simulator, phone).length > 0);
			}
			await pause(2 * SWEEP_SECONDS * 1_000);
			assert.equal(received(simulator, phone).length, 1);
			assert.match(received(simulator, phone)[0] ?? '', expected);
			assert.equal(hotNotesOf(simulator, phone), hotNotes);
		});
	}
}

async function killAndSweep({ shop: { n8n, simulator } }: Desk): Promise<string> {
	const phones = [100, 101, 102].map((number) => `+${FIRST_PHONE + number}`);
	const asks = simulator.gemini.calls.length;
	await n8n.kill9();
	for (const text of ['hola', QUESTION]) {
		for (const phone of phones) await write(simulator, phone, text);
		// Two messages of a customer whom nobody knows yet may open two conversations.
		await simulator.settled();
	}
	assert.deepEqual(phones.map((phone) => conversationsOf(simulator, phone).length), phones.map(() => 1));
	const startedAt = Date.now();
	await n8n.start();
	const readyAt = Date.now();
	await until(() => phones.every((phone) => received(simulator, phone).length > 0));
	const answeredAt = Date.now();
	await pause(3 * SWEEP_SECONDS * 1_000);
	assert.deepEqual(phones.map((phone) => received(simulator, phone)), phones.map(() => [ANSWER]));
	assert.equal(simulator.gemini.calls.length, asks + phones.length);
	return `answered ${seconds(answeredAt - readyAt)} after n8n was ready, which took ${seconds(readyAt - startedAt)}`;
}

/** The webhook was taken and is gone; the model has been asked and nobody waits for its answer any more. */
async function killWhileAnswering({ shop: { n8n, simulator } }: Desk): Promise<void> {
	const phone = `+${FIRST_PHONE + 200}`;
	const asks = simulator.gemini.calls.length;
	simulator.gemini.next({ says: { reply: ANSWER, handoff: false, confidence: 0.9, language: 'es', reason: 'late' }, delayMs: 5_000 });
	await write(simulator, phone, QUESTION);
	await until(() => simulator.gemini.calls.length > asks);
	await n8n.kill9();
	assert.deepEqual(received(simulator, phone), []);
	await n8n.start();
	await until(() => received(simulator, phone).length > 0);
	await pause(3 * SWEEP_SECONDS * 1_000);
	assert.deepEqual(received(simulator, phone), [ANSWER]);
}

/** What the note asks for, with a sweep that comes soon. Left-overs of other checks are older than the window. */
function setUp(json: WorkflowJson, { chatwootAccountApi, geminiReplyApi }: Credentials): WorkflowJson {
	const more: Record<string, object> = {
		'Every two minutes': { rule: { interval: [{ field: 'seconds', secondsInterval: SWEEP_SECONDS }] } },
		'Missed messages': { olderThanMinutes: 0, youngerThanHours: 0.05, limit: 200 },
		'Business Hours Gate': { timezone: 'America/Santiago', at: MOMENT },
	};
	const nodes = json.nodes.map((node) => {
		const parameters = { ...node.parameters, ...more[node.name] };
		if (node.type.endsWith('.geminiReply')) {
			const options = { ...(node.parameters.options as object), quietSeconds: 1 };
			return { ...node, parameters: { ...parameters, options }, credentials: pick({ chatwootAccountApi, geminiReplyApi }) };
		}
		const takesChatwoot = /\.(?:chatwoot|chatwootTrigger|leadScorer)$/.test(node.type);
		return takesChatwoot ? { ...node, parameters, credentials: pick({ chatwootAccountApi }) } : { ...node, parameters };
	});
	return { ...json, nodes };
}

async function write({ url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world }: Simulator, phone: string, text: string): Promise<void> {
	const at = world.clock.now();
	const { status } = await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, at });
	assert.equal(status, 200);
}

function received(simulator: Simulator, phone: string): string[] {
	return simulator.chats.received(phone).map(({ text }) => text);
}

function conversationsOf({ world, accountId }: Simulator, phone: string): Conversation[] {
	return [...(world.accounts.get(accountId)?.conversations.values() ?? [])].filter(({ contact }) => contact.phoneNumber === phone);
}

function hotNotesOf(simulator: Simulator, phone: string): number {
	return conversationsOf(simulator, phone).flatMap(({ messages }) => messages.filter((message) => message.private && message.content?.includes('Hot lead'))).length;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
