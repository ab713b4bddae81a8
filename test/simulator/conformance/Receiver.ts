import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asObject, type Json } from '../whatsapp/json';

export type Received = { to: string; headers: IncomingHttpHeaders; raw: Buffer; body: Json };
/** Takes every webhook with 200 and keeps it. */
export type Receiver = { url: string; take(): Received[]; close(): Promise<void> };

export async function startReceiver(): Promise<Receiver> {
	let box: Received[] = [];
	const server = createServer((req, res) => {
		const chunks: Buffer[] = [];
		req.on('data', (chunk: Buffer) => chunks.push(chunk));
		req.on('end', () => {
			const raw = Buffer.concat(chunks);
			const body = asObject(JSON.parse(raw.toString()));
			box.push({ to: req.url ?? '', headers: req.headers, raw, body });
			res.end('{}');
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		take: () => {
			const taken = box;
			box = [];
			return taken;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
