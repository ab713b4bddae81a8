import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallLog, type CallLog } from './callLog';
import { closeDeliveries } from './chatwoot/events/deliver';
import { send } from './chatwoot/http/Answer';
import { handleApi, splitUrl } from './chatwoot/http/handleApi';
import { createThrottle } from './chatwoot/http/throttle';
import { createRouter } from './chatwoot/routes/createRouter';
import { seed, type Seeded } from './chatwoot/seed/seedShop';
import { closeProvider } from './chatwoot/whatsapp/sendReply';
import { createWorld, type World } from './chatwoot/World';
import { createControl } from './control';
import { createFaults, type Faults } from './faults';
import { createGemini, type Gemini } from './gemini/gemini';
import { createPage } from './page/page';
import type { Database } from './postgrest/Database';
import { createSupabase, type Supabase } from './postgrest/supabase';
import { renderLiquid } from './render/liquid';
import { markdownToWhatsApp } from './render/markdown';
import { createShopifySender, type ShopifySender } from './shopify/sender';
import { createSlack, type Slack } from './slack/slack';
import { createChats, type Chats } from './whatsapp/chats';
import { recordInbound } from './whatsapp/customer';
import { createGraph, type Graph } from './whatsapp/graph';

export type SimulatorOptions = {
	/** A free one when absent. */
	port?: number;
	seed?: 'shop' | 'empty';
	/** Where the Shopify sender posts to, unless a call names another address. */
	shopifyTarget?: string;
	shopifySecret?: string;
	/** API requests per minute before the 429s; none when absent. */
	rateLimitPerMinute?: number;
	/** Of faults that strike at random. */
	faultSeed?: number;
	/** Opens what Supabase keeps its rows in; an embedded PostgreSQL when absent. */
	database?: () => Promise<Database>;
};

export type Simulator = Seeded & {
	url: string;
	world: World;
	faults: Faults;
	calls: CallLog;
	chats: Chats;
	graph: Graph;
	gemini: Gemini;
	shopify: ShopifySender;
	slack: Slack;
	supabase: Supabase;
	/** What the Shopify sender signs with. */
	shopifySecret: string;
	/** What WhatsApp signs its webhooks with. */
	whatsappAppSecret: string;
	/** Resolves when no webhook, no send and no inbound message is under way. */
	settled(): Promise<void>;
	/** Empties everything and seeds anew; ids and tokens change. */
	reset(): void;
	stop(): Promise<void>;
};

const SHOPIFY_SECRET = 'simulated-shopify-secret';

type Service = { under: string; handle(...call: [IncomingMessage, ServerResponse, Buffer]): unknown };

/** Starts Chatwoot, WhatsApp, Gemini, Shopify, Slack and Supabase on one loopback port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const world = createWorld({ renderLiquid, markdownToWhatsApp });
	const chats = createChats();
	const faults = createFaults(options.faultSeed);
	const calls = createCallLog();
	const graph = createGraph({
		chats,
		faults,
		templateBody: (name, language) => findTemplate(world, name, language),
		now: () => world.clock.now(),
	});
	const gemini = createGemini();
	const page = createPage({ chats });
	const shopifySecret = options.shopifySecret ?? SHOPIFY_SECRET;
	const shopify = createShopifySender({ secret: shopifySecret, target: options.shopifyTarget });
	const slack = createSlack();
	const supabase = createSupabase(faults, options.database);
	const kind = options.seed ?? 'shop';
	const server = createServer();
	const simulator: Simulator = {
		...seed(world, kind),
		url: '',
		world,
		faults,
		calls,
		chats,
		graph,
		gemini,
		shopify,
		slack,
		supabase,
		shopifySecret,
		whatsappAppSecret: world.whatsappAppSecret,
		settled: () => world.jobs.settled(),
		reset: () => {
			world.reset();
			chats.clear();
			slack.clear();
			supabase.clear();
			calls.clear();
			faults.clear();
			gemini.clear();
			Object.assign(simulator, seed(world, kind));
		},
		stop: async () => {
			shopify.stop();
			page.close();
			await close(server);
			await supabase.stop();
			closeDeliveries();
			closeProvider();
		},
	};
	const api = createApi(simulator, options.rateLimitPerMinute);
	const control = createControl(simulator);
	/** Who stands under which path; everything else is Chatwoot's. */
	const services: Service[] = [
		{ under: '/graph/', handle: (...call) => graph.handle(...call) },
		{ under: '/gemini/', handle: (...call) => gemini.handle(...call) },
		{ under: '/slack/', handle: (...call) => slack.handle(...call) },
		{ under: '/rest/v1/', handle: supabase.handle },
		{ under: '/__sim/', handle: control },
	];
	server.on('request', (req: IncomingMessage, res: ServerResponse) => {
		if (page.handle(req, res)) return;
		const handle = services.find(({ under }) => req.url?.startsWith(under))?.handle ?? api;
		readBody(req)
			.then((body) => handle(req, res, body))
			.catch((error: unknown) => {
				world.jobs.errors.push(error);
				res.destroy();
			});
	});
	simulator.url = world.url = await listen(server, options.port ?? 0);
	return simulator;
}

/** Chatwoot behind its rate limiter and the faults, with a log of what was asked. */
function createApi({ world, faults, calls, chats }: Simulator, rateLimitPerMinute?: number) {
	const router = createRouter();
	const throttle = createThrottle(world.clock, rateLimitPerMinute);
	return async (req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> => {
		const { path } = splitUrl(req.url ?? '/');
		const method = req.method ?? 'GET';
		const isInbound = path.startsWith('/webhooks/');
		const fault = isInbound ? undefined : faults.pick(method, path);
		const log = (status: number) => {
			if (!isInbound)
				calls.record({ method, path, status, at: world.clock.now(), fault: fault?.kind });
		};
		if (await faults.applyBefore(fault, req, res)) {
			log(res.headersSent ? res.statusCode : 0);
			return;
		}
		if (throttle.isOver({ method, path, headers: req.headers })) {
			log(429);
			send(res, { status: 429, text: 'Retry later\n', contentType: 'text/plain' });
			return;
		}
		if (isInbound) noteInbound(chats, body);
		const answer = await handleApi({ world, router }, req, body);
		if (faults.applyAfter(fault, req, res)) {
			log(res.headersSent ? res.statusCode : 0);
			return;
		}
		log(answer.status);
		send(res, answer);
	};
}

/** The customer's own phone shows what they wrote, whatever Chatwoot makes of it. */
function noteInbound(chats: Chats, body: Buffer): void {
	try {
		recordInbound(chats, JSON.parse(body.toString()));
	} catch {
		// A body that is no JSON is Chatwoot's to refuse.
	}
}

function findTemplate(world: World, name: string, language: string) {
	for (const { inboxes } of world.accounts.values()) {
		for (const { channel } of inboxes.values()) {
			if (channel.type !== 'Channel::Whatsapp') continue;
			const found = channel.templates.find((one) => one.name === name && one.language === language);
			if (found) return found;
		}
	}
	return undefined;
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function listen(server: Server, port: number): Promise<string> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const { port: chosen } = server.address() as AddressInfo;
			resolve(`http://127.0.0.1:${chosen}`);
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
