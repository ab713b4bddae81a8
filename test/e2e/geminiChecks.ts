import assert from 'node:assert/strict';

import { attempts } from '../fixtures/prompt-injections.json';
import type { Script } from '../simulator/gemini/gemini';
import { overloaded, quotaExceeded } from '../simulator/gemini/googleError';
import type { Checks } from './checks';
import { createGeminiCredential, openGemini, QUIET_SECONDS, type OpenGemini } from './openGemini';
import type { Credentials, Shop } from './openShop';
import { chatwoot } from './openTrigger';
import { pause } from './startN8n';
import { until } from './triggerChecks';

const ANSWER = 'Despachamos en 1 a 3 días hábiles.';
const HANDED_OVER = /una persona de nuestro equipo/;
const ROUNDS = 20;
const MODEL_MS = 300;

const says = (reply: string, more: object = {}) => ({ says: { reply, handoff: false, confidence: 0.9, language: 'es', reason: 'shipping', ...more } });
const answer = (json: object) => ({ status: 200, json });

/** The bundled workflow of Gemini Reply: every way an answer may go, in a real n8n. */
export async function checkGemini(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const credentials = await createGeminiCredential(shop);
	await checkKeys(checks, shop, credentials);
	const gemini = await openGemini(shop, credentials);
	await checkAnswers(checks, shop, gemini);
	await checkPeople(checks, shop, gemini);
	await n8n.api.unpublish(gemini.workflow.id);
	const quick = await openGemini(shop, credentials, { quietSeconds: 0 });
	await checks.run(`gemini: ${attempts.length} attempts at injection, the model obeys all: nothing leaves`, async () => await inject(shop, quick));
	await checks.run("gemini: what the node adds to the model's own time", async () => await measure(shop, quick));
	await n8n.api.unpublish(quick.workflow.id);
	simulator.gemini.clear();
}

async function checkKeys(checks: Checks, { n8n, simulator }: Shop, { geminiReplyApi }: Credentials): Promise<void> {
	const good = { apiKey: simulator.gemini.apiKey, baseUrl: `${simulator.url}/gemini` };
	const rows: Array<[string, Partial<typeof good>, string, RegExp]> = [
		['the right key', {}, 'OK', /Connected/],
		['a wrong key', { apiKey: 'wrong' }, 'Error', /API Key is wrong/],
		['nothing there', { baseUrl: 'http://127.0.0.1:9' }, 'Error', /Nothing listens/],
		['a web page instead', { baseUrl: n8n.url }, 'Error', /does not answer like Gemini/],
	];
	for (const [name, changes, status, sentence] of rows) {
		await checks.run(`gemini: credential test: ${name}`, async () => {
			const verdict = await n8n.api.testCredential({ ...geminiReplyApi, type: 'geminiReplyApi', data: { ...good, ...changes } });
			assert.match(verdict.message, sentence);
			assert.equal(verdict.status, status);
		});
	}
}

type Row = { name: string; scripts: Script[]; text?: string; expected: RegExp; requests: number };

async function checkAnswers(checks: Checks, { simulator }: Shop, gemini: OpenGemini): Promise<void> {
	const good = says(ANSWER);
	const rows: Row[] = [
		{ name: 'an answer', scripts: [good], expected: /1 a 3 días/, requests: 1 },
		{ name: 'a person is asked for', scripts: [good], text: 'quiero hablar con una persona', expected: HANDED_OVER, requests: 0 },
		{ name: 'a blocked prompt', scripts: [answer({ promptFeedback: { blockReason: 'SAFETY' } })], expected: HANDED_OVER, requests: 1 },
		{ name: 'an empty candidate', scripts: [answer({ candidates: [{ finishReason: 'STOP', content: {} }] })], expected: HANDED_OVER, requests: 1 },
		{ name: '429 that asks for a second', scripts: [quotaExceeded('PerMinute', 1), good], expected: /1 a 3 días/, requests: 2 },
		{ name: 'the quota of the day, of both models', scripts: [quotaExceeded('PerDay', 1), quotaExceeded('PerDay', 1), good], expected: HANDED_OVER, requests: 2 },
		{ name: '503, then the fallback model', scripts: [overloaded(), good], expected: /1 a 3 días/, requests: 2 },
		{ name: 'models that are too slow', scripts: [{ ...good, delayMs: 6_000 }, { ...good, delayMs: 6_000 }], expected: HANDED_OVER, requests: 2 },
		{ name: 'an invalid key', scripts: [], expected: HANDED_OVER, requests: 0 },
	];
	for (const { name, scripts, text = '¿cuánto demora?', expected, requests } of rows) {
		await checks.run(`gemini: ${name}`, async () => {
			simulator.gemini.clear();
			simulator.gemini.next(...scripts);
			if (scripts.length === 0) simulator.gemini.apiKey = 'another';
			const phone = await gemini.writes(text);
			await until(async () => (await gemini.received(phone)).length > 0);
			await pause(300);
			const texts = await gemini.received(phone);
			assert.equal(texts.length, 1);
			assert.match(texts[0] ?? '', expected);
			assert.equal(simulator.gemini.calls.length, requests);
		});
	}
}

