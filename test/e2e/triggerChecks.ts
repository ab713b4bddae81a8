import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { deliver, railsJson } from '../simulator/chatwoot/events/deliver';
import type { Checks } from './checks';
import type { Shop } from './openShop';
import { captureEvents, chatwoot, type OpenTrigger, saveTrigger, TRIGGER_NAME, webhooksTo } from './openTrigger';
import { pause } from './startN8n';

const CUSTOMERS = 100;
const OTHERS = 400;
const DUPLICATES = 50;
const FORGED = 5;
/** As many jobs as Chatwoot's Sidekiq runs at a time, unless told otherwise. */
const CONCURRENCY = 10;
const WAIT_MS = 300_000;

/** n8n itself answers 422 to what is no JSON, before any node sees it. */
const STRANGE_BODIES = [
	{ name: 'nothing', body: '', statuses: [200, 422] },
	{ name: 'no JSON', body: '{"event":', statuses: [422] },
	{ name: 'a list', body: '[1,2]', statuses: [200] },
	{ name: 'text', body: '"hola"', statuses: [200, 422] },
	{ name: 'null', body: 'null', statuses: [200, 422] },
	{ name: 'an unknown event', body: '{"event":"moon_phase"}', statuses: [200] },
	{ name: 'a message of nobody', body: '{"event":"message_created","message_type":"incoming","id":1}', statuses: [200] },
	{ name: '10 MB', body: JSON.stringify({ event: 'moon_phase', content: 'x'.repeat(10_000_000) }), statuses: [200] },
];

/** The Chatwoot Trigger from its activation to a burst of events. Starts n8n anew in between. */
export async function checkTrigger(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const trigger = await saveTrigger(shop);
	const registered = () => webhooksTo(simulator, trigger.url);
	await checks.run('trigger: activating registers the webhook with the chosen events only', async () => {
		await n8n.api.publish(trigger.workflow, trigger.path);
		await until(() => registered().length === 1);
		assert.deepEqual(registered()[0]?.subscriptions, ['message_created']);
	});
	await checks.run('trigger: one customer message starts one execution', async () => {
		await captureEvents(simulator, { customers: 1, from: 1 });
		await until(async () => (await count(shop, trigger)) >= 1);
		assert.equal(await count(shop, trigger), 1);
	});
	await checks.run('trigger: deactivating removes it, activating brings it back', async () => {
		await n8n.api.unpublish(trigger.workflow.id);
		await until(() => registered().length === 0);
		await n8n.api.publish(trigger.workflow, trigger.path);
		await until(() => registered().length === 1);
	});
	await checks.run('trigger: one deleted by hand is healed by the next activation', async () => {
		await chatwoot(simulator, 'DELETE', `/webhooks/${registered()[0]?.id}`);
		assert.equal(registered().length, 0);
		await n8n.api.unpublish(trigger.workflow.id);
		await n8n.api.publish(trigger.workflow, trigger.path);
		await until(() => registered().length === 1);
	});
	await checks.run('trigger: starting n8n again leaves exactly one, which still works', async () => {
		const before = registered()[0]?.id;
		await n8n.stop();
		await n8n.start();
		await n8n.api.signIn();
		await n8n.api.untilRegistered(trigger.path);
		assert.deepEqual(registered().map(({ id }) => id), [before]);
		const started = await count(shop, trigger);
		await captureEvents(simulator, { customers: 1, from: 2 });
		await until(async () => (await count(shop, trigger)) > started);
	});
	await checks.run('trigger: listening in the editor takes one event and leaves the production webhook', async () => {
		const testUrl = trigger.url.replace('/webhook/', '/webhook-test/');
		const [production] = registered();
		const started = await count(shop, trigger);
		await n8n.api.listen(trigger.workflow.id, TRIGGER_NAME);
		assert.equal(webhooksTo(simulator, testUrl).length, 1);
		await captureEvents(simulator, { customers: 1, from: 3 });
		await until(() => webhooksTo(simulator, testUrl).length === 0);
		await until(async () => (await count(shop, trigger)) === started + 2);
		assert.deepEqual(registered().map(({ id }) => id), [production?.id]);
	});
	await checks.run('trigger: bodies of any kind start nothing and are no failure', async () => {
		const started = await count(shop, trigger);
		const secret = registered()[0]?.secret;
		for (const { name, body, statuses } of STRANGE_BODIES) {
			const answers = await post(trigger.url, [{ body, secret, deliveryId: randomUUID() }]);
			assert.ok(statuses.includes(answers.statuses[0] ?? 0), `${name}: ${answers.statuses[0]}`);
		}
		await pause(500);
		assert.equal(await count(shop, trigger), started);
	});
	await checks.run('trigger: 500 events, 10 % twice, 5 forged: 100 executions', async () => await burst(shop, trigger));
	await n8n.api.unpublish(trigger.workflow.id);
}

