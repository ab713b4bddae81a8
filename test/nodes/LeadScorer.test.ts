import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { runNode } from '../helpers/engine';
import { credentialFor } from '../helpers/startShop';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

let simulator: Simulator;
let contactId: number;

beforeEach(async () => {
	simulator = await startSimulator();
	const account = simulator.world.accounts.get(simulator.accountId);
	contactId = [...(account?.contacts.byId.keys() ?? [])][0] ?? (await create());
	simulator.calls.clear();
});
afterEach(async () => await simulator.stop());

async function chatwoot(method: string, path: string, body?: object): Promise<IDataObject> {
	const answer = await fetch(`${simulator.url}/api/v1/accounts/${simulator.accountId}${path}`, {
		method,
		headers: { 'content-type': 'application/json', 'api-access-token': simulator.tokens.admin },
		body: body && JSON.stringify(body),
	});
	return (await answer.json()) as IDataObject;
}

async function create(): Promise<number> {
	const { payload } = await chatwoot('POST', '/contacts', { name: 'Ana Pérez', phone_number: '+56961234567' });
	return ((payload as IDataObject).contact as { id: number }).id;
}

const attributes = async () => ((await chatwoot('GET', `/contacts/${contactId}`)).payload as IDataObject).custom_attributes;
const labels = async () => (await chatwoot('GET', `/contacts/${contactId}/labels`)).payload;

type Run = { parameters?: INodeParameters; onError?: OnError; baseUrl?: string };

async function score(items: IDataObject[], { parameters = {}, onError, baseUrl }: Run = {}): Promise<IDataObject[]> {
	const credentials = { chatwootAccountApi: { ...credentialFor(simulator), ...(baseUrl ? { baseUrl } : {}) } };
	const [output = []] = await runNode({ type: 'leadScorer', parameters, items, onError, credentials });
	return output.map(({ json }) => json);
}

const item = (content: unknown, messageId = 1, customAttributes: IDataObject = {}) => ({
	content: content as string,
	messageId,
	contact: { id: contactId, name: 'Ana Pérez', customAttributes },
});
const update = (more: IDataObject = {}) => ({ parameters: { options: { updateContact: true, ...more } } });
const rulesOf = (json: IDataObject | undefined) => (leadOf(json).reasons as Array<{ rule: string }>).map(({ rule }) => rule);
const leadOf = (json: IDataObject | undefined) => json?.lead as IDataObject;

describe('without writing to Chatwoot', () => {
	it('adds the lead to the item of the trigger, without a call', async () => {
		const [scored] = await score([item('¿precio?', 1, { lead_score: 20 })]);
		expect(scored).toMatchObject({ content: '¿precio?', messageId: 1, lead: { score: 60, stage: 'hot', previousStage: 'cold', becameHot: true, contactId } });
		expect(leadOf(scored).contactUpdate).toBeUndefined();
		expect(simulator.calls.count()).toBe(0);
	});

	it('takes values from fields that are filled in', async () => {
		const parameters = { text: '={{ $json.body.text }}', contactId: '7', previousScore: '={{ 30 }}', previousScoredAt: '', orders: '3', thresholds: '{"warm":10,"hot":80}' };
		const [scored] = await score([{ body: { text: 'precio?' } }], { parameters });
		expect(leadOf(scored)).toMatchObject({ score: 80, stage: 'hot', contactId: 7, reasons: [{ rule: 'earlier', points: 30 }, { rule: 'price' }, { rule: 'returningCustomer', matched: '3' }] });
	});

	it.each([
		['an attachment without text', null],
		['an empty text', ''],
		['100 kB of text', 'precio '.repeat(15_000)],
	])('%s', async (_name, content) => {
		const [scored] = await score([item(content)]);
		expect(leadOf(scored).score).toBe(content ? 40 : 0);
	});

	it('an item that is nothing like a message', async () => {
		expect(await score([{}])).toMatchObject([{ lead: { score: 0, stage: 'cold', contactId: null } }]);
	});

	it('uses rules of the user', async () => {
		const rules = JSON.stringify([{ id: 'demo', category: 'intent', points: 65, match: ['demostración'] }]);
		expect(await score([item('una demostracion')], { parameters: { ruleSet: 'json', rules } })).toMatchObject([{ lead: { score: 65, reasons: [{ rule: 'demo' }] } }]);
	});

	it('the example that the field shows is valid', async () => {
		expect(await score([item('me lo llevo')], { parameters: { ruleSet: 'json' } })).toMatchObject([{ lead: { stage: 'hot' } }]);
	});
});

describe('settings that cannot be meant', () => {
	const bad: Array<[string, INodeParameters, RegExp]> = [
		['reversed thresholds', { thresholds: '{"warm":60,"hot":30}' }, /warm \(60\) must be below hot \(30\)/],
		['a broken rule', { ruleSet: 'json', rules: '[{"id":"x","points":1,"match":["("]}]' }, /Rule "x": "\(" in "match" is no plain text/],
		['rules that are no JSON', { ruleSet: 'json', rules: '[' }, /Rules is no valid JSON/],
	];

	it.each(bad)('%s: one sentence', async (_name, parameters, sentence) => {
		await expect(score([item('precio')], { parameters })).rejects.toThrow(sentence);
	});

	it('with Continue On Fail, exactly the error per item', async () => {
		const failed = await score([item('precio'), item('hola')], { parameters: { thresholds: '{"warm":60,"hot":30}' }, onError: 'continueRegularOutput' });
		expect(failed.map((json) => Object.keys(json))).toEqual([['error'], ['error']]);
	});
});

