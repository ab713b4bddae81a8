import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type HookAnswer = number | 'hang' | 'reset';

/** Stands where n8n's webhook would: keeps what arrives and answers as told, 200 by default. */
export class HookTarget {
	readonly arrived: Array<{ headers: IncomingHttpHeaders; body: string }> = [];
	/** The next answers, used up one by one. */
	answers: HookAnswer[] = [];
	mostAtOnce = 0;
	private atOnce = 0;
	private port = 0;
	private server: Server | undefined;

	get url(): string {
		return `http://127.0.0.1:${this.port}/hook`;
	}

	/** Listens on a free port, and on the same one again after `close`. */
	async open(): Promise<this> {
		const server = createServer((req, res) => {
			void this.receive(req).then((answer) => {
				if (answer === 'reset') req.socket.resetAndDestroy();
				if (typeof answer !== 'number') return;
				res.writeHead(answer, { location: '/elsewhere' }).end(`answer ${answer}`);
			});
		});
		await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
		this.port = (server.address() as AddressInfo).port;
		this.server = server;
		return this;
	}

	async close(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	webhookIds(): unknown[] {
		return this.arrived.map(({ headers }) => headers['x-shopify-webhook-id']);
	}

	private async receive(req: IncomingMessage): Promise<HookAnswer> {
		this.atOnce += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
		const chunks: Buffer[] = [];
		for await (const chunk of req) chunks.push(Buffer.from(chunk));
		this.arrived.push({ headers: req.headers, body: Buffer.concat(chunks).toString() });
		await new Promise(setImmediate);
		this.atOnce -= 1;
		return this.answers.shift() ?? 200;
	}
}
