import type { IDataObject } from 'n8n-workflow';

import { readSchedule } from '../../nodes/BusinessHoursGate/readSchedule';
import { checkSchedule } from '../../nodes/BusinessHoursGate/schedule';
import { readConditions } from '../../nodes/Chatwoot/readConditions';
import { readEvent } from '../../nodes/ChatwootTrigger/readEvent';
import { scoreLead } from '../../nodes/LeadScorer/scoreLead';
import { mapOrder } from '../../nodes/ShopifyOrderMapper/mapOrder';
import { companiesSql } from '../helpers/companiesTable';
import { runNode, typeOf, type WorkflowJson } from '../helpers/engine';
import { readRecording } from '../helpers/recordings';
import { chatwootRunner, picked } from '../helpers/runChatwoot';
import { readJson } from '../helpers/sourceFiles';
import { startAssistant, type Assistant } from '../helpers/startAssistant';
import { ANA, startShop, type Shop } from '../helpers/startShop';
import { startWaitingShop, type WaitingShop } from '../helpers/waitingShop';
import { openPglite } from '../simulator/postgrest/openPglite';
import { blocksIn } from './documents';

const NOW = new Date('2026-11-21T12:00:00Z');
/** Where a page leaves something out on purpose. */
const LEFT_OUT = '…';

const examples = new Map(blocksIn('json').map(({ page, number, text }) => [`${page} ${number}`, JSON.parse(text) as unknown]));
const open: { shop?: Shop; assistant?: Assistant; waiting?: WaitingShop } = {};

beforeAll(async () => {
	Object.assign(open, { shop: await startShop(), assistant: await startAssistant(), waiting: await startWaitingShop() });
});
afterAll(async () => {
	await Promise.all([open.shop?.stop(), open.assistant?.stop(), open.waiting?.stop()]);
});

const chatwoot = chatwootRunner(() => {
	if (!open.shop) throw new Error('The shop is not open.');
	return open.shop.simulator;
});

/** What a node really gives where a page shows its output. */
const outputs: Record<string, () => unknown> = {
	'docs/account-created-sync.md 1': async () => {
		const database = await openPglite();
		await database.exec(companiesSql());
		const [row] = await database.query<{ body: IDataObject }>('select body from sync_company($1)', ['{"event":"account_created","id":7,"name":"Tienda Andina"}']);
		await database.close();
		return row?.body;
	},
	'docs/business-hours-gate.md 1': async () => {
		const parameters = { at: '2026-11-27T23:00:00Z', timezone: 'America/Santiago' };
		return (await runNode({ type: 'businessHoursGate', parameters }))[1]?.[0]?.json;
	},
	'docs/chatwoot.md 1': async () => (await open.shop?.notify())?.[0],
	'docs/chatwoot.md 2': async () =>
		(await chatwoot('contact.upsert', { phone: '+56961234599', name: 'Ana Pérez', email: 'ana@example.com', identifier: 'shopify:77', customAttributes: '{"tier": "gold"}' }))[0],
	'docs/chatwoot.md 3': async () => (await chatwoot('inbox.getTemplates', { inboxId: picked(open.shop?.simulator.inboxes.whatsapp ?? 0) }))[0],
	'docs/chatwoot-trigger.md 1': () => {
		const { body } = readRecording('webhook_message_created_incoming');
		return readEvent(body, { deliveryId: 'd-1', signatureVerified: true });
	},
	'docs/gemini-reply.md 1': async () => {
		open.assistant?.simulator.gemini.next({ says: { reply: 'La polera cuesta $12.990.', handoff: false, confidence: 0.93, language: 'es', reason: 'price in knowledge' } });
		const item = await open.assistant?.writes('¿cuánto cuesta la polera?');
		return { ai: (await open.assistant?.run({ item: item ?? {} }))?.ai };
	},
	'docs/lead-scorer.md 1': () => {
		const lead = scoreLead('¿aceptan tarjeta?', { previousScore: 40, previousScoredAt: NOW.toISOString(), now: NOW });
		return { lead: { ...lead, contactId: 3 } };
	},
	'docs/shopify-order-mapper.md 1': () => mapOrder(readJson('test/fixtures/shopify-samples/latam-13-cl-fulfilled-tracking.json'), { now: NOW }),
	'docs/stale-conversation-escalator.md 1': async () => {
		open.waiting?.converse([[25, 'customer', '¿y mi pedido?']], { name: 'Ana Pérez', phone: ANA });
		return (await open.waiting?.run())?.escalated[0];
	},
};

/** What reads the JSON that a page tells people to write. Each throws when it is not right. */
const inputs: Record<string, (json: unknown) => unknown> = {
	'docs/business-hours-gate.md 2': (json) => checkSchedule(readSchedule(json), NOW),
	'docs/chatwoot.md 4': (json) => readConditions(JSON.stringify(json)),
	'docs/customer-identity.md 1': (json) => (json as WorkflowJson).nodes.every(({ type }) => typeOf(type)),
	'docs/lead-scorer.md 2': (json) => scoreLead('Quiero una demo', { ruleSet: 'json', rules: json, now: NOW }),
};

it('every example is run by a row here', () => {
	const rows = [...Object.keys(outputs), ...Object.keys(inputs)].sort();
	expect([...examples.keys()].sort()).toEqual(rows);
});

it.each(Object.keys(outputs))('%s: the node gives just these fields', async (name) => {
	const example = examples.get(name) as IDataObject;
	const output = (await outputs[name]?.()) as IDataObject;
	expect(differences(example, output)).toEqual([]);
	// PostgreSQL takes seconds to start.
});

it.each(Object.keys(inputs))('%s: is read', (name) => {
	expect(inputs[name]?.(examples.get(name))).toBeTruthy();
});

/** Fields that only one of the two has. Null stands for anything; a list goes by its first entry. */
function differences(shown: unknown, given: unknown, path = ''): string[] {
	if (Array.isArray(shown) && Array.isArray(given)) return shown.length > 0 && given.length > 0 ? differences(shown[0], given[0], `${path}[]`) : [];
	if (!isObject(shown) || !isObject(given)) return isObject(shown) || given !== undefined ? [] : [`${path}: not given`];
	const unknown = Object.keys(shown).filter((key) => key !== LEFT_OUT && !(key in given)).map((key) => `${path}.${key} is not given`);
	const unsaid = LEFT_OUT in shown ? [] : Object.keys(given).filter((key) => !(key in shown)).map((key) => `${path}.${key} is not shown`);
	const inner = Object.keys(shown).filter((key) => key in given && !OWN_KEYS.test(key)).flatMap((key) => differences(shown[key], given[key], `${path}.${key}`));
	return [...unknown, ...unsaid, ...inner];
}

/** Whose keys are the shop's own. */
const OWN_KEYS = /_attributes$|^customAttributes$/;

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