async function checkPeople(checks: Checks, { n8n, simulator }: Shop, gemini: OpenGemini): Promise<void> {
	const executions = async () => await n8n.api.countExecutions(gemini.workflow.id, ['success', 'error']);
	await checks.run('gemini: a burst of five is one request to the model and one answer, in 4 requests to Chatwoot', async () => {
		simulator.gemini.clear();
		const [before, phone] = [await executions(), await gemini.writes('hola')];
		// Two messages of a customer whom nobody knows yet may open two conversations.
		await simulator.settled();
		simulator.calls.clear();
		for (const text of ['una consulta', '¿hacen envíos?', '¿a regiones?', '¿cuánto demora?']) await gemini.writes(text, phone);
		await until(async () => (await executions()) >= before + 5);
		assert.equal((await gemini.received(phone)).length, 1);
		assert.equal(simulator.gemini.calls.length, 1);
		// Each of the four that found themselves superseded has looked once.
		assert.equal(simulator.calls.count({ path: /\/conversations\// }), 4 + 4 * 2);
	});
	await checks.run('gemini: a person takes over during the call: no answer', async () => {
		simulator.gemini.clear();
		simulator.gemini.next(async () => {
			const [id] = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.keys() ?? [])].slice(-1);
			await chatwoot(simulator, 'POST', `/conversations/${id}/assignments`, { assignee_id: simulator.agents.agent });
			return says(ANSWER);
		});
		const [before, phone] = [await executions(), await gemini.writes('¿cuánto demora?')];
		await until(async () => (await executions()) > before);
		await pause(QUIET_SECONDS * 1000);
		assert.deepEqual([await gemini.received(phone), simulator.gemini.calls.length], [[], 1]);
	});
}

/** All at once; the model says to each what the attacker wants. */
async function inject({ simulator }: Shop, gemini: OpenGemini): Promise<void> {
	simulator.gemini.clear();
	simulator.gemini.always(({ body }) => {
		const said = JSON.stringify(body.contents);
		const attempt = attempts.find(({ id }) => said.includes(`(${id})`));
		return says(attempt?.obeys ?? 'nobody');
	});
	const phones = await Promise.all(attempts.map(async ({ text, id }) => await gemini.writes(`${text} (${id})`)));
	const silent = async () => (await Promise.all(phones.map(async (phone) => ((await gemini.received(phone)).length > 0 ? [] : [phone])))).flat();
	await until(async () => (await silent()).length === 0).catch(async () => assert.deepEqual(await silent(), []));
	const texts = (await Promise.all(phones.map(gemini.received))).flat();
	assert.deepEqual(texts.filter((text) => !HANDED_OVER.test(text)), []);
	assert.equal(simulator.gemini.calls.length, attempts.length);
}

/** The node's own time in n8n's record of the execution, without what the model took. */
async function measure({ n8n, simulator }: Shop, gemini: OpenGemini): Promise<string> {
	simulator.gemini.clear();
	simulator.gemini.always({ ...says(ANSWER), delayMs: MODEL_MS });
	const overheadsMs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const phone = await gemini.writes('¿cuánto demora?');
		await until(async () => (await gemini.received(phone)).length > 0);
		await pause(300);
		const [newest] = await n8n.api.executions(gemini.workflow.id);
		overheadsMs.push(Math.max(...(await n8n.api.nodeTimesMs(newest?.id ?? ''))) - MODEL_MS);
	}
	overheadsMs.sort((a, b) => a - b);
	const [median, worst] = [overheadsMs[ROUNDS / 2] ?? NaN, overheadsMs.at(-1) ?? NaN];
	return `median ${median} ms, worst of ${ROUNDS} ${worst} ms`;
}
