import { escalate, type Run } from '../../nodes/StaleConversationEscalator/escalate';
import { forgetQuiet } from '../../nodes/StaleConversationEscalator/askWait';
import { readSettings } from '../../nodes/StaleConversationEscalator/readSettings';
import { describeFailure } from '../../nodes/shared/chatwoot/errors';
import type { ChatwootClient, ChatwootRequest } from '../../nodes/shared/chatwoot/types';
import { directClient } from '../helpers/directClient';
import { startRefusingProxy } from '../helpers/refusingProxy';
import { startWaitingShop, tiersTo, type WaitingShop } from '../helpers/waitingShop';
import { say, type Said } from '../simulator/chatwoot/seed/addWaiting';
import type { Conversation } from '../simulator/chatwoot/model';

let shop: WaitingShop;
beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

const SOME = [50, 40, 30, 20, 12];
const waiting = (said: Said[] = []) => SOME.map((minutes) => shop.converse([[minutes, 'customer'], ...said]));
const assignments = () => shop.simulator.calls.count({ method: 'POST', path: /\/assignments$/ });
const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
const allDone = (conversations: Conversation[]) =>
	conversations.map(({ assignee, customAttributes }) => [assignee?.name, JSON.stringify(customAttributes).includes('"state":"done"')]);
const DONE = ['Ana Admin', true];

describe('two runs at the same time', () => {
	it('in one process: each conversation once', async () => {
		const conversations = waiting();
		const runs = await Promise.all([shop.run(), shop.run(), shop.run()]);
		expect(runs.map(({ escalated }) => escalated.length)).toEqual([SOME.length, 0, 0]);
		expect(assignments()).toBe(SOME.length);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
	});

	it.each([2, 4])('in %d processes: each conversation once', async (count) => {
		const conversations = waiting();
		const runs = await Promise.all(Array.from({ length: count }, async (_one, index) => await otherProcess(`worker-${index}`)));
		expect(sum(runs)).toBe(SOME.length);
		expect(assignments()).toBe(SOME.length);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
	});

	it('the second starts while the first waits for its claims', async () => {
		waiting();
		const first = otherProcess('first');
		await pause(500);
		expect([await otherProcess('second'), await first]).toEqual([0, SOME.length]);
	});
});

describe('a run that is held up by 429 while another one escalates', () => {
	const steps: Array<[name: string, refuse: RegExp, laterMinutes: number]> = [
		['when it writes its claim', /POST .*\/custom_attributes$/, 0],
		['between claim and assignment, until its claim counts as abandoned', /POST .*\/assignments$/, 5],
		['between assignment and note, until its claim counts as abandoned', /POST .*\/messages$/, 5],
	];
	it.each(steps)('%s: escalated once, one note', async (_name, refuse, laterMinutes) => {
		const conversation = shop.converse([[30, 'customer']]);
		let others = 0;
		const { url: baseUrl, refused, stop } = await startRefusingProxy(shop.simulator.url, refuse, async () => {
			others = await otherProcess('quick', { laterMinutes });
		});
		const { escalated } = await shop.run({ baseUrl, parameters: { tiers: tiersWithNote() } });
		await stop();
		expect(refused).toHaveLength(1);
		expect([others, escalated.length]).toEqual([1, 0]);
		expect(conversation.messages.filter((one) => one.private)).toHaveLength(1);
		expect(allDone([conversation])).toEqual([DONE]);
	});
});

