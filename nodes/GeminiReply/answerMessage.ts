import { readRecord } from '../shared/chatwoot/envelopes';
import { ChatwootError, strangeAnswer } from '../shared/chatwoot/errors';
import { MESSAGES_PER_PAGE } from '../shared/chatwoot/findMark';
import { withLock } from '../shared/chatwoot/keyLock';
import { sendOnce } from '../shared/chatwoot/sendOnce';
import { mayBeTwice, REPLY_CLAIM, takeClaim, type AnsweringRun } from '../shared/chatwoot/takeClaim';
import type { ChatwootClient, ChatwootRequest, JsonRecord } from '../shared/chatwoot/types';
import { acceptTurn, checkAnswered, checkConversation, checkSince, skip, type Skip, type TurnRules } from './acceptTurn';
import { applyHandoff } from './applyHandoff';
import { composeReply, type Composed, type Model } from './composeReply';
import { skipped, type Outcome } from './outcome';
import { MARK_SOURCE, readState, readThread, type ConversationState, type ThreadMessage } from './readThread';
import type { Settings } from './readSettings';
import type { Wish } from './readWish';
import { writeDraftNote } from './writeNote';

export type Answering = { client: ChatwootClient; model: Model; settings: Settings; wish: Wish; run: AnsweringRun };
/** How many of the newest messages are looked at, at the most. */
const MAX_MESSAGES = 60;
const SECONDS_PER_HOUR = 3_600;

type Known = { state: ConversationState; thread: ThreadMessage[] };

/**
 * Answers one message of a customer, or hands the conversation to people, or says why neither. Waits for the customer
 * to finish first: of a burst only the last message goes on, and what people do meanwhile comes first.
 *
 * At most four requests for an answer: conversation and messages, the conversation again, the answer. Four more, and a
 * second, for a message that another worker may be at too.
 */
export async function answerMessage(answering: Answering): Promise<Outcome> {
	const { client, settings, wish } = answering;
	if (wish.messageId !== undefined) await client.wait(settings.quietSeconds * 1000);
	const name = `${client.account}/geminiReply/${wish.conversationId}/${wish.messageId ?? ''}`;
	const answered = withLock(name, async () => await answerNow(answering));
	return await answered.catch((error: unknown) => skipIfGone(error, wish.conversationId));
}

async function answerNow(answering: Answering): Promise<Outcome> {
	const { model, settings, wish } = answering;
	const known = await readKnown(answering);
	const rules: TurnRules = { ...settings, messageId: wish.messageId };
	const turn = acceptTurn(known.state, known.thread, rules);
	if ('skip' in turn) return skipped(turn);
	const talk = { turn, thread: known.thread, contact: known.state.contact };
	const composed = await composeReply(model, settings, talk);
	const late = await makeSure(answering, known, { rules, last: turn.last, hasAsked: composed.ai.attempts > 0 });
	if ('skip' in late) return skipped(late, { ...composed.ai, draft: 'text' in composed ? composed.text : composed.ai.draft });
	return await deliver(answering, { composed, state: late.state, messageId: turn.last.id });
}

async function readKnown(answering: Answering): Promise<Known> {
	const { client, wish } = answering;
	const path = `/conversations/${wish.conversationId}`;
	const [conversation, rows] = await Promise.all([readConversation(client, path), readMessages(answering)]);
	const thread = readThread(rows).map((message) =>
		message.id === wish.messageId && wish.content !== '' ? { ...message, text: wish.content } : message,
	);
	return { state: readState(conversation), thread };
}

async function readConversation(client: ChatwootClient, path: string): Promise<JsonRecord> {
	const request: ChatwootRequest = { method: 'GET', path };
	const record = readRecord(await client.request(request));
	if (typeof record?.id !== 'number') throw strangeAnswer(request, 'a conversation');
	return record;
}

