import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { runWorkflow, type WorkflowJson, type WorkflowRun } from './engine';
import type { CredentialData } from './engine/CredentialsInMemory';
import { matchWebhook, refuseCaller, webhookItem, webhookPath } from './hostedWebhooks';

export type HostedWorkflow = {
	/** Where to send to, of the Webhook node that was named. */
	url: string;
	/** The address of another Webhook node, with `:` before the parts of it that vary. */
	urlOf(webhook: string): string;
	/** Every execution so far, in the order they ended. */
	runs: WorkflowRun[];
	stop(): Promise<void>;
};

export type WorkflowToHost = { workflow: WorkflowJson; webhook: string; credentials(): CredentialData };

/**
 * Stands where n8n's webhook server stands: a request starts an execution with what n8n's Webhook node gives for it,
 * and the workflow's own answer goes back when it has ended; 500 when a run ended without one, as in n8n.
 */
export async function hostWorkflow(hosted: WorkflowToHost): Promise<HostedWorkflow> {
	const runs: WorkflowRun[] = [];
	const server = createServer((req, res) => {
		answer(hosted, req, res).then(
			(run) => void (run && runs.push(run)),
			(error: unknown) => res.writeHead(500).end(String(error)),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const urlOf = (webhook: string) => {
		const node = hosted.workflow.nodes.find(({ name }) => name === webhook);
		if (!node) throw new Error(`The workflow has no node "${webhook}".`);
		return `http://127.0.0.1:${port}${webhookPath(node)}`;
	};
	return {
		url: urlOf(hosted.webhook),
		urlOf,
		runs,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function answer({ workflow, credentials }: WorkflowToHost, req: IncomingMessage, res: ServerResponse): Promise<WorkflowRun | undefined> {
	const match = matchWebhook(workflow.nodes, req);
	if (!match) return void reply(res, 404, { code: 404, message: 'The requested webhook is not registered.' });
	const refusal = refuseCaller(match.node, req.headers, credentials());
	if (refusal) return void res.writeHead(refusal.statusCode).end(refusal.text);
	const item = await webhookItem(match, req);
	if (!item) return void reply(res, 422, { code: 422, message: 'Failed to parse request body' });
	const run = await runWorkflow({ workflow, start: match.node.name, items: [item], credentials: credentials() });
	const { statusCode, body } = run.answers[0] ?? { statusCode: 500, body: { message: 'Error in workflow' } };
	reply(res, statusCode, body);
	return run;
}

function reply(res: ServerResponse, statusCode: number, body: unknown): void {
	res.writeHead(statusCode, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
}
