import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { pause } from '../e2e/n8nProcess';
import { TAKEN_BY } from '../e2e/queue/startBalancer';
import { createRandom } from '../simulator/random';

/** What became of one webhook of Chatwoot, which comes only once. */
export type Carried = { messageId: number | undefined; path: string } & Taken;
/** `by`: address of the process that answered; undefined without an answer. */
type Taken = { status: number; by: string | undefined; at: Date };
export type Wire = {
	url: string;
	carried: Carried[];
	/** Resolves when no copy is under way any more. */
	settled(): Promise<void>;
	use(target: string): void;
	stop(): Promise<void>;
};
export type WireOptions = { seed: number; /** Share that comes a second time, later. */ duplicateRate: number; /** Share that is held up, so that others overtake. */ lateRate: number };

const MOST_LATE_MS = 400;
const COPY_AFTER_MS = [1_000, 6_000] as const;
const TIMEOUT_MS = 5_000;
const NO_ANSWER = 502;
const KEEP_ALIVE_MS = 75_000;

/** The way from Chatwoot to n8n, on which some webhooks are held up and some arrive a second time. */
export async function startWire({ seed, duplicateRate, lateRate }: WireOptions): Promise<Wire> {
	const random = createRandom(seed);
	const carried: Carried[] = [];
	const copies = new Set<Promise<unknown>>();
	let target = '';
	const server = createServer((req, res) => {
		void (async () => {
			const body = await readBody(req);
			const path = req.url ?? '/';
			if (random() < lateRate) await pause(random() * MOST_LATE_MS);
			const call = { url: target + path, headers: req.headers, body };
			const taken = await post(call);
			carried.push({ messageId: messageIdOf(body), path, ...taken });
			res.writeHead(taken.status).end();
			if (random() >= duplicateRate) return;
			const [least, most] = COPY_AFTER_MS;
			const copy = pause(least + random() * (most - least)).then(async () => await post(call));
			copies.add(copy);
			await copy.finally(() => copies.delete(copy));
		})();
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		carried,
		settled: async () => void (await Promise.all(copies)),
		use: (url) => {
			target = url;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

type Call = { url: string; headers: OutgoingHttpHeaders; body: Buffer };

async function post({ url, headers, body }: Call): Promise<Taken> {
	return await new Promise((resolve) => {
		const settle = (status: number, by?: string) => resolve({ status, by, at: new Date() });
		const sent = request(url, { method: 'POST', headers, timeout: TIMEOUT_MS }, (answer) => {
			const by = answer.headers[TAKEN_BY];
			answer.resume();
			answer.once('end', () => settle(answer.statusCode ?? NO_ANSWER, typeof by === 'string' ? by : undefined));
			answer.once('error', () => settle(NO_ANSWER));
		});
		sent.once('timeout', () => sent.destroy());
		sent.once('error', () => settle(NO_ANSWER));
		sent.end(body);
	});
}

function messageIdOf(body: Buffer): number | undefined {
	const { event, id } = JSON.parse(body.toString()) as { event?: string; id?: number };
	return event === 'message_created' ? id : undefined;
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}
