import { createHmac, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Agent, type OutgoingHttpHeaders } from 'node:http';
import { sendAll, type SendAllOptions, type SendAllResult } from './sendAll';
import { deliver, isAccepted, type Delivery, type Post } from './deliver';

/** A webhook event; `body` is sent as JSON, or byte for byte when it is text or a buffer. */
export type ShopifyEvent = {
	topic: string;
	body: unknown;
	shop?: string;
	webhookId?: string;
	eventId?: string;
	triggeredAt?: Date;
	/** Marks the delivery as a test, as the admin's "Send test notification" does. */
	test?: boolean;
};
export type SendOptions = {
	target?: string;
	/** Copies sent one after the other once the first was accepted. */
	duplicates?: number;
	/** Copies sent at the same moment as the first. */
	concurrentDuplicates?: number;
	timeoutMs?: number;
	/** How long to wait before each redelivery; the list's end is the end of trying. */
	retryDelaysMs?: readonly number[];
	/** Replaces headers, or takes one away with `undefined`. */
	headers?: OutgoingHttpHeaders;
};
export type SendResult = {
	webhookId: string;
	deliveries: Delivery[];
	/** Every copy was answered with a 2xx in the end. */
	accepted: boolean;
};
export type ShopifySender = {
	send(event: ShopifyEvent, options?: SendOptions): Promise<SendResult>;
	sendAll(events: readonly ShopifyEvent[], options?: SendAllOptions): Promise<SendAllResult>;
	/** Ends all waiting for redelivery; what was not accepted by then stays so. */
	stop(): void;
};

export const API_VERSION = '2026-10';
export const SHOP = 'tienda-andina.myshopify.com';
const TIMEOUT_MS = 5_000;
/** Eight redeliveries within four hours, as Shopify does since September 2024. */
export const RETRY_DELAYS_MS: readonly number[] = [60, 120, 240, 480, 960, 1_920, 3_840, 6_780].map(
	(seconds) => seconds * 1_000,
);

/** Delivers webhooks as Shopify does: signed over the raw bytes, again until a 2xx. */
export function createShopifySender(config: { secret: string; target?: string }): ShopifySender {
	const agent = new Agent({ keepAlive: true, maxSockets: 256 });
	const stopping = new AbortController();
	// Every waiting redelivery listens, hundreds in a storm.
	setMaxListeners(0, stopping.signal);
	const post = { ...config, agent, signal: stopping.signal };
	const send: ShopifySender['send'] = (event, options = {}) => sendCopies(post, event, options);
	return {
		send,
		sendAll: (events, options = {}) => sendAll(send, events, options),
		stop: () => {
			stopping.abort();
			agent.destroy();
		},
	};
}

type Sender = { secret: string; target?: string; agent: Agent; signal: AbortSignal };

async function sendCopies(
	sender: Sender,
	event: ShopifyEvent,
	options: SendOptions,
): Promise<SendResult> {
	const target = options.target ?? sender.target;
	if (target === undefined) throw new Error('Give the sender a target URL');
	const webhookId = event.webhookId ?? randomUUID();
	const rawBody = toBytes(event.body);
	const signed = signedHeaders({ ...event, webhookId }, sign(sender.secret, rawBody));
	const headers = withoutUndefined({ ...signed, ...options.headers });
	const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
	const post: Post = { target, rawBody, headers, timeoutMs, agent: sender.agent };
	const delays = options.retryDelaysMs ?? RETRY_DELAYS_MS;
	const once = () => redeliver(post, delays, sender.signal);
	const atOnce = Array.from({ length: 1 + (options.concurrentDuplicates ?? 0) }, once);
	const copies = await Promise.all(atOnce);
	for (let left = options.duplicates ?? 0; left > 0; left -= 1) copies.push(await once());
	const accepted = copies.every((copy) => copy.some(isAccepted));
	return { webhookId, deliveries: copies.flat(), accepted };
}

/** base64 of the HMAC-SHA256 over the raw bytes: `X-Shopify-Hmac-Sha256`. */
export function sign(secret: string, rawBody: Buffer): string {
	return createHmac('sha256', secret).update(rawBody).digest('base64');
}

async function redeliver(
	post: Post,
	delaysMs: readonly number[],
	signal: AbortSignal,
): Promise<Delivery[]> {
	const deliveries = [await deliver(post, 0)];
	for (const delayMs of delaysMs) {
		if (deliveries.some(isAccepted) || signal.aborted) break;
		await pause(delayMs, signal);
		if (!signal.aborted) deliveries.push(await deliver(post, deliveries.length));
	}
	return deliveries;
}

function signedHeaders(event: ShopifyEvent, hmac: string): OutgoingHttpHeaders {
	return {
		accept: '*/*',
		'content-type': 'application/json',
		'user-agent': 'Shopify-Captain-Hook',
		'x-shopify-topic': event.topic,
		'x-shopify-hmac-sha256': hmac,
		'x-shopify-shop-domain': event.shop ?? SHOP,
		'x-shopify-api-version': API_VERSION,
		'x-shopify-webhook-id': event.webhookId,
		'x-shopify-event-id': event.eventId ?? randomUUID(),
		'x-shopify-triggered-at': (event.triggeredAt ?? new Date()).toISOString(),
		'x-shopify-test': event.test ? 'true' : undefined,
	};
}

function withoutUndefined(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
	return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const finish = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', finish);
			resolve();
		};
		const timer = setTimeout(finish, delayMs);
		signal.addEventListener('abort', finish);
	});
}
