import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ANA, notice, startShop, TEMPLATE_TEXT, type Shop } from '../helpers/startShop';

/** A reverse proxy in front of Chatwoot that refuses the first of some requests, and says until when. */
async function startProxy(target: string, refuse: RegExp): Promise<{ server: Server; url: string; refused: string[] }> {
	const refused: string[] = [];
	const server = createServer(async (req, res) => {
		const call = `${req.method} ${req.url}`;
		if (refuse.test(call) && refused.length === 0) {
			refused.push(call);
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
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, refused };
}

let shop: Shop;
beforeEach(async () => {
	shop = await startShop();
});
afterEach(async () => await shop.stop());

it.each([
	['the look-up', /POST .*\/contacts\/filter/],
	['the contact', /POST .*\/contacts$/],
	['the conversation with its message', /POST .*\/conversations$/],
])('429 for %s: comes again when the server says, and sends once', async (_what, refuse) => {
	const { server, url, refused } = await startProxy(shop.simulator.url, refuse);
	const [result] = await shop.notify({ baseUrl: url, items: [notice()] });
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	expect(refused).toHaveLength(1);
	expect(result).toMatchObject({ status: 'sent', created: { contact: true, conversation: true } });
	expect(await shop.received(ANA)).toEqual([TEMPLATE_TEXT]);
	expect([shop.contacts(), shop.conversations()]).toEqual([1, 1]);
}, 20_000);
