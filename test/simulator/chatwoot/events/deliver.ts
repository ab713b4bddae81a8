import { createHmac, randomUUID } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type Target = {
	url: string;
	/** Unsigned and without a delivery id when absent. */ secret?: string;
};
export type Outcome = { status: number } | { error: string };

const TIMEOUT_MS = 5_000;
const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;
/** Webhooks go to n8n over few connections that stay open; a fresh one each would hide the cost. */
const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 64 });
const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

/** JSON as Rails writes it, so that a receiver which re-serialises the body finds a bad signature. */
export function railsJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** `sha256=` and the hex HMAC over `timestamp.body`. */
export function signWebhook(secret: string, timestamp: string, rawBody: string): string {
	return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${rawBody}`).digest('hex')}`;
}

/** POSTs one webhook as Chatwoot 4.15.1 does; never throws. */
export function deliver(
	{ url, secret }: Target,
	rawBody: string,
	{ now, deliveryId = randomUUID() }: { now: Date; deliveryId?: string },
): Promise<Outcome> {
	const timestamp = String(Math.floor(now.getTime() / 1_000));
	const signature =
		secret === undefined
			? {}
			: {
					'X-Chatwoot-Delivery': deliveryId,
					'X-Chatwoot-Timestamp': timestamp,
					'X-Chatwoot-Signature': signWebhook(secret, timestamp, rawBody),
				};
	const headers = {
		'Content-Type': 'application/json',
		Accept: 'application/json',
		'User-Agent': 'Ruby',
		'Accept-Encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
		'Content-Length': Buffer.byteLength(rawBody),
		...signature,
	};
	return post(url, headers, rawBody);
}

function post(url: string, headers: OutgoingHttpHeaders, body: string): Promise<Outcome> {
	return new Promise((resolve) => {
		try {
			// Nothing that is simulated may reach a host outside of this machine.
			if (!LOOPBACK.test(new URL(url).hostname))
				return resolve({ error: 'Not a loopback address' });
			const secure = url.startsWith('https:');
			const send = secure ? httpsRequest : httpRequest;
			const agent = secure ? httpsAgent : httpAgent;
			const req = send(url, { method: 'POST', headers, agent, timeout: TIMEOUT_MS }, (res) => {
				res.resume();
				res.on('end', () => resolve({ status: res.statusCode ?? 0 }));
				res.on('error', (error) => resolve({ error: error.message }));
			});
			req.on('timeout', () =>
				req.destroy(new Error('Net::ReadTimeout with #<TCPSocket:(closed)>')),
			);
			req.on('error', (error) => resolve({ error: error.message }));
			req.end(body);
		} catch (error) {
			resolve({ error: error instanceof Error ? error.message : String(error) });
		}
	});
}

/** Closes idle connections, so that a receiver of the last test can end. */
export function closeDeliveries(): void {
	httpAgent.destroy();
	httpsAgent.destroy();
}
