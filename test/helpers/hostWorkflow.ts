import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { runWorkflow, type WorkflowJson, type WorkflowRun } from './engine';
import type { CredentialData } from './engine/CredentialsInMemory';

export type HostedWorkflow = {
	/** Where to post to. */
	url: string;
	/** Every execution so far, in the order they ended. */
	runs: WorkflowRun[];
	stop(): Promise<void>;
};

export type WorkflowToHost = { workflow: WorkflowJson; webhook: string; credentials(): CredentialData };

/**
 * Stands where n8n's webhook server stands: a POST starts an execution with what n8n's Webhook node gives for it
 * (raw body on), and the workflow's own answer goes back; 500 when a run ended without one, as in n8n.
 */
export async function hostWorkflow(hosted: WorkflowToHost): Promise<HostedWorkflow> {
	const runs: WorkflowRun[] = [];
	const server = createServer((req, res) => {
		answer(hosted, req, res).then(
			(run) => runs.push(run),
			(error: unknown) => res.writeHead(500).end(String(error)),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/shopify-orders`,
		runs,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function answer(
	{ workflow, webhook, credentials }: WorkflowToHost,
	req: IncomingMessage,
	res: ServerResponse,
): Promise<WorkflowRun> {
	const item = await webhookItem(req);
	const run = await runWorkflow({ workflow, start: webhook, items: [item], credentials: credentials() });
	const { statusCode, body } = run.answers[0] ?? { statusCode: 500, body: { message: 'Error in workflow' } };
	res.writeHead(statusCode, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
	return run;
}

async function webhookItem(req: IncomingMessage): Promise<INodeExecutionData> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(Buffer.from(chunk));
	const headers: IDataObject = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
	return {
		json: { headers, params: {}, query: {}, body: {} },
		binary: { data: { data: Buffer.concat(chunks).toString('base64'), mimeType: 'application/json' } },
	};
}
