import assert from 'node:assert/strict';

import { fillStaleShop } from '../bench/staleShop';
import type { Conversation } from '../simulator/chatwoot/model';
import { addWaiting, say, type Said } from '../simulator/chatwoot/seed/addWaiting';
import { DOWN } from '../simulator/slack/slack';
import type { Checks } from './checks';
import { pick, readWorkflow, type Shop, type WorkflowJson } from './openShop';
import { pause } from './startN8n';

/** Shorter than a run takes, so that runs overlap. */
const EVERY_SECONDS = 1;
const SOME_RUNS_MS = 4_000;
const WAIT_MS = 300_000;
const MAX_LIST_CALLS = 6;

/** The escalation workflow on its schedule: once, whatever overlaps, crashes or is down. Starts n8n anew in between. */
export async function checkEscalation(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const { faults, slack, calls } = simulator;
	const workflow = await n8n.api.createWorkflow(await setUp(shop));
	await n8n.api.publish(workflow);
	await checks.run('escalation: who waits is handed over once, and Slack hears it once', async () => {
		const conversation = wait(shop, [[15, 'customer', '¿Hola?']]);
		const fresh = wait(shop, [[2, 'customer']]);
		await until(() => slack.messages.length > 0);
		await pause(SOME_RUNS_MS);
		assert.equal(slack.messages.length, 1);
		assert.match(JSON.stringify(slack.messages), new RegExp(`conversations/${conversation.displayId}\\|`));
		assert.deepEqual([conversation.assignee?.id, fresh.assignee], [simulator.agents.agent2, null]);
		say(simulator.world, conversation, [0, 'agent']);
	});
	await checks.run('escalation: Slack is down for a moment', async () => {
		slack.clear();
		slack.refuse(2, DOWN);
		const conversation = wait(shop, [[20, 'customer']]);
		await until(() => slack.messages.length > 0);
		assert.equal(slack.posts(), 3);
		say(simulator.world, conversation, [0, 'agent']);
	});
	await checks.run('escalation: killed between claim and assignment, healed after the claim has run out', async () => {
		slack.clear();
		calls.clear();
		faults.add({ match: { method: 'POST', path: /\/assignments$/ }, kind: 'timeout' });
		const conversation = wait(shop, [[30, 'customer']]);
		await until(() => calls.count({ method: 'POST', path: /\/custom_attributes$/ }) > 0);
		await until(() => (faults.struck().timeout ?? 0) > 0);
		await n8n.kill9();
		faults.clear();
		await n8n.start();
		await n8n.api.signIn();
		await pause(SOME_RUNS_MS);
		assert.equal(conversation.assignee?.id, undefined);
		age(conversation);
		await until(() => slack.messages.length > 0);
		await pause(SOME_RUNS_MS);
		assert.deepEqual([conversation.assignee?.id, slack.messages.length], [simulator.agents.agent2, 1]);
		say(simulator.world, conversation, [0, 'agent']);
	});
	await checks.run('escalation: 10,000 open conversations, 60 of them stale', async () => await manyOpen(shop));
	await n8n.api.unpublish(workflow.id);
}

/** A run with everything at once; the schedule goes on meanwhile and finds nothing left to do. */
async function manyOpen({ simulator }: Shop): Promise<string> {
	const { slack, calls, world } = simulator;
	slack.clear();
	calls.clear();
	// One tick of the event loop: no run sees half of it.
	const { stale } = fillStaleShop(simulator);
	calls.clear();
	const conversations = world.accounts.get(simulator.accountId)?.conversations;
	const handedOver = () => [...stale].filter((id) => conversations?.get(id)?.assignee?.id === simulator.agents.agent2).length;
	await until(() => handedOver() === stale.size);
	const all = calls.all();
	await until(() => slack.messages.length > 0);
	await pause(SOME_RUNS_MS);
	const told = slack.messages.map(({ text }) => Number.parseInt(String(text), 10));
	assert.equal(told.reduce((sum, count) => sum + count, 0), stale.size);
	const assigned = calls.count({ method: 'POST', path: /\/assignments$/ });
	assert.equal(assigned, stale.size);
	const firstWrite = all.findIndex(({ method }) => method === 'POST');
	const lists = all.slice(0, firstWrite).filter(({ path }) => path.endsWith('/conversations')).length;
	const seconds = (Number(all.at(-1)?.at) - Number(all[0]?.at)) / 1_000;
	assert.ok(lists <= MAX_LIST_CALLS, `${lists} list calls`);
	return `${lists} list calls, ${seconds.toFixed(1)} s from the first call to the last assignment`;
}

/** What the note in the workflow asks for, on a schedule that does not let a check wait. */
async function setUp({ simulator, credentials }: Shop): Promise<WorkflowJson> {
	const json = await readWorkflow('stale-conversation-escalation');
	const { chatwootAccountApi } = credentials;
	const agentId = { __rl: true, mode: 'list', value: simulator.agents.agent2 };
	const more: Record<string, object> = {
		'Every five minutes': { rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_SECONDS }] } },
		Escalator: {
			tiers: { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId }] },
			businessHours: 'chatwootInbox',
			options: { maxEscalations: 1_000 },
		},
		Slack: { url: simulator.url + simulator.slack.path },
	};
	const nodes = json.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...more[node.name] },
		...(node.name === 'Escalator' ? { credentials: pick({ chatwootAccountApi }) } : {}),
	}));
	return { ...json, nodes };
}

function wait({ simulator }: Shop, said: Said[]): Conversation {
	const account = simulator.world.accounts.get(simulator.accountId);
	if (!account) throw new Error('The simulator has no shop.');
	return addWaiting(simulator.world, account, { inboxId: simulator.inboxes.api, said });
}

/** Five minutes pass for the claim that the killed run left. */
function age(conversation: Conversation): void {
	const trace = conversation.customAttributes.stale_escalation as { at: number };
	conversation.customAttributes = { ...conversation.customAttributes, stale_escalation: { ...trace, at: trace.at - 300 } };
	conversation.account.revision += 1;
}

async function until(holds: () => boolean): Promise<void> {
	for (const started = Date.now(); Date.now() - started < WAIT_MS; await pause(50)) {
		if (holds()) return;
	}
	assert.fail(`still not so after ${WAIT_MS / 1_000} s`);
}