/** One page as a rule; more while all of it is of the last hour, which the cap counts. */
async function readMessages({ client, model, settings, wish }: Answering): Promise<JsonRecord[]> {
	const hourAgo = model.now().getTime() / 1000 - SECONDS_PER_HOUR;
	const request: ChatwootRequest = {
		method: 'GET',
		path: `/conversations/${wish.conversationId}/messages`,
		// Drafts are private notes, which have to be seen to be counted.
		query: settings.mode === 'draft' ? {} : { filter_internal_messages: true },
	};
	const until = (row: JsonRecord) => Number(row.created_at) < hourAgo;
	return await client.pages(request, { by: 'before', pageSize: MESSAGES_PER_PAGE, limit: MAX_MESSAGES, until });
}

type Ready = { rules: TurnRules; last: ThreadMessage; /** Whether the model was asked, which takes time. */ hasAsked: boolean };

/** Right before anything is written: is it still ours to answer? */
async function makeSure(answering: Answering, known: Known, { rules, last, hasAsked }: Ready): Promise<Skip | { state: ConversationState }> {
	const { client, model, wish, run } = answering;
	const isLate = mayBeTwice(last.createdAt, run, model.now());
	const claim = { place: { conversationId: wish.conversationId }, attribute: REPLY_CLAIM, key: String(last.id), by: run.by };
	if (isLate && !(await takeClaim(client, claim))) return skip('alreadyAnswered', 'Another n8n worker is answering this message.');
	return isLate || hasAsked ? await checkAgain(answering, known, { ...rules, messageId: last.id, isLate }) : { state: known.state };
}

async function checkAgain(
	answering: Answering,
	{ state: before, thread }: Known,
	{ isLate, ...rules }: TurnRules & { messageId: number; isLate: boolean },
): Promise<Skip | { state: ConversationState }> {
	const { client, wish } = answering;
	const state = readState(await readConversation(client, `/conversations/${wish.conversationId}`));
	const closed = checkConversation(state, rules);
	if (closed) return closed;
	const lastSeen = Math.max(...thread.map(({ id }) => id));
	const lastNote = before.newest?.isPrivate ? before.newest.id : 0;
	if (!isLate && state.newest !== undefined && state.newest.id <= Math.max(lastSeen, lastNote)) return { state };
	// Somebody wrote, perhaps a note above something else, or the server is too old to say.
	const newer = readThread(await readMessages(answering));
	return checkSince(newer, lastSeen) ?? checkAnswered(newer, rules.messageId) ?? { state };
}

type Delivery = { composed: Composed; state: ConversationState; messageId: number };

async function deliver({ client, model, settings, wish }: Answering, delivery: Delivery): Promise<Outcome> {
	const { composed, state, messageId } = delivery;
	const { conversationId } = wish;
	const now = model.now();
	const isDraft = settings.mode === 'draft';
	if ('handoff' in composed) {
		const call = { client, conversationId, messageId, state, settings: settings.handoff, tellsCustomer: !isDraft, now };
		const notDone = await applyHandoff(call, composed.handoff, composed.ai.draft);
		return { output: 'handedOff', ai: { ...composed.ai, notDone } };
	}
	const key = isDraft ? `${messageId}/draft` : String(messageId);
	const message = isDraft ? { content: writeDraftNote(composed.text), private: true } : answerOf(composed.text, settings);
	// Under the lock, and just looked for.
	const sent = await sendOnce(client, { conversationId, mark: { source: MARK_SOURCE, key }, message, lookFirst: false }, now);
	return { output: 'replied', ai: { ...composed.ai, messageId: Number(sent.message.id) || null } };
}

/** A bot's message ends the customer's wait without counting as a person's first reply. */
function answerOf(content: string, { answerAsBotId }: Settings): JsonRecord {
	return answerAsBotId > 0 ? { content, sender_type: 'AgentBot', sender_id: answerAsBotId } : { content };
}

/** @throws what went wrong, unless it is only that the conversation is not there any more */
function skipIfGone(error: unknown, conversationId: number): Outcome {
	const { status, path } = error instanceof ChatwootError ? error.details : { status: undefined, path: '' };
	if (status !== 404 || !path.startsWith(`/conversations/${conversationId}`)) throw error;
	return skipped(skip('conversationGone', 'The conversation was deleted.'));
}
