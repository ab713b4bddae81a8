import { readRecord } from './envelopes';
import { ChatwootError, isRecord } from './errors';
import { findMark } from './findMark';
import { withLock } from './keyLock';
import type { AutomationMark, ChatwootClient, JsonRecord, UploadFile } from './types';

/** How often one message is posted at the most, each time only after looking that it is not there. */
export const MAX_SEND_ATTEMPTS = 3;
/** A server that broke off may still be writing: so long before it is looked for the message. */
export const SETTLE_MS = 1_000;

export type SendRequest = {
	conversationId: number;
	mark: AutomationMark;
	/** Chatwoot's own fields of a message: content, template_params, private… */
	message: JsonRecord;
	files?: UploadFile[];
	/** False where nobody can have sent it before: no key was given, or it was just looked for. */
	lookFirst: boolean;
};

export type SendResult = { status: 'sent' | 'duplicate'; message: JsonRecord };

/**
 * Sends a message into a conversation, once per key, whatever is run again or lost on the way.
 * The key travels in the message itself, so that the record of the sending is part of the sending.
 *
 * @throws ChatwootError; `details.uncertain` when the message may have been sent all the same
 */
export async function sendOnce(
	client: ChatwootClient,
	request: SendRequest,
	now: Date,
): Promise<SendResult> {
	const { conversationId, mark } = request;
	return await withLock(`${client.account}/send/${conversationId}/${mark.key}`, async () => {
		const earlier = request.lookFirst ? await lookForIt(client, request, now) : undefined;
		if (earlier) return { status: 'duplicate', message: earlier };
		return { status: 'sent', message: await postUntilThere(client, request, now) };
	});
}

async function postUntilThere(
	client: ChatwootClient,
	request: SendRequest,
	now: Date,
): Promise<JsonRecord> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await tryPost(client, request);
		if ('message' in outcome) return outcome.message;
		const waitMs = waitAfter(outcome.error);
		if (waitMs === undefined) throw outcome.error;
		await client.wait(waitMs);
		const there = await lookForIt(client, request, now);
		if (there) return there;
		if (attempt >= MAX_SEND_ATTEMPTS) throw outcome.error;
	}
}

async function lookForIt(
	client: ChatwootClient,
	{ conversationId, mark, message }: SendRequest,
	now: Date,
): Promise<JsonRecord | undefined> {
	const isPrivate = message.private === true;
	return await findMark(client, { conversationId, key: mark.key, isPrivate }, now);
}

async function tryPost(
	client: ChatwootClient,
	{ conversationId, mark, message, files }: SendRequest,
): Promise<{ message: JsonRecord } | { error: unknown }> {
	try {
		const path = `/conversations/${conversationId}/messages`;
		const answer = await client.request({ method: 'POST', path, body: withMark(message, mark), files, failsWhenLimited: true });
		return { message: readRecord(answer) ?? {} };
	} catch (error) {
		return { error };
	}
}

/** Adds the mark to the message's own content attributes. */
export function withMark(message: JsonRecord, mark: AutomationMark): JsonRecord {
	const own = isRecord(message.content_attributes) ? message.content_attributes : {};
	return { ...message, content_attributes: { ...own, automation: mark } };
}

/**
 * How long to wait before it is looked for what was written: a lost answer may hide that it is there, and while
 * Chatwoot takes no more requests in this minute another worker may be ahead. Undefined after a certain refusal.
 */
export function waitAfter(error: unknown): number | undefined {
	if (isUncertain(error)) return SETTLE_MS;
	return error instanceof ChatwootError ? error.details.retryAfterMs : undefined;
}

/** Whether a write may have taken effect although it failed. */
export function isUncertain(error: unknown): boolean {
	return error instanceof ChatwootError && error.details.uncertain;
}
