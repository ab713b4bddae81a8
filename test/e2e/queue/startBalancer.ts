import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answers, pause } from '../n8nProcess';

export type Balancer = { url: string; use(backends: string[]): void; stop(): Promise<void> };

/** Tells the caller which process took the request. */
export const TAKEN_BY = 'x-taken-by';

type Backend = { url: string; isReady: boolean };
type Call = { method?: string; path: string; headers: IncomingMessage['headers']; body: Buffer };

const CHECK_EVERY_MS = 200;
/** Longer than a caller keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;
const NONE_READY = 503;
const BROKEN_OFF = 502;

/**
 * The proxy that `docs/deployment.md` asks for, in front of several webhook processors: in turn, and only to those
 * that say they are ready. A request goes to another one when it was not taken at all, never when it broke off.
 */
export async function startBalancer(): Promise<Balancer> {
	let backends: Backend[] = [];
	let turn = 0;
	let isStopped = false;
	const next = () => {
		const ready = backends.filter(({ isReady }) => isReady);
		return ready[turn++ % ready.length];
	};
	const server = createServer((req, res) => {
		handle(next, req, res).catch(() => (res.headersSent ? res.destroy() : res.writeHead(BROKEN_OFF).end()));
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const checking = (async () => {
		for (; !isStopped; await pause(CHECK_EVERY_MS)) await Promise.all(backends.map(check));
	})();
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		use: (urls) => {
			backends = urls.map((url) => ({ url, isReady: false }));
		},
		stop: async () => {
			isStopped = true;
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await checking;
		},
	};
}

async function check(backend: Backend): Promise<void> {
	backend.isReady = await answers(`${backend.url}/healthz/readiness`);
}

async function handle(next: () => Backend | undefined, req: IncomingMessage, res: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(Buffer.from(chunk));
	const call: Call = { method: req.method, path: req.url ?? '/', headers: req.headers, body: Buffer.concat(chunks) };
	for (let backend = next(); backend; backend = next()) {
		if (await forward(backend.url, call, res)) return;
		backend.isReady = false;
	}
	res.writeHead(NONE_READY).end();
}

/** @returns false when nobody took the request, so that another one may */
async function forward(url: string, { method, path, headers, body }: Call, res: ServerResponse): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const sent = request(`${url}${path}`, { method, headers }, (answer) => {
			res.writeHead(answer.statusCode ?? BROKEN_OFF, { ...answer.headers, [TAKEN_BY]: url });
			answer.pipe(res).on('finish', () => resolve(true));
			answer.on('error', reject);
		});
		sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? resolve(false) : reject(error)));
		// Whoever hangs up does not wait for an answer any more.
		res.on('close', () => (res.writableFinished ? undefined : sent.destroy()));
		sent.end(body);
	});
}
