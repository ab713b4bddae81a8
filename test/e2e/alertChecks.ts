import assert from 'node:assert/strict';

import { makeOrder } from '../simulator/shopify/makeOrder';
import { DOWN } from '../simulator/slack/slack';
import type { Checks } from './checks';
import { EVERY_MS, failingOrders, failingStep, openAlerts, type OpenAlerts } from './openAlerts';
import type { Shop } from './openShop';
import { pause } from './startN8n';
import { until } from './triggerChecks';

const STORM = 500;
const AT_ONCE = 25;
const KINDS = 12;
/** What no message may show: the order's phone and e-mail, the token, what was written. */
const PRIVATE = /\+?569\d{6,}|@example|wrong-token|Hola Ana|clave-secreta/;

/** The bundled error workflow in a real n8n: bundled workflows really fail, and Slack hears of it. */
export async function checkAlerts(checks: Checks, shop: Shop): Promise<void> {
	const alerts = await openAlerts(shop);
	const { slack } = shop.simulator;
	const told = () => slack.messages.map(({ text }) => String(text));
	const one = async (words: RegExp) => {
		await until(() => told().some((text) => words.test(text)));
		assert.deepEqual(told().filter((text) => PRIVATE.test(text)), []);
		return told().find((text) => words.test(text)) ?? '';
	};
	await checkFailures(checks, shop, { alerts, one });
	// The first run of the teller makes the table; until then each failure is told by itself.
	await pause(EVERY_MS + 2_000);
	await checks.run(`alerts: ${STORM} failures, ${KINDS} different ones: at most a message per run, every one told, all counted`, async () => {
		slack.clear();
		const storm = await failingStep(shop, alerts, { name: 'Storm', url: '' });
		const startedAt = Date.now();
		for (let from = 0; from < STORM; from += AT_ONCE) {
			await Promise.all(Array.from({ length: AT_ONCE }, async (_, index) => await storm.fail({ reason: reasonOf(from + index) })));
		}
		const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
		const kinds = () => new Set(told().flatMap((text) => text.match(/reason \w+/g) ?? [])).size;
		await until(() => countOf(told()) >= STORM && kinds() === KINDS);
		const mostMessages = 2 + (Date.now() - startedAt) / EVERY_MS;
		assert.ok(told().length <= mostMessages, `${told().length} messages, ${mostMessages} allowed`);
		return `${STORM} in ${seconds} s, ${told().length} messages that count ${countOf(told())}`;
	});
	await checks.run('alerts: Slack is down: what failed meanwhile is told when it is back', async () => {
		slack.clear();
		const step = await failingStep(shop, alerts, { name: 'While Slack is down', url: '' });
		// More than one run's five tries, less than two runs'.
		slack.refuse(9, DOWN);
		await step.fail({ reason: 'reason patient' });
		await one(/While Slack is down/);
		assert.ok((await shop.n8n.api.countExecutions(alerts.id, ['error'])) > 0, 'no failed run of the error workflow');
	});
	await shop.n8n.api.unpublish(alerts.id);
}

type Look = { alerts: OpenAlerts; one(words: RegExp): Promise<string> };

async function checkFailures(checks: Checks, shop: Shop, { alerts, one }: Look): Promise<void> {
	const { simulator, n8n } = shop;
	await checks.run('alerts: orders with a wrong Chatwoot token: workflow, step, advice and a link; no phone, no token', async () => {
		const hook = await failingOrders(shop, alerts);
		await simulator.shopify.send({ topic: 'orders/create', body: makeOrder(9_000) }, { target: hook, retryDelaysMs: [], timeoutMs: 30_000 });
		const text = await one(/Shopify order notifications/);
		assert.match(text, /^\*Shopify order notifications\* › Mark as failed: Chatwoot answered 401 to (GET|POST) \//);
		assert.match(text, new RegExp(`<${n8n.url}/workflow/\\w+/executions/\\d+\\|execution>`));
		return text.split('\n')[0];
	});
	await checks.run('alerts: a step of the package: the conversation and the item', async () => {
		const step = await failingStep(shop, alerts, { name: 'Answers', url: '', chatwoot: true });
		await step.fail({ conversationId: 424242, text: 'Hola Ana' });
		const text = await one(/\*Answers\*/);
		assert.match(text, /conversation 424242 · item 0 · </);
	});
	await checks.run('alerts: an HTTP Request that sent texts and keys: neither is told', async () => {
		const step = await failingStep(shop, alerts, { name: 'Posts', url: `${simulator.url}/slack/nowhere?token=clave-secreta-1` });
		await step.fail({ text: 'Hola Ana', phone: '+56961234567' });
		assert.match(await one(/\*Posts\*/), /^\*Posts\* › Step: .+\(404\)/);
	});
}

const reasonOf = (index: number) => `reason ${'abcdefghijkl'[index % 50 === 0 ? (index / 50) % KINDS : index % 2 === 0 ? 10 : 11]} of 569612345${String(index).padStart(2, '0')}`;

/** How many failures the messages speak of. */
function countOf(texts: string[]): number {
	const alerts = texts.flatMap((text) => text.split('\n\n')).filter((part) => part.startsWith('*'));
	return alerts.reduce((sum, part) => sum + Number(/(\d+) times/.exec(part)?.[1] ?? 1), 0);
}
