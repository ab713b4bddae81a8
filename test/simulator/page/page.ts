import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatChange, Chats } from '../whatsapp/chats';
import { countText, renderDocument, renderUpdate } from './document';
import { renderCard } from './renderChats';

export type Page = {
	/** Answers `GET /` and what is below `/chats`; false when the request is none of its own. */
	handle(req: IncomingMessage, res: ServerResponse): boolean;
	/** Ends the open streams, so that the server can stop. */
	close(): void;
};

const HEARTBEAT_MS = 15_000;

/** The page that shows each customer's WhatsApp chat as it grows. */
export function createPage({ chats }: { chats: Chats }): Page {
	const startedAt = Date.now().toString(36);
	const streams = new Set<ServerResponse>();
	let changes = 0;
	const version = () => `${startedAt}-${changes}`;
	const view = (url: URL) => ({
		chats: chats.all(),
		query: url.searchParams.get('q') ?? '',
		version: version(),
	});
	const stopListening = chats.onChange((change) => {
		changes += 1;
		if (streams.size === 0) return;
		const event = describeChange(chats, change, version());
		for (const stream of streams) stream.write(event);
	});
	const heartbeat = setInterval(() => {
		for (const stream of streams) stream.write(': still here\n\n');
	}, HEARTBEAT_MS);
	heartbeat.unref();

	const routes: Record<string, (res: ServerResponse, url: URL) => void> = {
		'/': (res, url) => sendPage(res, (nonce) => renderDocument({ ...view(url), nonce })),
		'/chats.json': (res) => sendJson(res, { version: version(), chats: chats.all() }),
		'/chats/cards.json': (res, url) => sendJson(res, renderUpdate(view(url))),
		'/chats/version.json': (res) => sendJson(res, { version: version() }),
		'/chats/stream': (res) => {
			openStream(res);
			res.write(asEvent('hello', { version: version() }));
			streams.add(res);
			res.once('close', () => streams.delete(res));
		},
	};
	return {
		handle: (req, res) => {
			const url = new URL(req.url ?? '/', 'http://localhost');
			const route = routes[url.pathname];
			if (route === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
			route(res, url);
			return true;
		},
		close: () => {
			stopListening();
			clearInterval(heartbeat);
			for (const stream of streams) stream.end();
		},
	};
}

function describeChange(chats: Chats, change: ChatChange, version: string): string {
	if (change === 'cleared') return asEvent('cleared', { version });
	const chat = chats.of(change.phone);
	if (chat === undefined) return '';
	const { from } = change.message;
	const who = chat.name ?? chat.phone;
	const news = from === 'shop' ? `La tienda escribió a ${who}` : `${who} escribió a la tienda`;
	return asEvent('chat', { version, html: renderCard(chat), news, count: countText(chats.all()) });
}

function asEvent(name: string, data: unknown): string {
	return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function openStream(res: ServerResponse): void {
	res.writeHead(200, {
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'no-store',
	});
}

function sendPage(res: ServerResponse, render: (nonce: string) => string): void {
	const nonce = randomBytes(16).toString('base64');
	const policy = [
		`default-src 'none'`,
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		`img-src data:`,
		`connect-src 'self'`,
		`form-action 'self'`,
		`base-uri 'none'`,
	].join('; ');
	res.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': policy,
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store',
	});
	res.end(render(nonce));
}

function sendJson(res: ServerResponse, json: unknown): void {
	res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
	res.end(JSON.stringify(json));
}
