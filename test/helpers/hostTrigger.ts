import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Simulator } from '../simulator/startSimulator';
import { runWorkflow, type Items, type WorkflowJson, type WorkflowRun } from './engine';
import type { CredentialData } from './engine/CredentialsInMemory';
import { credentialFor } from './startShop';
import { triggerHarness } from './triggerContexts';

/** Nothing listens on the discard port. */
const NOBODY = 'http://127.0.0.1:9/';
const TRIGGER_TYPE = 'n8n-nodes-chatwoot-automations.chatwootTrigger';

export type HostedTrigger = {
	/** Every execution so far, in the order they ended. */
	runs: WorkflowRun[];
	/** Takes changes of parameters by node name, as somebody saving the workflow anew. */
	change(parameters: Record<string, object>): void;
	/** Runs the workflow with these items of the trigger once more, as another worker or a retry would; or from another trigger. */
	again(items: Items, from?: string): Promise<WorkflowRun>;
	/** While true, Chatwoot's deliveries reach nobody. */
	setAway(isAway: boolean): void;
	/** Resolves when Chatwoot has delivered everything and every execution has ended. */
	settled(): Promise<void>;
	stop(): Promise<void>;
};

/**
 * Stands where n8n stands for a workflow that begins with the Chatwoot Trigger: activates it at the simulated
 * Chatwoot, takes the webhooks that this sends, signed, and starts an execution for each that the trigger lets pass.
 */
export async function hostTrigger(simulator: Simulator, workflow: WorkflowJson, more: CredentialData = {}): Promise<HostedTrigger> {
	const runs: WorkflowRun[] = [];
	const pending = new Set<Promise<unknown>>();
	const credentials = { chatwootAccountApi: credentialFor(simulator) };
	const start = workflow.nodes.find(({ type }) => type === TRIGGER_TYPE);
	if (!start) throw new Error('The workflow does not begin with a Chatwoot Trigger.');
	let current = workflow;
	// A trigger remembers which messages it has seen, and every simulated Chatwoot counts them from 1.
	const trigger = triggerHarness(start.parameters, credentials, 'trigger', randomUUID());
	const again = async (items: Items, from = start.name) =>
		await runWorkflow({ workflow: current, start: from, items, credentials: { ...credentials, ...more } });
	const receive = async (rawBody: Buffer, headers: IncomingHttpHeaders) => {
		const posted = { rawBody, body: JSON.parse(rawBody.toString()) as unknown, headers: headers as Record<string, string> };
		const { result } = await trigger.post(posted);
		for (const items of result.workflowData ?? []) runs.push(await again(items));
	};
	const server = createServer((req, res) => {
		const chunks: Buffer[] = [];
		req.on('data', (chunk: Buffer) => chunks.push(chunk));
		req.on('end', () => {
			const work = receive(Buffer.concat(chunks), req.headers).finally(() => pending.delete(work));
			pending.add(work);
			res.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await trigger.create();
	const registered = [...(simulator.world.accounts.get(simulator.accountId)?.webhooks.values() ?? [])].find(({ url }) => url === trigger.url);
	if (!registered) throw new Error('The trigger registered nothing.');
	// n8n's own address leads nowhere here.
	const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const setAway = (isAway: boolean) => {
		registered.url = isAway ? NOBODY : here;
	};
	setAway(false);
	return {
		runs,
		again,
		setAway,
		change: (parameters) => {
			current = { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, parameters: { ...node.parameters, ...parameters[node.name] } })) };
		},
		settled: async () => {
			await simulator.settled();
			while (pending.size > 0) {
				await Promise.all(pending);
				await simulator.settled();
			}
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