describe('a run that dies', () => {
	const steps: Array<[name: string, dieAt: (request: ChatwootRequest) => boolean]> = [
		['before a claim is written', ({ path }) => path.endsWith('/custom_attributes')],
		['between claim and assignment', ({ path }) => path.endsWith('/assignments')],
		['between assignment and label', ({ path }) => path.endsWith('/labels') && path.startsWith('/conversations')],
		['between label and note', ({ method, path }) => method === 'POST' && path.endsWith('/messages')],
		['between note and the word that all is done', ({ body }) => JSON.stringify(body ?? {}).includes('"state":"done"')],
	];
	it.each(steps)('%s: the next one leaves one escalation', async (_name, dieAt) => {
		const conversations = waiting();
		const before = await otherProcess('dying', { dieAt });
		expect(before).toBe(0);
		const now = await otherProcess('next', { laterMinutes: 0 });
		const later = await otherProcess('next', { laterMinutes: 5 });
		expect(now + later).toBe(SOME.length);
		expect(await otherProcess('last', { laterMinutes: 10 })).toBe(0);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
		expect(conversations.map(({ labels }) => labels)).toEqual(SOME.map(() => ['vip']));
		expect(conversations.map(({ messages }) => messages.filter((one) => one.private).length)).toEqual(SOME.map(() => 1));
	});

	it('comes to its claims five minutes after it began: they are young all the same', async () => {
		waiting();
		let isLate = false;
		const elapsedMs = () => performance.now() + (isLate ? 300_000 : 0);
		const dieAt = ({ path }: ChatwootRequest) => {
			isLate = true;
			return path.endsWith('/assignments');
		};
		expect(await otherProcess('dying', { dieAt, elapsedMs })).toBe(0);
		expect(shop.simulator.calls.count({ method: 'POST', path: /\/custom_attributes$/ })).toBe(SOME.length);
		expect([await otherProcess('next', { laterMinutes: 5 }), await otherProcess('last', { laterMinutes: 10 })]).toEqual([0, SOME.length]);
	});

	it('after the next one has scanned: what it left is found, and no note is written twice', async () => {
		const conversations = waiting();
		let isScanned = false;
		const afterScan = async ({ path }: ChatwootRequest) => {
			if (isScanned || !/\/conversations\/\d+$/.test(path)) return;
			isScanned = true;
			await otherProcess('dying', { dieAt: ({ body }) => JSON.stringify(body ?? {}).includes('"state":"done"') });
		};
		expect(await otherProcess('next', { laterMinutes: 5, beforeEach: afterScan })).toBe(SOME.length);
		expect(conversations.map(({ messages }) => messages.filter((one) => one.private).length)).toEqual(SOME.map(() => 1));
	});

	it('of its own process needs no waiting for: an assignment that failed is done by the next run', async () => {
		const conversations = waiting();
		shop.simulator.faults.add({ match: { path: /\/assignments$/ }, kind: 'status502' });
		await expect(shop.run()).rejects.toThrow(/could not be escalated and will be tried again/);
		shop.simulator.faults.clear();
		expect((await shop.run()).escalated).toHaveLength(SOME.length);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
	});
});

describe('trouble on the way', () => {
	it.each(['resetAfterEffect', 'status502AfterEffect', 'reset'] as const)('%s in the middle: each once', async (kind) => {
		const conversations = waiting();
		for (const path of [/\/custom_attributes$/, /\/assignments$/, /\/conversations$/]) shop.simulator.faults.add({ match: { path }, kind, times: 1 });
		expect((await shop.run()).escalated).toHaveLength(SOME.length);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
	});

	it.each([
		['the list', /GET .*\/conversations\?/],
		['the claim', /POST .*\/custom_attributes$/],
		['the assignment', /POST .*\/assignments$/],
	])('429 for %s: waits as long as the server says, each once', async (_what, refuse) => {
		const conversations = waiting();
		const { url: baseUrl, refused, stop } = await startRefusingProxy(shop.simulator.url, refuse);
		expect((await shop.run({ baseUrl })).escalated).toHaveLength(SOME.length);
		await stop();
		expect(refused).toHaveLength(1);
		expect(allDone(conversations)).toEqual(SOME.map(() => DONE));
	});

	it('one conversation fails for good: the others are escalated, and it is told', async () => {
		const conversations = waiting();
		shop.simulator.faults.add({ match: { path: new RegExp(`/conversations/${conversations[1]?.displayId}/assignments`) }, kind: 'status500' });
		const { escalated, digest } = await shop.run();
		expect(escalated).toHaveLength(SOME.length - 1);
		expect(digest).toMatchObject([{ problems: [expect.stringMatching(/^Conversation 2 could not be escalated and will be tried again/)] }]);
	});

	it('a conversation that is deleted meanwhile is nobody to speak of', async () => {
		const conversations = waiting();
		onClaim(() => void conversations[0]?.account.conversations.delete(1));
		const { escalated, digest } = await shop.run();
		expect([escalated.length, digest[0]?.problems]).toEqual([SOME.length - 1, []]);
	});
});

