import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

export type HostileServer = {
	url: string;
	/** Every request that came, with its headers in lower case. */
	requests: Array<{ method: string; url: string; headers: IncomingMessage['headers']; body: string }>;
	stop(): Promise<void>;
};

type Reaction = (req: IncomingMessage, res: ServerResponse, body: string) => void;

/** A server that reacts to every request alike, and keeps what it was told. */
export async function startHostileServer(react: Reaction): Promise<HostileServer> {
	const requests: HostileServer['requests'] = [];
	const server = createServer((req, res) => {
		const request = { method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: '' };
		requests.push(request);
		req.on('data', (part) => (request.body += String(part)));
		req.on('end', () => react(req, res, request.body));
	});
	const stop = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { url: await listen(server), requests, stop };
}

/** Answers with a status and says everything it was told, the token too. */
export const echoing =
	(status: number): Reaction =>
	(req, res) => {
		res.writeHead(status, { 'content-type': 'application/json', 'x-echo': String(req.headers['api-access-token'] ?? '') });
		const token = String(req.headers['api-access-token'] ?? req.headers['x-goog-api-key'] ?? '');
		res.end(JSON.stringify({ error: `Bad token ${token} at ${req.url}`, message: `Bad token ${token}`, errors: [token] }));
	};

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
