import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReadyGate = { url: string; stop(): Promise<void> };

const RETRY_LATER = 503;
const NO_ANSWER = 502;

/**
 * The proxy that `docs/deployment.md` asks for: it lets a request through only when n8n says that it is ready.
 * Without one, n8n answers 200 ("n8n is starting up. Please wait") to every request between connecting to its
 * database and finishing its migrations, so that Shopify takes an order for delivered that nobody has read.
 */
export async function startReadyGate(n8nUrl: string): Promise<ReadyGate> {
	const server = createServer((req, res) => {
		letThrough(n8nUrl, req, res).catch(() => res.headersSent || res.writeHead(NO_ANSWER).end());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function letThrough(n8nUrl: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(Buffer.from(chunk));
	const { ok } = await fetch(`${n8nUrl}/healthz/readiness`);
	if (!ok) {
		res.writeHead(RETRY_LATER).end();
		return;
	}
	await new Promise<void>((resolve, reject) => {
		const { method, headers } = req;
		const forward = request(`${n8nUrl}${req.url ?? '/'}`, { method, headers }, (answer) => {
			res.writeHead(answer.statusCode ?? NO_ANSWER, answer.headers);
			answer.pipe(res).on('finish', resolve);
			answer.on('error', reject);
		});
		forward.on('error', reject);
		forward.end(Buffer.concat(chunks));
	});
}