describe('Update Contact', () => {
	it('writes score, stage, reasons, time and label, and leaves the rest alone', async () => {
		await chatwoot('PUT', `/contacts/${contactId}`, { custom_attributes: { city: 'Temuco' } });
		await chatwoot('POST', `/contacts/${contactId}/labels`, { labels: ['vip'] });
		const [scored] = await score([item('quiero comprar 2')], update({ label: 'Lead' }));
		expect(leadOf(scored)).toMatchObject({ stage: 'hot', becameHot: true, contactUpdate: { status: 'updated', detail: null } });
		expect(await attributes()).toEqual({
			city: 'Temuco',
			lead_score: leadOf(scored).score,
			lead_stage: 'hot',
			lead_reasons: expect.stringContaining('buy +70 "quiero comprar"') as unknown,
			lead_scored_at: leadOf(scored).scoredAt,
			lead_counted: '1',
			lead_hot_message: '1 cold',
		});
		expect(await labels()).toEqual(['vip', 'Lead']);
	});

	it('reads the score anew, because that of the item is as old as the message', async () => {
		await score([item('precio?', 1)], update());
		const [second] = await score([item('aceptan tarjeta?', 2, {})], update());
		expect(leadOf(second)).toMatchObject({ score: 80, previousStage: 'warm', becameHot: true });
	});

	it('counts a message once, also when it comes late or again', async () => {
		const runs = [item('precio?', 5), item('aceptan tarjeta?', 6), item('precio?', 5), item('hola', 3), item('hay descuento?', 4), item('hay descuento?', 4)];
		const scored = await score(runs, update());
		expect(scored.map((json) => [leadOf(json).score, (leadOf(json).contactUpdate as IDataObject).status])).toEqual([
			[40, 'updated'],
			[80, 'updated'],
			[80, 'duplicate'],
			[80, 'unchanged'],
			[100, 'updated'],
			[100, 'duplicate'],
		]);
		expect(await attributes()).toMatchObject({ lead_score: 100, lead_counted: '4 5 6' });
	});

	it('a duplicate of the message that made it hot says so again, others do not', async () => {
		const scored = await score([item('precio?', 1), item('lo compro', 2), item('lo compro', 2), item('precio?', 1)], update());
		expect(scored.map((json) => [leadOf(json).becameHot, leadOf(json).previousStage])).toEqual([[false, 'cold'], [true, 'warm'], [true, 'warm'], [false, 'hot']]);
		// What the scale's end cut off is not known any more, so the points of the earlier messages may be fewer.
		expect(rulesOf(scored[2])).toEqual(rulesOf(scored[1]));
	});

	it('six runs at once: each message counted, the doubled one once', async () => {
		const texts = ['precio?', 'precio?', 'aceptan tarjeta?', 'hola', 'gracias', 'tienen stock?'];
		await Promise.all(texts.map(async (text, index) => await score([item(text, index === 1 ? 10 : index + 10)], update())));
		expect(await attributes()).toMatchObject({ lead_score: 100, lead_stage: 'hot' });
	});

	it('costs two calls, one when there is nothing to write, two more for a new label', async () => {
		const calls = async (work: () => Promise<unknown>) => {
			const before = simulator.calls.count();
			await work();
			return simulator.calls.count() - before;
		};
		expect(await calls(async () => await score([item('precio?', 1)], update()))).toBe(2);
		expect(await calls(async () => await score([item('gracias', 2)], update()))).toBe(1);
		expect(await calls(async () => await score([item('lo compro', 3)], update({ label: 'lead' })))).toBe(4);
	});

	it('an opt-out takes everything back', async () => {
		await score([item('lo compro', 1)], update());
		await score([item('no me escriban más', 2)], update());
		expect(await attributes()).toMatchObject({ lead_score: 0, lead_stage: 'cold' });
	});

	const away: Array<[string, Run & { id?: number }, RegExp]> = [
		['Chatwoot is away', { baseUrl: 'http://127.0.0.1:9' }, /Chatwoot gave no answer to GET \/contacts/],
		['the contact is gone', { id: 99_999 }, /Chatwoot answered 404/],
	];
	it.each(away)('%s: the score leaves all the same, with the reason', async (_name, { baseUrl, id }, sentence) => {
		const given = { ...item('lo compro', 1, { lead_score: 10 }), ...(id ? { contact: { id, customAttributes: { lead_score: 10 } } } : {}) };
		const [scored] = await score([given], { ...update(), baseUrl });
		expect(leadOf(scored)).toMatchObject({ score: 80, stage: 'hot', contactUpdate: { status: 'failed', detail: expect.stringMatching(sentence) as unknown } });
	});

	it('an item without a contact: the same', async () => {
		const [scored] = await score([{ content: 'lo compro' }], update());
		expect(leadOf(scored)).toMatchObject({ stage: 'hot', contactUpdate: { status: 'failed', detail: expect.stringContaining('Contact ID is empty') as unknown } });
	});

	it('attributes that somebody else filled with nonsense start at 0', async () => {
		await chatwoot('PUT', `/contacts/${contactId}`, { custom_attributes: { lead_score: 'lots', lead_scored_at: 'soon', lead_counted: 'x,y', lead_hot_message: '?' } });
		expect(await score([item('precio?')], update())).toMatchObject([{ lead: { score: 40 } }]);
	});
});
