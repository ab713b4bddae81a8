import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chats } from '../whatsapp/chats';
import { renderDocument, renderUpdate } from './document';
import { LiveStreams } from './liveStreams';

export type Page = {
	/** Answers `GET /` and what is below `/chats`; false when the request is none of its own. */
	handle(req: IncomingMessage, res: ServerResponse): boolean;
	/** Ends the open streams, so that the server can stop. */
	close(): void;
};

type Route = (res: ServerResponse, query: string) => void;

/** The page that shows each customer's WhatsApp chat as it grows. */
export function createPage({ chats }: { chats: Chats }): Page {
	const streams = new LiveStreams(chats);
	const routes = createRoutes(chats, streams);
	return {
		handle: (req, res) => {
			const [path = '', search] = (req.url ?? '').split('?');
			const route = routes.get(path);
			if (route === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
			route(res, new URLSearchParams(search).get('q') ?? '');
			return true;
		},
		close: () => streams.close(),
	};
}

function createRoutes(chats: Chats, streams: LiveStreams): Map<string, Route> {
	const view = (query: string) => ({ chats: chats.all(), query, version: streams.version() });
	return new Map<string, Route>([
		['/', (res, query) => sendPage(res, (nonce) => renderDocument({ ...view(query), nonce }))],
		['/chats.json', (res) => sendJson(res, { version: streams.version(), chats: chats.all() })],
		['/chats/cards.json', (res, query) => sendJson(res, renderUpdate(view(query)))],
		['/chats/version.json', (res) => sendJson(res, { version: streams.version() })],
		['/chats/stream', (res) => streams.open(res)],
	]);
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
	res.writeHead(200, {
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'no-store',
	});
	res.end(JSON.stringify(json));
}
