import type { IncomingMessage, ServerResponse } from 'node:http';
import { ok, plain, send, type Answer } from './chatwoot/http/Answer';
import { splitUrl } from './chatwoot/http/handleApi';
import { readFaultRule } from './faults';
import type { Simulator } from './startSimulator';
import { writeAsCustomer } from './whatsapp/customer';
import { asObject, asText, type Json } from './whatsapp/json';

type Command = (
	simulator: Simulator,
	body: Json,
	query: URLSearchParams,
) => Answer | Promise<Answer>;

/** What another process may do to the simulator, as `METHOD path below /__sim/`. */
const COMMANDS: Record<string, Command> = {
	'GET info': (simulator) => ok(infoOf(simulator)),
	'GET settled': async (simulator) => {
		await simulator.settled();
		return ok({ settled: true, errors: simulator.world.jobs.errors.map(String) });
	},
	'POST reset': (simulator) => {
		simulator.reset();
		return ok(infoOf(simulator));
	},
	'POST advance': (simulator, { ms }) => {
		simulator.world.clock.advance(Number(ms) || 0);
		return ok({ now: simulator.world.clock.now() });
	},
	'GET faults': ({ faults }) => ok({ struck: faults.struck() }),
	'POST faults': ({ faults }, body) => {
		if (body.clear === true) faults.clear();
		if (body.kind !== undefined) faults.add(readFaultRule(body));
		return ok({ struck: faults.struck() });
	},
	'DELETE faults': ({ faults }) => {
		faults.clear();
		return ok({ struck: faults.struck() });
	},
	'GET calls': ({ calls }) =>
		ok({ count: calls.count(), summary: calls.summary(), calls: calls.all() }),
	'DELETE calls': ({ calls }) => {
		calls.clear();
		return ok({ count: 0 });
	},
	'GET chats': ({ chats }, _body, query) => {
		const phone = query.get('phone');
		return ok({ chats: phone === null ? chats.all() : [chats.of(phone)].filter(Boolean) });
	},
	'DELETE chats': ({ chats }) => {
		chats.clear();
		return ok({ chats: [] });
	},
	'POST customer': write,
	'POST shopify': sendFromShopify,
};

/** Answers `/__sim/…`. */
export function createControl(simulator: Simulator) {
	return async (req: IncomingMessage, res: ServerResponse, rawBody: Buffer): Promise<void> => {
		const { path, query } = splitUrl(req.url ?? '');
		const command = COMMANDS[`${req.method} ${path.replace('/__sim/', '')}`];
		send(res, command ? await run(command, simulator, { rawBody, query }) : plain(404));
	};
}

async function run(
	command: Command,
	simulator: Simulator,
	{ rawBody, query }: { rawBody: Buffer; query: URLSearchParams },
): Promise<Answer> {
	try {
		const body = rawBody.length > 0 ? asObject(JSON.parse(rawBody.toString())) : {};
		return await command(simulator, body, query);
	} catch (error) {
		return { status: 400, json: { error: error instanceof Error ? error.message : String(error) } };
	}
}

export function infoOf(simulator: Simulator): Json {
	const { url, accountId, tokens, inboxes, teams, agents, bot, labels } = simulator;
	const { whatsappNumber, phoneNumberId, shopifySecret, whatsappAppSecret } = simulator;
	return {
		url,
		accountId,
		tokens,
		inboxes,
		teams,
		agents,
		bot,
		labels,
		whatsappNumber,
		phoneNumberId,
		shopifySecret,
		whatsappAppSecret,
		page: `${url}/`,
	};
}

/** `{ from, text, name? }`: a customer writes to the shop. */
async function write(simulator: Simulator, { from, text, name }: Json): Promise<Answer> {
	const {
		url,
		whatsappNumber: phoneNumber,
		whatsappAppSecret: appSecret,
		phoneNumberId,
	} = simulator;
	const number = { url, phoneNumber, appSecret, phoneNumberId };
	const message = { text: asText(text) ?? '', name: asText(name) };
	return ok(await writeAsCustomer(number, asText(from) ?? '', message));
}

/** `{ topic, body, target?, duplicates?, concurrentDuplicates?, retryDelaysMs? }` */
async function sendFromShopify({ shopify }: Simulator, given: Json): Promise<Answer> {
	const { topic, body, shop, webhookId, eventId, test, ...options } = given;
	const event = {
		topic: asText(topic) ?? '',
		body,
		shop: asText(shop),
		webhookId: asText(webhookId),
		eventId: asText(eventId),
		test: test === true,
	};
	return ok(await shopify.send(event, options));
}