async function burst(shop: Shop, trigger: OpenTrigger): Promise<string> {
	const events = await captureEvents(shop.simulator, { customers: CUSTOMERS, from: 1_000 });
	// What these customers wrote reached the trigger as well, all at once and not counted here.
	const before = await untilQuiet(shop, trigger);
	const fresh = events.map(({ isCustomerMessage, body }) => ({ isCustomerMessage, body: renumbered(body) }));
	const own = fresh.filter((event) => event.isCustomerMessage).slice(0, CUSTOMERS);
	const others = fresh.filter((event) => !event.isCustomerMessage).slice(0, OTHERS);
	assert.deepEqual([own.length, others.length], [CUSTOMERS, OTHERS]);
	const secret = webhooksTo(shop.simulator, trigger.url)[0]?.secret;
	const sends = mixed([...own, ...others]).map(({ body }) => ({ body, secret, deliveryId: randomUUID() }));
	const again = sends.filter((_send, index) => index % (sends.length / DUPLICATES) === 0);
	const repeated = again.map((send, index) => (index % 2 ? send : { ...send, deliveryId: randomUUID() }));
	const forged = own.slice(0, FORGED).map(({ body }) => ({ body: renumbered(body), secret: 'x'.repeat(24), deliveryId: randomUUID() }));
	const { statuses, latenciesMs } = await post(trigger.url, [...sends, ...repeated, ...forged]);
	await pause(1_000);
	await until(async () => (await count(shop, trigger)) >= before + CUSTOMERS);
	assert.equal(statuses.filter((status) => status === 401).length, FORGED);
	assert.equal(statuses.filter((status) => status === 200).length, sends.length + repeated.length);
	assert.equal((await count(shop, trigger)) - before, CUSTOMERS);
	const p95Ms = latenciesMs.sort((a, b) => a - b)[Math.floor(latenciesMs.length * 0.95)] ?? NaN;
	return `p95 of the answer ${p95Ms.toFixed(0)} ms at ${CONCURRENCY} at a time`;
}

type Send = { body: string; secret: string | undefined; deliveryId: string };

export async function post(url: string, sends: Send[]): Promise<{ statuses: number[]; latenciesMs: number[] }> {
	const left = [...sends];
	const statuses: number[] = [];
	const latenciesMs: number[] = [];
	const work = async () => {
		for (let send = left.shift(); send; send = left.shift()) {
			const started = performance.now();
			const { body, secret, deliveryId } = send;
			const outcome = await deliver({ url, secret }, body, { now: new Date(), deliveryId });
			statuses.push('status' in outcome ? outcome.status : 0);
			latenciesMs.push(performance.now() - started);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, work));
	return { statuses, latenciesMs };
}

/** The same kind of event about another record, as if it had just happened. */
export function renumbered(body: string): string {
	const event = JSON.parse(body) as { id?: number };
	return railsJson({ ...event, id: (event.id ?? 0) + Math.floor(Math.random() * 1e9) + 1e6 });
}

/** Every fifth place is a customer's message, as Chatwoot mixes them. */
function mixed<T>(events: T[]): T[] {
	return events.map((event, index) => ({ event, at: (index * 7919) % events.length })).sort((a, b) => a.at - b.at).map(({ event }) => event);
}

async function count({ n8n }: Shop, { workflow }: OpenTrigger): Promise<number> {
	return await n8n.api.countExecutions(workflow.id);
}

/** Waits until no execution came for two seconds, and says how many there are. */
async function untilQuiet(shop: Shop, trigger: OpenTrigger): Promise<number> {
	let [last, since] = [await count(shop, trigger), Date.now()];
	await until(async () => {
		const now = await count(shop, trigger);
		if (now !== last) [last, since] = [now, Date.now()];
		return Date.now() - since > 2_000;
	});
	return last;
}

/** Looks again and again, for a minute at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	for (const started = Date.now(); Date.now() - started < WAIT_MS; await pause(200)) {
		if (await holds()) return;
	}
	throw new Error(`not within ${WAIT_MS / 1000} s`);
}