describe('between claim and action', () => {
	const rows: Array<[name: string, said: Said, escalated: boolean]> = [
		['an agent answers', [0, 'agent'], false],
		['the customer writes again', [0, 'customer', 'hola??'], true],
		['an after-hours reply goes out', [0, 'autoReply'], true],
		['an after-hours reply that Chatwoot takes for an answer goes out', [0, 'notice'], true],
		['a bot answers', [0, 'bot'], true],
		['an agent writes a note', [0, 'note'], true],
	];
	it.each(rows)('%s', async (_name, said, isEscalated) => {
		const conversation = shop.converse([[30, 'customer', 'hola']]);
		onClaim(() => say(shop.simulator.world, conversation, said));
		const { escalated } = await shop.run();
		const lastMessage = said[1] === 'customer' ? 'hola??' : 'hola';
		expect(escalated).toMatchObject(isEscalated ? [{ conversationId: 1, waitedMinutes: 30, lastMessage }] : []);
		expect(conversation.assignee === null).toBe(!isEscalated);
		expect((await shop.run()).escalated).toEqual([]);
	});

	it('an agent answers, and the customer writes again: a new wait', async () => {
		const conversation = shop.converse([[30, 'customer', 'hola']]);
		onClaim(() => {
			say(shop.simulator.world, conversation, [0, 'agent']);
			say(shop.simulator.world, conversation, [0, 'customer']);
		});
		expect((await shop.run()).escalated).toEqual([]);
		expect(conversation.assignee).toBeNull();
	});

	it('an agent resolves it', async () => {
		const conversation = shop.converse([[30, 'customer', 'hola']]);
		onClaim(() => {
			conversation.status = 'resolved';
			conversation.waitingSince = null;
		});
		expect((await shop.run()).escalated).toEqual([]);
	});
});

/** The claim is written, and the run waits to see whether it stands. */
function onClaim(happens: () => void): void {
	let isOver = false;
	const match = (method: string, path: string) => {
		const isClaim = method === 'POST' && path.endsWith('/custom_attributes');
		if (isClaim && !isOver) {
			isOver = true;
			setTimeout(happens, 300);
		}
		return false;
	};
	shop.simulator.faults.add({ match, kind: 'slow' });
}

type Other = {
	laterMinutes?: number;
	dieAt?: (request: ChatwootRequest) => boolean;
	beforeEach?: (request: ChatwootRequest) => Promise<void>;
	elapsedMs?: () => number;
};

const tiersWithNote = () => ({
	tier: tiersTo(shop.simulator.agents.admin).tier.map((tier) => ({ ...tier, label: 'vip', note: 'Por favor, mira esto' })),
});

/** The node's core as another worker of n8n runs it: no lock, no memory in common. */
async function otherProcess(processId: string, { laterMinutes = 0, elapsedMs = () => performance.now(), ...other }: Other = {}): Promise<number> {
	forgetQuiet();
	const now = new Date(Date.now() + laterMinutes * 60_000);
	const settings = readSettings({ tiers: tiersWithNote(), filters: {}, businessHours: 'always', schedule: '', dryRun: false, options: {}, timezone: 'UTC' }, now);
	const run: Run = { client: clientOf(processId, other), processId, runNumber: 1, elapsedMs };
	return (await escalate(run, settings)).escalated.length;
}

/** From the request it dies at, nothing of it reaches the server any more. */
function clientOf(processId: string, { dieAt, beforeEach: first }: Other): ChatwootClient {
	const { url, accountId, tokens } = shop.simulator;
	let isDead = false;
	const beforeEach = async (request: ChatwootRequest) => {
		const { method, path } = request;
		await first?.(request);
		isDead ||= dieAt?.(request) ?? false;
		if (isDead) throw describeFailure({ method, path, status: undefined, body: '', code: 'ECONNRESET', writes: true });
	};
	return directClient({ url, accountId, token: tokens.admin }, { name: processId, beforeEach });
}

const pause = async (delayMs: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, delayMs));
