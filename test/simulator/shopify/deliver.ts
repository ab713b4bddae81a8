import { request, type Agent, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** One POST and what came of it: an HTTP status, or the error that stood in its place. */
export type Delivery = {
	/** 0 for the first, 1 for the first redelivery, … */
	attempt: number;
	at: Date;
	durationMs: number;
	status?: number;
	/** `ETIMEDOUT`, `ECONNREFUSED`, `ECONNRESET`, … */
	error?: string;
	/** The answer's text. */
	body: string;
};

export type Post = {
	target: string;
	rawBody: Buffer;
	headers: OutgoingHttpHeaders;
	/** From connecting to the answer's last byte. */
	timeoutMs: number;
	agent: Agent;
};

const MAX_ANSWER_BYTES = 65_536;

/** Any 2xx; a redirect is not followed and does not count. */
export function isAccepted({ status }: Delivery): boolean {
	return status !== undefined && status >= 200 && status < 300;
}

/** Never throws: whatever goes wrong is in the answer's `error`. */
export async function deliver(post: Post, attempt: number): Promise<Delivery> {
	const at = new Date();
	const startedMs = performance.now();
	const outcome = await exchange(post).catch((error: NodeJS.ErrnoException) => ({
		error: error.code ?? error.message,
		body: '',
	}));
	return { attempt, at, durationMs: performance.now() - startedMs, ...outcome };
}

function exchange(post: Post): Promise<{ status?: number; body: string }> {
	return new Promise((resolve, reject) => {
		const outgoing = request(post.target, {
			method: 'POST',
			agent: post.agent,
			headers: { ...post.headers, 'content-length': post.rawBody.length },
		});
		const timer = setTimeout(() => outgoing.destroy(timedOut()), post.timeoutMs);
		outgoing.once('close', () => clearTimeout(timer));
		outgoing.once('error', reject);
		outgoing.once('response', (answer) => {
			readText(answer).then((body) => resolve({ status: answer.statusCode, body }), reject);
		});
		outgoing.end(post.rawBody);
	});
}

async function readText(answer: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString();
}

function timedOut(): NodeJS.ErrnoException {
	return Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' });
}
