import type { IncomingMessage, ServerResponse } from 'node:http';

import { asList, asObject, asText, type Json } from '../whatsapp/json';

const MAX_BLOCKS = 50;
const MAX_SECTION = 3_000;
const MAX_HEADER = 150;
/** Undocumented; larger ones were refused. */
const MAX_BYTES = 13_000;
const TEXT_BLOCKS = ['section', 'header', 'context', 'divider'];

type Refusal = { status: number; text: string; retryAfterSeconds?: number };

/** Slack's incoming webhooks. Answers and limits as documented for Block Kit and incoming webhooks. */
export type Slack = {
	/** Where a workflow posts to, below the simulator's address. */
	path: string;
	/** What was accepted, in order. */
	messages: Json[];
	/** How many posts came, refused ones included. */
	posts(): number;
	/** Refuses the next posts. */
	refuse(times: number, refusal: Refusal): void;
	handle(req: IncomingMessage, res: ServerResponse, body: Buffer): void;
	clear(): void;
};

export const RATE_LIMITED: Refusal = { status: 429, text: 'rate_limited', retryAfterSeconds: 1 };
export const DOWN: Refusal = { status: 503, text: 'service_unavailable' };

export function createSlack(): Slack {
	let posts = 0;
	let refusals: Refusal[] = [];
	const slack: Slack = {
		path: '/slack/services/team/channel/token',
		messages: [],
		posts: () => posts,
		refuse: (times, refusal) => {
			refusals = Array.from({ length: times }, () => refusal);
		},
		handle: (req, res, body) => {
			posts += 1;
			const refusal = refusals.shift() ?? refusalOf(req, body, slack.path);
			if (!refusal) slack.messages.push(asObject(JSON.parse(body.toString())));
			answer(res, refusal ?? { status: 200, text: 'ok' });
		},
		clear: () => {
			posts = 0;
			refusals = [];
			slack.messages.length = 0;
		},
	};
	return slack;
}

function answer(res: ServerResponse, { status, text, retryAfterSeconds }: Refusal): void {
	const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
	res.writeHead(status, { 'content-type': 'text/html', ...wait });
	res.end(text);
}

function refusalOf(req: IncomingMessage, body: Buffer, path: string): Refusal | undefined {
	if (req.url !== path) return { status: 404, text: 'no_team' };
	const problem = problemOf(body.toString());
	return problem === undefined ? undefined : { status: 400, text: problem };
}

function problemOf(body: string): string | undefined {
	let message: Json;
	try {
		message = asObject(JSON.parse(body));
	} catch {
		return 'invalid_payload';
	}
	const { text, blocks } = message;
	if (blocks === undefined) return asText(text) ? undefined : 'no_text';
	if (!Array.isArray(blocks) || blocks.length > MAX_BLOCKS) return 'invalid_blocks';
	if (!blocks.every((block) => isBlock(asObject(block)))) return 'invalid_blocks';
	return Buffer.byteLength(JSON.stringify(blocks)) > MAX_BYTES ? 'msg_blocks_too_long' : undefined;
}

function isBlock(block: Json): boolean {
	if (!TEXT_BLOCKS.includes(String(block.type))) return false;
	if (block.type === 'divider') return true;
	if (block.type === 'context') {
		const elements = asList(block.elements);
		return elements.length > 0 && elements.length <= 10 && elements.every((one) => isText(asObject(one), MAX_SECTION));
	}
	if (block.type === 'header') return asObject(block.text).type === 'plain_text' && isText(asObject(block.text), MAX_HEADER);
	return isText(asObject(block.text), MAX_SECTION);
}

function isText({ type, text }: Json, max: number): boolean {
	if (type !== 'plain_text' && type !== 'mrkdwn') return false;
	return typeof text === 'string' && text.length > 0 && text.length <= max;
}
