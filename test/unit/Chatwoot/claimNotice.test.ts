import { claimNotice, mayBeTwice } from '../../../nodes/Chatwoot/operations/notification/claimNotice';
import { deliver, type Delivery } from '../../../nodes/Chatwoot/operations/notification/deliver';
import { CLAIM_SECONDS } from '../../../nodes/shared/chatwoot/takeClaim';
import { directClient } from '../../helpers/directClient';
import { startSimulator, type Simulator } from '../../simulator/startSimulator';

const ANA = '+56961234567';
const WORKERS = 3;

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => await simulator.stop());

/** What a worker with a memory of its own makes of an order. */
function deliveryOf(key: string, worker: string, triggeredAt: Date | undefined): Delivery {
	const { url, accountId, tokens, inboxes } = simulator;
	return {
		client: directClient({ url, accountId, token: tokens.admin }, { name: worker }),
		wish: { inboxId: inboxes.whatsapp, phone: ANA, name: 'Ana', content: 'hola', idempotencyKey: key, triggeredAt, whenWindowClosed: 'template', conversationMode: 'reuse', extras: { labels: [], updateContact: false } },
		channel: { type: 'Channel::Whatsapp', hasWindow: true, templates: [] },
		mark: { source: 'test', key },
		plan: async () => ({ send: { content: `Pedido ${key}` } }),
		by: worker,
		memo: new Map(),
		now: new Date(),
	};
}

const conversations = () => [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
const sentWith = (key: string) =>
	conversations()
		.flatMap(({ messages }) => messages)
		.filter(({ content }) => content === `Pedido ${key}`).length;
const late = () => new Date(Date.now() - 60_000);

test.each([
	['an open conversation', false],
	['a conversation that was resolved', true],
])('the same late order on three workers at the same instant, %s: one message', async (_what, isResolved) => {
	await deliver(deliveryOf('first', 'w0', undefined));
	if (isResolved) conversations().forEach((one) => Object.assign(one, { status: 'resolved' }));
	const workers = Array.from({ length: WORKERS }, (_, index) => `w${index}`);
	const results = await Promise.all(workers.map(async (worker) => await deliver(deliveryOf('order', worker, late()))));
	expect(sentWith('order')).toBe(1);
	expect(results.map(({ status }) => status).sort()).toEqual(['duplicate', 'duplicate', 'sent']);
});

test('a first delivery costs nothing more', async () => {
	await deliver(deliveryOf('first', 'w0', undefined));
	simulator.calls.clear();
	expect(await deliver(deliveryOf('order', 'w0', new Date()))).toMatchObject({ status: 'sent' });
	expect(simulator.calls.count()).toBe(4);
});

test('a claim whose run crashed is taken over when it is old, and only then', async () => {
	await deliver(deliveryOf('first', 'w0', undefined));
	const claim = async (by: string, now: Date) => {
		const { client } = deliveryOf('order', by, undefined);
		const conversationId = conversations()[0]?.displayId ?? 0;
		return await claimNotice({ ...client, wait: async () => {}, now: () => now }, { conversationId, key: 'order', by, look: async () => undefined });
	};
	const now = new Date();
	expect(await claim('crashed', now)).toBeUndefined();
	await expect(claim('second', new Date(now.getTime() + (CLAIM_SECONDS - 1) * 1_000))).rejects.toThrow(/Another n8n worker .* come again/);
	expect(await claim('third', new Date(now.getTime() + CLAIM_SECONDS * 1_000))).toBeUndefined();
});

test.each([
	[undefined, false],
	['2026-11-21T11:59:56.000Z', false],
	['2026-11-21T11:59:55.999Z', true],
	['2026-11-21T13:00:00.000Z', false],
])('triggered at %s: may have a twin: %s', (at, expected) => {
	expect(mayBeTwice(at === undefined ? undefined : new Date(at), new Date('2026-11-21T12:00:00.000Z'))).toBe(expected);
});
