import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from '../faults';
import type { ChatMessage, Chats } from './chats';
import { GraphRefusal, graphErrorBody, graphErrors, refuse } from './graphErrors';
import { asObject, asText, type Json } from './json';
import { readSentMessage, type FindTemplate, type SentMessage } from './readSentMessage';

export type GraphOptions = {
	chats: Chats;
	faults: Faults;
	/** The business account's templates. Without it every template is unknown. */
	templateBody?: FindTemplate;
	now?: () => Date;
};
export type Graph = {
	/** Answers `POST /graph/vXX.0/:phone_number_id/messages`. `body` is the raw request body. */
	handle(req: IncomingMessage, res: ServerResponse, body: Buffer | string): Promise<void>;
	/** true: takes every message, as the provider did in the recordings. */
	acceptsEverything: boolean;
};

/** Header by which the simulated Chatwoot may say which of its messages this is; not Meta's. */
export const MESSAGE_ID_HEADER = 'x-simulator-message-id';
/** Likewise the customer's name, percent-encoded, so that the page can show whose phone it is. */
export const CONTACT_NAME_HEADER = 'x-simulator-contact-name';
const MESSAGES_PATH = /^\/graph\/v\d+\.\d+\/\d+\/messages$/;
const WINDOW_MS = 24 * 60 * 60 * 1_000;

/** The WhatsApp Cloud API's side that a shop's Chatwoot sends to: what it accepts, the phone shows. */
export function createGraph(options: GraphOptions): Graph {
	return new GraphApi(options);
}

class GraphApi implements Graph {
	acceptsEverything = false;
	private readonly now: () => Date;
	private readonly nextId: () => string;

	constructor(private readonly options: GraphOptions) {
		this.now = options.now ?? (() => new Date());
		this.nextId = createMessageIds(this.now);
	}

	async handle(req: IncomingMessage, res: ServerResponse, body: Buffer | string): Promise<void> {
		const { faults } = this.options;
		const [path = ''] = (req.url ?? '').split('?');
		const fault = faults.pick(req.method ?? '', path);
		if (answersWithCode(fault, res) || (await faults.applyBefore(fault, req, res))) return;
		try {
			const answer = this.accept(req, path, body);
			if (!faults.applyAfter(fault, req, res)) send(res, 200, JSON.stringify(answer));
		} catch (error) {
			if (!(error instanceof GraphRefusal)) throw error;
			send(res, error.error.status, graphErrorBody(error.error, traceId()));
		}
	}

	private accept(req: IncomingMessage, path: string, body: Buffer | string) {
		checkRequest(req, path);
		const sent = this.readMessage(parse(body));
		const at = this.now();
		if (sent.type !== 'template') this.checkWindow(sent.to, at);
		const id = this.nextId();
		const shown = toChatMessage(sent, { id, at, header: req.headers[MESSAGE_ID_HEADER] });
		this.options.chats.record(sent.to, shown, nameIn(req));
		return {
			messaging_product: 'whatsapp',
			contacts: [{ input: sent.to, wa_id: sent.to }],
			messages: [{ id }],
		};
	}

	private readMessage(json: Json): SentMessage {
		const findTemplate = this.options.templateBody ?? (() => undefined);
		try {
			return readSentMessage(json, findTemplate);
		} catch (error) {
			if (!this.acceptsEverything) throw error;
			const type = asText(json.type) ?? 'text';
			return { to: asText(json.to) ?? '', type, text: JSON.stringify(json[type]) };
		}
	}

	private checkWindow(to: string, at: Date): void {
		const writtenAt = this.options.chats.lastWrittenAt(to)?.getTime() ?? -Infinity;
		if (this.acceptsEverything || at.getTime() - writtenAt < WINDOW_MS) return;
		refuse(graphErrors.windowClosed());
	}
}

function checkRequest(req: IncomingMessage, path: string): void {
	if (req.method !== 'POST' || !MESSAGES_PATH.test(path)) {
		refuse(graphErrors.unknownPath(req.method ?? '', path));
	}
	if (!/^Bearer \S+/.test(req.headers.authorization ?? '')) refuse(graphErrors.badToken());
}

function parse(body: Buffer | string): Json {
	try {
		return asObject(JSON.parse(body.toString()));
	} catch {
		return refuse(graphErrors.invalidParameter('The body is not JSON'));
	}
}

type Stamp = { id: string; at: Date; header: string | string[] | undefined };

function toChatMessage(sent: SentMessage, { id, at, header }: Stamp): ChatMessage {
	const { text, template, buttons, mediaUrl } = sent;
	const chatwootMessageId = header === undefined ? undefined : Number(header);
	return { from: 'shop', id, at, text, template, buttons, mediaUrl, chatwootMessageId };
}

function nameIn({ headers }: IncomingMessage): string | undefined {
	const encoded = headers[CONTACT_NAME_HEADER];
	return typeof encoded === 'string' && encoded !== '' ? decodeURIComponent(encoded) : undefined;
}

/** `wamid.` and rising digits, as in the recordings, unique even within a millisecond. */
function createMessageIds(now: () => Date): () => string {
	let last = 0;
	return () => {
		last = Math.max(last + 1, now().getTime());
		return `wamid.${last}`;
	};
}

/** Throttling and trouble have codes of their own in Meta's API. */
function answersWithCode(fault: Fault | undefined, res: ServerResponse): boolean {
	if (fault?.kind !== 'status429' && fault?.kind !== 'status500') return false;
	const error = fault.kind === 'status429' ? graphErrors.tooFast() : graphErrors.somethingWrong();
	send(res, error.status, graphErrorBody(error, traceId()));
	return true;
}

function traceId(): string {
	return `A${randomBytes(16).toString('base64url')}`;
}

function send(res: ServerResponse, status: number, body: string): void {
	res.writeHead(status, {
		'content-type': 'application/json; charset=UTF-8',
		'content-length': Buffer.byteLength(body),
	});
	res.end(body);
}
