import { runWorkflow, type WorkflowJson } from '../helpers/engine';
import { readJson } from '../helpers/sourceFiles';
import { credentialFor } from '../helpers/startShop';
import { startWaitingShop, tiersTo, type WaitingShop } from '../helpers/waitingShop';
import { DOWN, RATE_LIMITED } from '../simulator/slack/slack';

let shop: WaitingShop;
beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

/** What the note in the workflow asks for; retries wait less than they do for a shop. */
function setUp(more: Record<string, object> = {}): WorkflowJson {
	const { simulator } = shop;
	const workflow = readJson('workflows/stale-conversation-escalation.json') as WorkflowJson;
	const set: Record<string, object> = {
		Escalator: { tiers: tiersTo(simulator.agents.admin) },
		Slack: { url: simulator.url + simulator.slack.path },
		...more,
	};
	const nodes = workflow.nodes.map((node) => ({ ...node, parameters: { ...node.parameters, ...set[node.name] }, ...(node.retryOnFail ? { waitBetweenTries: 50 } : {}) }));
	return { ...workflow, nodes };
}

const tick = async (workflow = setUp()) =>
	await runWorkflow({ workflow, start: 'Every five minutes', items: [{}], credentials: { chatwootAccountApi: credentialFor(shop.simulator) } });

it('hands over whoever waits and tells Slack once, in one message with links', async () => {
	const ana = shop.converse([[12, 'customer', '¿Llegó <ya>?']], { name: 'Ana & Cía' });
	const bea = shop.converse([[40, 'customer']], { name: 'Bea' });
	shop.converse([[3, 'customer']]);
	const { status } = await tick();
	expect(status).toBe('success');
	const { messages } = shop.simulator.slack;
	expect(messages).toHaveLength(1);
	const text = JSON.stringify(messages[0]);
	expect(text).toContain(`/conversations/${bea.displayId}|#${bea.displayId} Bea>`);
	expect(text).toContain(`/conversations/${ana.displayId}|#${ana.displayId} Ana &amp; Cía>`);
	expect(text).toContain('¿Llegó &lt;ya&gt;?');
	expect([ana, bea].map(({ assignee }) => assignee?.name)).toEqual(['Ana Admin', 'Ana Admin']);
	await tick();
	expect(messages).toHaveLength(1);
});

it('nobody waits: Slack hears nothing', async () => {
	shop.converse([[40, 'customer'], [30, 'agent']]);
	expect((await tick()).status).toBe('success');
	expect(shop.simulator.slack.posts()).toBe(0);
});

it.each([
	['busy for a moment', RATE_LIMITED, 2],
	['down for a moment', DOWN, 4],
])('Slack is %s: told once it takes the message', async (_name, refusal, times) => {
	shop.converse([[12, 'customer']]);
	shop.simulator.slack.refuse(times, refusal);
	expect((await tick()).status).toBe('success');
	expect([shop.simulator.slack.posts(), shop.simulator.slack.messages.length]).toEqual([times + 1, 1]);
});

it('Slack stays down: handed over all the same, the run shows as failed, and the next one works', async () => {
	const first = shop.converse([[12, 'customer']]);
	shop.simulator.slack.refuse(5, DOWN);
	const { status, error } = await tick();
	expect([status, error?.message]).toEqual(['error', expect.stringContaining('who waits (1)')]);
	expect(first.assignee?.name).toBe('Ana Admin');
	shop.converse([[15, 'customer']]);
	expect((await tick()).status).toBe('success');
	expect(shop.simulator.slack.messages).toHaveLength(1);
});

it('before the supervisor is chosen it says what to set', async () => {
	shop.converse([[12, 'customer']]);
	const { error } = await tick(setUp({ Escalator: {} }));
	expect(error?.message).toMatch(/Tier 1: Agent is empty/);
});
