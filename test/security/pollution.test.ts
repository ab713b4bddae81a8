import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { findErrorFlaw, findPollution } from '../helpers/fuzzItems';
import { runNode } from '../helpers/engine';
import { startHostileServer } from '../helpers/hostileServer';
import { byId } from '../helpers/runChatwoot';
import { readJson } from '../helpers/sourceFiles';
import { startAssistant, type Assistant } from '../helpers/startAssistant';
import { credentialFor, notice } from '../helpers/startShop';
import { triggerHarness } from '../helpers/triggerContexts';

let shop: Assistant;
beforeAll(async () => {
	shop = await startAssistant();
});
afterAll(async () => await shop.stop());
afterEach(() => {
	shop.simulator.gemini.clear();
	expect(findPollution()).toEqual([]);
	expect(({} as IDataObject).polluted).toBeUndefined();
});

const POISONS = ['{"__proto__": {"polluted": 1}}', '{"constructor": {"prototype": {"polluted": 1}}}', '{"prototype": {"polluted": 1}}', '{"a": {"__proto__": {"polluted": 1}}, "b": [{"__proto__": {"polluted": 1}}]}'];
const KEYS = ['__proto__', 'constructor', 'prototype', 'a'];
const poisoned = POISONS.map((json, index) => [KEYS[index] ?? '', json] as const);
/** The poison's keys among a body's own. */
const mixedInto = (body: object, json: string) => JSON.parse(`${JSON.stringify(body).slice(0, -1)}, ${json.slice(1)}`) as IDataObject;

type Run = { type?: string; parameters: object; items?: IDataObject[]; baseUrl?: string };
async function run({ type = 'chatwoot', parameters, items, baseUrl }: Run) {
	const credential = credentialFor(shop.simulator);
	const credentials = { chatwootAccountApi: { ...credential, baseUrl: baseUrl ?? shop.simulator.url } };
	const [out = [], more = []] = await runNode({ type, parameters: parameters as INodeParameters, credentials, items, onError: 'continueRegularOutput' });
	return [...out, ...more].map(({ json }) => json);
}

/** Either all went well, or the error is one that a shop can read. */
const flawsOf = (items: IDataObject[]) => items.flatMap(({ error }) => (error === undefined ? [] : (findErrorFlaw(error) ?? [])));

