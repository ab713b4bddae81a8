import { claimNotice, mayBeTwice } from '../../../nodes/Chatwoot/operations/notification/claimNotice';
import { deliver, type Delivery } from '../../../nodes/Chatwoot/operations/notification/deliver';
import type { ChatwootRequest } from '../../../nodes/shared/chatwoot/types';
import { CLAIM_SECONDS } from '../../../nodes/shared/chatwoot/takeClaim';
import { directClient, type DirectOptions } from '../../helpers/directClient';
import { insertContact } from '../../simulator/chatwoot/life/contacts';
import { startSimulator, type Simulator } from '../../simulator/startSimulator';

const ANA = '+56961234567';
const WORKERS = 3;

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(async () => await simulator.stop());

/** What a worker with a memory of its own makes of an order; `beforeEach` sees what it asks of Chatwoot. */
function deliveryOf(key: string, worker: string, triggeredAt: Date | undefined, beforeEach?: DirectOptions['beforeEach']): Delivery {
	const { url, accountId, tokens, inboxes } = simulator;
	return {
		client: directClient({ url, accountId, token: tokens.admin }, { name: worker, beforeEach }),
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

test('the same late order on three workers at the same instant, a contact without a conversation: one message', async () => {
	const account = simulator.world.accounts.get(simulator.accountId);
	if (!account) throw new Error('The simulator has no shop.');
	insertContact(simulator.world, account, { name: 'Ana', phoneNumber: ANA });
	const workers = Array.from({ length: WORKERS }, (_, index) => `w${index}`);
	const results = await Promise.all(workers.map(async (worker) => await deliver(deliveryOf('order', worker, late()))));
	expect(sentWith('order')).toBe(1);
	expect(results.map(({ status }) => status).sort()).toEqual(['duplicate', 'duplicate', 'sent']);
});

describe('a new customer on two workers at the same instant', () => {
	const isOpening = ({ method, path }: ChatwootRequest) => method === 'POST' && path === '/conversations';
	const isListing = ({ method, path }: ChatwootRequest) => method === 'GET' && path.endsWith('/conversations');
	/** The first makes the contact, and opens the conversation when the second has seen that there is none. */
	const both = async (first: string, second: string, { open = () => {}, isRefused = true }: { open?: () => void; isRefused?: boolean } = {}) => {
		let seen = () => {};
		const hasSeen = new Promise<void>((resolve) => (seen = resolve));
		let made = () => {};
		const isMade = new Promise<void>((resolve) => (made = resolve));
		const one = deliveryOf(first, 'w1', new Date(), async (request) => {
			if (!isOpening(request)) return;
			made();
			await hasSeen;
			await open();
		});
		const two = deliveryOf(second, 'w2', new Date(), async (request) => {
			// Refused: both look for the customer before there is one. Else the second finds her at once.
			if (request.path === (isRefused ? '/contacts' : '/contacts/filter')) await isMade;
			if (isListing(request)) setTimeout(seen, 50);
		});
		return await Promise.allSettled([deliver(one), deliver(two)]);
	};
	const statusOf = (result: PromiseSettledResult<{ status: string }>) => (result.status === 'fulfilled' ? result.value.status : String(result.reason));

	test.each([true, false])('the same order, the second is refused the contact: %s: one message', async (isRefused) => {
		expect((await both('order', 'order', { isRefused })).map(statusOf)).toEqual(['sent', 'duplicate']);
		expect([sentWith('order'), conversations().length]).toEqual([1, 1]);
	});

	test('two orders: each once, in one conversation', async () => {
		expect((await both('one', 'two')).map(statusOf)).toEqual(['sent', 'sent']);
		expect([sentWith('one'), sentWith('two'), conversations().length]).toEqual([1, 1, 1]);
	});

	test('the first one dies: the second sends', async () => {
		const dies = () => {
			throw new Error('killed');
		};
		expect((await both('order', 'order', { open: dies })).map(statusOf)).toEqual(['Error: killed', 'sent']);
		expect(sentWith('order')).toBe(1);
	});
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
		return await claimNotice({ ...client, wait: async () => {}, now: () => now }, { place: { conversationId }, key: 'order', by, look: async () => undefined });
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
