import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RefusingProxy = {
	url: string;
	/** Requests that were refused, as `METHOD /path`. */
	refused: string[];
	stop(): Promise<void>;
};

/**
 * A reverse proxy in front of Chatwoot that refuses the first of some requests, and says until when.
 *
 * @param meanwhile what happens on the server before the refusal is heard
 */
export async function startRefusingProxy(target: string, refuse: RegExp, meanwhile = async (): Promise<void> => {}): Promise<RefusingProxy> {
	const refused: string[] = [];
	const server = createServer(async (req, res) => {
		const call = `${req.method} ${req.url}`;
		if (refuse.test(call) && refused.length === 0) {
			refused.push(call);
			await meanwhile();
			res.writeHead(429, { 'retry-after': '1', 'content-type': 'text/plain' }).end('Too many requests\n');
			return;
		}
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(Buffer.from(chunk));
		const headers = { 'content-type': 'application/json', 'api-access-token': String(req.headers['api-access-token']) };
		const body = req.method === 'GET' ? undefined : Buffer.concat(chunks);
		const answer = await fetch(`${target}${req.url}`, { method: req.method, headers, body });
		res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, refused, stop };
}
