import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runNode } from '../helpers/engine';
import { packageNodes } from '../helpers/engine/packageTypes';
import { readRecording } from '../helpers/recordings';
import { ROOT } from '../helpers/sourceFiles';
import { startAssistant } from '../helpers/startAssistant';
import { triggerHarness } from '../helpers/triggerContexts';
import { startWaitingShop } from '../helpers/waitingShop';
import { compareSchema, mergeExamples, schemaFolder } from '../reference/schemaFile';

// Nodes without operations: n8n has one preview for all their outputs. After a change: UPDATE_SCHEMAS=1 npx jest schemas

const SANTIAGO = 'America/Santiago';

/** What the node gives, from its own code; of an item that it passes on only what it adds. */
const examples: Record<string, () => Promise<unknown>> = {
	BusinessHoursGate: async () => {
		const at = async (hour: string) =>
			await runNode({ type: 'businessHoursGate', parameters: { timezone: SANTIAGO, at: `2026-11-23T${hour}` } });
		return mergeExamples([...(await at('12:00')).flat(), ...(await at('20:00')).flat()].map(({ json }) => json));
	},
	ChatwootTrigger: async () => await deliveredItem(),
	GeminiReply: async () => await answers(),
	LeadScorer: async () => {
		const parameters = { text: '¿precio?', contactId: '3', previousScore: '20', previousScoredAt: '2026-11-20T12:00:00Z' };
		return (await runNode({ type: 'leadScorer', parameters }))[0]?.[0]?.json;
	},
	ShopifyOrderMapper: async () => mergeExamples(await notices()),
	StaleConversationEscalator: async () => await escalation(),
};

const VERSIONS = packageNodes
	.filter(({ description }) => description.name !== 'chatwoot')
	.map(({ constructor: { name }, description }) => ({ name, files: [description.version].flat().map(fileNameOf) }));

/** As the editor asks for it: 1.1 is v1.1.0. */
function fileNameOf(version: number): string {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}.json`;
}

it.each(VERSIONS)('$name is previewed before it ever ran', async ({ name, files }) => {
	const example = await examples[name]?.();
	for (const file of files) {
		const { expected, written } = compareSchema(join(schemaFolder(name), file), example);
		expect(written).toEqual(expected);
		expect(Object.keys(expected.properties ?? {})).not.toEqual([]);
	}
});

it('every node has a preview for each of its versions', () => {
	const missing = VERSIONS.flatMap(({ name, files }) => files.map((file) => join(schemaFolder(name), file))).filter((path) => !existsSync(path));
	expect(missing).toEqual([]);
});

async function deliveredItem(): Promise<unknown> {
	const names = ['webhook_message_created_incoming', 'webhook_message_created_outgoing_attachment', 'webhook_agentbot_conversation_opened'];
	const parameters = { source: 'agentBot', events: ['message_created', 'conversation_opened'], messageFilter: 'all' };
	const trigger = triggerHarness(parameters, {});
	const items: unknown[] = [];
	for (const { body } of names.map(readRecording)) {
		const { result } = await trigger.post({ body, rawBody: Buffer.from(JSON.stringify(body)), headers: { 'x-chatwoot-delivery': `preview-${items.length}` } });
		items.push(result.workflowData?.[0]?.[0]?.json);
	}
	expect(items).not.toContain(undefined);
	return mergeExamples(items);
}

async function answers(): Promise<unknown> {
	const shop = await startAssistant();
	try {
		const says = { handoff: false, confidence: 0.9, language: 'es', reason: 'faq' };
		shop.simulator.gemini.next({ says: { ...says, reply: 'La polera cuesta $12.990.' } });
		const replied = await shop.run({ item: await shop.writes('¿cuánto cuesta la polera?') });
		shop.simulator.gemini.next({ says: { ...says, reply: 'No estoy segura.', confidence: 0.1 } });
		const handedOver = await shop.run({ item: await shop.writes('¿y la garantía?') });
		return { ai: mergeExamples([replied.ai, handedOver.ai]) };
	} finally {
		await shop.stop();
	}
}

async function notices(): Promise<unknown[]> {
	const samples = ['latam-01-cl-local-mobile-in-shipping-only', 'latam-13-cl-fulfilled-tracking'];
	const topics = ['orders/create', 'orders/fulfilled'];
	const items = samples.map((name, index) => ({
		headers: { 'x-shopify-topic': topics[index] ?? '', 'x-shopify-shop-domain': 'tienda-andina.myshopify.com', 'x-shopify-triggered-at': '2026-11-21T12:00:00Z' },
		body: JSON.parse(readFileSync(join(ROOT, `test/fixtures/shopify-samples/${name}.json`), 'utf8')) as object,
	}));
	const [notify = []] = await runNode({ type: 'shopifyOrderMapper', parameters: { options: { skipTestOrders: false } }, items: items as never });
	expect(notify).toHaveLength(samples.length);
	return notify.map(({ json }) => json);
}

/** Both outputs: each is mapped from, and n8n has one preview for the node. */
async function escalation(): Promise<unknown> {
	const shop = await startWaitingShop();
	try {
		shop.converse([[25, 'customer', 'hola, ¿mi pedido?']], { name: 'Ana Pérez', phone: '+56961234567' });
		const { escalated, digest } = await shop.run();
		return mergeExamples([...escalated, ...digest]);
	} finally {
		await shop.stop();
	}
}