describe.each(poisoned)('the key %s', (key, json) => {
	it.each<[string, object]>([
		['contact.updateAttributes', { contactId: byId(1), customAttributes: json }],
		['contact.upsert', { email: 'ana@tienda-andina.test', options: { customAttributes: json } }],
		['conversation.updateAttributes', { conversationId: '1', customAttributes: json }],
		['message.send', { conversationId: '1', content: 'hola', options: { contentAttributes: json, skipIfAgentRepliedMinutes: 0 } }],
		['notification.send', { ...notice(), inboxId: byId(1), options: { conversationAttributes: json } }],
		['contact.filter', { conditions: `[${json}]` }],
		['conversation.filter', { conditions: json }],
		['macro.create', { name: 'x', actions: `[${json}]` }],
		['automationRule.create', { name: 'x', event: 'message_created', conditions: `[${json}]`, actions: `[${json}]` }],
	])('in the JSON of %s is data or refused, as text and as an object', async (path, parameters) => {
		const [resource, operation] = path.split('.');
		const asItem = JSON.parse(json) as IDataObject;
		const asObjects = JSON.parse(JSON.stringify(parameters).replaceAll(JSON.stringify(json), '"={{ $json.poison }}"')) as object;
		const outcomes = [
			...(await run({ parameters: { resource, operation, ...parameters } })),
			...(await run({ parameters: { resource, operation, ...asObjects }, items: [{ poison: asItem }] })),
		];
		expect(flawsOf(outcomes)).toEqual([]);
		expect(outcomes.length).toBeGreaterThan(0);
	});

	it('reaches Chatwoot as the data it is, or not at all', async () => {
		const server = await startHostileServer((_req, res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{"payload": []}'));
		const [out] = await run({ parameters: { resource: 'contact', operation: 'updateAttributes', contactId: byId(1), customAttributes: json }, baseUrl: server.url });
		await server.stop();
		if (json.includes('__proto__')) {
			expect([out?.error, server.requests]).toEqual([expect.stringContaining('holds the key "__proto__"'), []]);
			return;
		}
		const written = server.requests.map(({ body }) => body).find((body) => body.includes('custom_attributes')) ?? '';
		expect(written.replace(/\s/g, '')).toContain(json.replace(/\s/g, ''));
		expect(written).toContain(`"${key}"`);
	});

	it('in what Chatwoot answers changes nothing', async () => {
		const body = JSON.stringify(mixedInto({ id: 1, payload: [], meta: {}, custom_attributes: JSON.parse(json) as object }, json));
		const server = await startHostileServer((_req, res) => res.writeHead(200, { 'content-type': 'application/json' }).end(body));
		const calls = [{ operation: 'get' }, { operation: 'updateAttributes', customAttributes: '{"vip": true}' }];
		for (const call of calls) {
			const out = await run({ parameters: { resource: 'conversation', conversationId: '1', ...call }, baseUrl: server.url });
			expect(flawsOf(out)).toEqual([]);
		}
		await server.stop();
	});

	it.each<[string, string, object]>([
		['rules of Lead Scorer', 'leadScorer', { ruleSet: 'json', rules: `[${json}]` }],
		['thresholds of Lead Scorer', 'leadScorer', { thresholds: json }],
		['schedule of Business Hours Gate', 'businessHoursGate', { scheduleSource: 'json', schedule: json }],
		['weekly hours', 'businessHoursGate', { scheduleSource: 'json', schedule: JSON.stringify({ timezone: 'America/Santiago', weekly: { mon: [['09:00', '18:00']] } }).replace('{"mon"', `${json.slice(0, -1)}, "mon"`) }],
		['schedule of the Escalator', 'staleConversationEscalator', { businessHours: 'json', schedule: json }],
	])('in the %s', async (_name, type, parameters) => {
		const outcome = await run({ type, parameters, items: [{ event: 'message_created', content: 'hola', conversationId: 1, contact: { id: 1 } }] }).catch((error: unknown) => [{ error: String(error) }]);
		expect(flawsOf(outcome)).toEqual([]);
	});

	it('in a Shopify body', async () => {
		const order = readJson('test/fixtures/shopify-samples/latam-01-cl-local-mobile-in-shipping-only.json') as IDataObject;
		const bodies = [mixedInto(order, json), { ...order, customer: mixedInto(order.customer as object, json) }, { ...order, note_attributes: JSON.parse(`[${json}]`) as IDataObject[] }, JSON.parse(json) as IDataObject];
		const items = bodies.map((body) => ({ headers: mixedInto({ 'x-shopify-topic': 'orders/create' }, json), body }));
		const out = await run({ type: 'shopifyOrderMapper', parameters: { options: { skipTestOrders: false } }, items: items as IDataObject[] });
		expect(flawsOf(out)).toEqual([]);
		expect(out.filter(({ message }) => message !== undefined)).toHaveLength(3);
	});

	it('in an answer of Gemini', async () => {
		const { gemini } = shop.simulator;
		const phone = `+5696200000${KEYS.indexOf(key)}`;
		const item = await shop.writes('¿cuánto cuesta?', phone);
		const says = mixedInto({ reply: 'La polera cuesta $12.990.', handoff: false, confidence: 0.9, language: 'es', reason: 'faq' }, json);
		gemini.next({ says });
		expect((await shop.run({ item })).output).toBe('replied');
		gemini.always({ status: 200, json: mixedInto({ candidates: [mixedInto({ finishReason: 'STOP' }, json)] }, json) });
		expect((await shop.run({ item: await shop.writes('¿y la otra?', phone) })).output).toBe('handedOff');
	});

	it('in the body of a webhook', async () => {
		const trigger = triggerHarness({ source: 'agentBot' }, {}, 'trigger', key);
		const sound = { event: 'message_created', id: 1, content: 'hola', message_type: 'incoming', account: { id: 1 }, conversation: { id: 42, custom_attributes: JSON.parse(json) as object } };
		const { result } = await trigger.post({ body: mixedInto(sound, json), rawBody: Buffer.from('{}') });
		expect(result.workflowData?.[0]?.[0]?.json).toMatchObject({ conversationId: 42, content: 'hola' });
		const alone = await trigger.post({ body: JSON.parse(json) as object, rawBody: Buffer.from('{}') });
		expect(alone.result).toEqual({ webhookResponse: { ignored: expect.any(String) as unknown } });
	});
});

describe('a name that every object knows', () => {
	it.each(['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty'])('%s is no entry of a table', async (name) => {
		const order = { ...(readJson('test/fixtures/shopify-samples/latam-01-cl-local-mobile-in-shipping-only.json') as IDataObject), financial_status: name, cancel_reason: name };
		const items = ['orders/create', 'orders/cancelled'].map((topic) => ({ headers: { 'x-shopify-topic': topic }, body: order }));
		const orders = await run({ type: 'shopifyOrderMapper', parameters: { options: { skipTestOrders: false, skipCancelledOnCreate: false } }, items: items as IDataObject[] });
		expect(JSON.stringify(orders)).not.toMatch(/\[native code\]|\[object|function/);
		expect(flawsOf(orders)).toEqual([]);
		const hours = await run({ type: 'businessHoursGate', parameters: { scheduleSource: 'json', schedule: JSON.stringify({ timezone: name, weekly: { mon: [['09:00', '18:00']] } }) } });
		expect(hours).toEqual([{ error: expect.stringContaining('is no time zone') as unknown }]);
		const notices = await run({ parameters: { resource: 'notification', operation: 'send', inboxId: byId(shop.simulator.inboxes.whatsapp), noticeSource: 'orderItem' }, items: [{ ...(orders[0] ?? {}), kind: name }] });
		expect(flawsOf(notices)).toEqual([]);
		expect(JSON.stringify(notices)).not.toContain('native code');
	});
});
