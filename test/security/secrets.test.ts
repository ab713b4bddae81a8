import { inspect } from 'node:util';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runWorkflow, type WorkflowJson } from '../helpers/engine';
import { echoing, startHostileServer } from '../helpers/hostileServer';
import { operations, expressionsFor, plausibleItem } from '../helpers/operationFields';
import { triggerHarness } from '../helpers/triggerContexts';

const TOKEN = 'tok3n-n0body-may-read-qXv91';
const KEY = 'AIza-n0body-may-read-kJw72';
const SECRET = 'shpss-n0body-may-read-zLp83';
const PACKAGE = 'n8n-nodes-chatwoot-automations';
const credentialsAt = (baseUrl: string) => ({
	chatwootAccountApi: { baseUrl, accountId: 1, accessToken: TOKEN, tokenOwner: 'user' },
	geminiReplyApi: { baseUrl, apiKey: KEY },
	webhookSigningSecretApi: { secrets: SECRET },
});
const message = { event: 'message_created', conversationId: 7, messageId: 9, content: 'hola', messageType: 'incoming', contact: { id: 3 }, accountId: 1 };
const someOperations = operations.filter(({ operation }) => /^(?:send|get|getAll|create|update|upsert|find|sync.*|getSummary|addMembers)$/.test(operation.value));
const nodes: Array<[string, INodeParameters, IDataObject]> = [
	...someOperations.map(({ resource, operation }): [string, INodeParameters, IDataObject] => [
		'chatwoot',
		{ resource, operation: operation.value, ...expressionsFor(operation.fields) },
		plausibleItem(operation),
	]),
	['businessHoursGate', { scheduleSource: 'chatwootInbox', inboxId: { __rl: true, mode: 'id', value: '1' } }, {}],
	['leadScorer', { options: { updateContact: true } }, message],
	['staleConversationEscalator', { tiers: { tier: [{ afterMinutes: 10, assignTo: 'none', labels: 'late' }] } }, {}],
	['geminiReply', { mode: 'returnOnly', options: { timeoutSeconds: 2 } }, message],
	['geminiReply', { mode: 'send', options: { quietSeconds: 0, timeoutSeconds: 2 } }, message],
	['shopifyOrderMapper', { verifySignature: true }, { headers: { 'x-shopify-hmac-sha256': 'x' }, body: {} }],
];

let logged: string[];
beforeEach(() => {
	logged = [];
	for (const stream of [process.stdout, process.stderr]) {
		jest.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
	}
});
afterEach(() => jest.restoreAllMocks());

/** The secrets found in anything that was written, however deep; inspect shows what JSON leaves out. */
function leaksIn(...written: unknown[]): string[] {
	const all = [...written, ...logged].map((one) => `${inspect(one, { depth: 12, maxStringLength: null, showHidden: true })}${JSON.stringify(one)}`).join('\n');
	return [TOKEN, KEY, SECRET].flatMap((secret) => [secret, Buffer.from(secret).toString('base64')]).filter((secret) => all.includes(secret));
}

async function runAll(baseUrl: string, given = nodes) {
	return await Promise.all(
		given.flatMap(([type, parameters, item]) =>
			(['stopWorkflow', 'continueRegularOutput'] as const).map(async (onError) => {
				const node = { id: type, name: type, type: `${PACKAGE}.${type}`, typeVersion: 1, position: [0, 0] as [number, number], parameters, onError };
				const workflow: WorkflowJson = { name: 'Leak', nodes: [node], connections: {} };
				const run = await runWorkflow({ workflow, start: type, items: [item], credentials: credentialsAt(baseUrl) });
				return { type, run };
			}),
		),
	);
}

it.each([200, 401, 403, 404, 422])('no node tells a secret of a server that answers %i and says the token aloud', async (status) => {
	const server = await startHostileServer(echoing(status));
	const runs = await runAll(server.url);
	await server.stop();
	expect(server.requests.filter(({ headers }) => headers['api-access-token'] === TOKEN).length).toBeGreaterThan(30);
	expect(server.requests.filter(({ url }) => url.includes(TOKEN) || url.includes(KEY))).toEqual([]);
	expect(leaksIn(runs)).toEqual([]);
});

/** Reading, writing, what looks again after a lost answer, and every other node: each request is tried for seconds. */
const patient = nodes.filter(([type, { resource, operation }]) => type !== 'chatwoot' || /^(contact\.get|contact\.upsert|message\.send|notification\.send)$/.test(`${String(resource)}.${String(operation)}`));
const half: Parameters<typeof startHostileServer>[0] = (req, res) => {
	res.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
	res.write(`{"token": "${String(req.headers['api-access-token'])}`, () => res.destroy());
};

it.each([
	['hangs up in the middle of its answer', (url: string) => url],
	['speaks no TLS', (url: string) => url.replace('http:', 'https:')],
	['is not there', () => 'http://127.0.0.1:9'],
])('nor of a server that %s', async (_name, addressOf) => {
	const server = await startHostileServer(half);
	const runs = await runAll(addressOf(server.url), patient);
	await server.stop();
	expect(runs.length).toBeGreaterThan(15);
	expect(leaksIn(runs)).toEqual([]);
});

it.each([401, 404, 422])('nor the trigger, when it registers at a server that answers %i', async (status) => {
	const server = await startHostileServer(echoing(status));
	const trigger = triggerHarness({}, credentialsAt(server.url));
	const error = await trigger.create().catch((thrown: unknown) => thrown);
	await server.stop();
	expect(error).toBeInstanceOf(Error);
	expect(leaksIn(error, trigger.staticData)).toEqual([]);
});
