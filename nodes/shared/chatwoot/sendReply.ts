import { refusal } from './errors';
import { readNewest } from './findMark';
import { withLock } from './keyLock';
import { readMark, readMessage } from './readConversation';
import { isFromCustomer } from './readSpeaker';
import { sendOnce, type SendRequest, type SendResult } from './sendOnce';
import { mayBeTwice, REPLY_CLAIM, takeClaim, type AnsweringRun } from './takeClaim';
import type { ChatwootClient, JsonRecord } from './types';

/** How long the answer to one customer message may take until the next message's turn comes. */
export const TURN_MS = 3_000;
/** Messages this close together may still be waiting for their answer. */
const BURST_SECONDS = 60;
/** Nobody waits longer than so many turns, however many messages came before. */
export const MAX_TURNS = 3;
/** How often whoever finds another worker's claim looks for its message. */
const MAX_LOOKS = 3;

export type ReplyRequest = Omit<SendRequest, 'lookFirst'> & {
	/** How far back a message with the same key is looked for. */
	lookbackDays: number;
	/** Says from the newest messages of the conversation why nothing is to be sent after all. */
	unless?: (rows: JsonRecord[]) => string | undefined;
	/** Id of the customer message that this answers, when each of several would be answered with the same key. */
	answers?: number;
	run: AnsweringRun;
};

export type ReplyResult = SendResult | { status: 'skipped'; reason: string };

/**
 * Sends a message into a conversation unless one with its key is there, or something else speaks against it.
 *
 * A customer writes several messages within a second, and n8n's workers start at the same instant: each looks
 * before any has sent. So they take turns, in the order that Chatwoot gave the messages: the first is answered
 * at once, each later one waits for the one before it and looks again. Nobody has to be told whose turn it is,
 * and when the first one's execution is lost the second one's sends. A late message may be at two workers itself:
 * it is claimed first.
 *
 * @throws ChatwootError; `details.uncertain` when the message may have been sent all the same
 */
export async function sendReply(client: ChatwootClient, request: ReplyRequest, now: Date): Promise<ReplyResult> {
	const alone = async <T>(work: () => Promise<T>) =>
		await withLock(`${client.account}/reply/${request.conversationId}/${request.mark.key}`, work);
	const send = async () => await sendOnce(client, { ...request, lookFirst: false }, now);
	const sendMine = async ({ rows }: Look) => {
		if (!mayBeTwice(createdAtOf(rows, request.answers), request.run, now)) return await send();
		const claim = { place: { conversationId: request.conversationId }, attribute: REPLY_CLAIM, key: request.mark.key, by: request.run.by };
		if (!(await takeClaim(client, claim))) return undefined;
		return (await look(client, request, now)).result ?? (await send());
	};
	for (let turn = 0; ; turn++) {
		const result = await alone(async () => {
			const seen = await look(client, request, now);
			return seen.result ?? (turn >= countEarlier(seen.rows, request.answers) ? await sendMine(seen) : undefined);
		});
		if (result) return result;
		if (turn >= MAX_TURNS + MAX_LOOKS) throw refusal('Another n8n worker is sending this message right now.', 'Run it again: it is found then, or sent.');
		await client.wait(TURN_MS);
	}
}

type Look = { rows: JsonRecord[]; result: ReplyResult | undefined };

async function look(client: ChatwootClient, request: ReplyRequest, now: Date): Promise<Look> {
	const { conversationId, mark, unless, lookbackDays } = request;
	const rows = await readNewest(client, { conversationId, key: mark.key, days: lookbackDays }, now);
	const message = rows.find((row) => readMark(row)?.key === mark.key);
	if (message) return { rows, result: { status: 'duplicate', message } };
	const reason = unless?.(rows);
	return { rows, result: reason === undefined ? undefined : { status: 'skipped', reason } };
}

function createdAtOf(rows: JsonRecord[], messageId: number | undefined): number | undefined {
	return rows.map(readMessage).find(({ id }) => id === messageId)?.createdAt;
}

/** How many customer messages came shortly before the one that is answered. */
function countEarlier(rows: JsonRecord[], answers: number | undefined): number {
	const own = rows.map(readMessage).find(({ id }) => id === answers);
	if (!own) return 0;
	const earlier = rows.filter((row) => {
		const { id, createdAt } = readMessage(row);
		return isFromCustomer(row) && id < own.id && own.createdAt - createdAt <= BURST_SECONDS;
	});
	return Math.min(earlier.length, MAX_TURNS);
}
