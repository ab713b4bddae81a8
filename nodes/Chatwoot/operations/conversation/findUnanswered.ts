import { eachOf } from '../../../shared/eachOf';
import { ChatwootError, isRecord } from '../../../shared/chatwoot/errors';
import { MESSAGES_PER_PAGE } from '../../../shared/chatwoot/findMark';
import { readConversation, readMessage } from '../../../shared/chatwoot/readConversation';
import { isFromCustomer } from '../../../shared/chatwoot/readSpeaker';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { readLastWord } from './readLastWord';

/** Conversations whose messages are read at the same time. */
const AT_A_TIME = 4;
/** Pages of messages behind the newest of them, in which no customer spoke. */
const MAX_MESSAGE_PAGES = 50;
const STATUSES = ['open', 'pending'];
const MS_PER_SECOND = 1_000;

export type Unanswered = { conversation: JsonRecord; message: JsonRecord };
export type UnansweredWanted = {
	/** Chatwoot's own filters of the list. */
	query: JsonRecord;
	/** The message is not younger than this. */
	newest: Date;
	/** Nor older than this. */
	oldest: Date;
	/** Blank: none is looked at. */
	handledAttribute: string;
};

/**
 * The open and pending conversations whose newest customer message nobody has answered, longest wait first.
 * Mostly the list tells; messages are read where a note, a notice or a rule spoke after the customer.
 *
 * @throws ChatwootError, also when the list has more pages than can be read
 */
export async function findUnanswered(client: ChatwootClient, wanted: UnansweredWanted): Promise<Unanswered[]> {
	const rows = await listLively(client, wanted);
	const found = await eachOf(rows, AT_A_TIME, async (conversation) => await lookInto(client, conversation, wanted));
	return found.flat().sort((a, b) => readMessage(a.message).id - readMessage(b.message).id);
}

/** The list begins with the liveliest, so it ends where the window does. */
async function listLively(client: ChatwootClient, { query, oldest }: UnansweredWanted): Promise<JsonRecord[]> {
	const isOver = (row: JsonRecord) => readConversation(row).lastActivityAt * MS_PER_SECOND < oldest.getTime();
	const byId = new Map<unknown, JsonRecord>();
	for (const status of STATUSES) {
		const request = { method: 'GET', path: '/conversations', query: { ...query, status } } as const;
		for (const row of await client.pages(request, { until: isOver })) byId.set(row.id, row);
	}
	return [...byId.values()].filter((row) => !isOver(row) && canBeAnswered(row));
}

function canBeAnswered(row: JsonRecord): boolean {
	const meta = isRecord(row.meta) ? row.meta : {};
	const isBlocked = row.muted === true || (isRecord(meta.sender) && meta.sender.blocked === true);
	return !isBlocked && readConversation(row).canReply;
}

async function lookInto(client: ChatwootClient, conversation: JsonRecord, wanted: UnansweredWanted): Promise<Unanswered[]> {
	const message = readNewest(conversation) ?? (await askLastWord(client, conversation, wanted));
	if (typeof message !== 'object' || !isDue(message, conversation, wanted)) return [];
	return [{ conversation, message }];
}

/** From the list alone: the customer's message, that it is answered, or undefined when it does not tell. */
function readNewest({ last_non_activity_message: newest }: JsonRecord): JsonRecord | 'answered' | undefined {
	return isRecord(newest) ? readLastWord([newest]) : undefined;
}

async function askLastWord(client: ChatwootClient, { id }: JsonRecord, { oldest }: UnansweredWanted): Promise<JsonRecord | 'answered' | undefined> {
	const request = { method: 'GET', path: `/conversations/${Number(id)}/messages` } as const;
	const until = (row: JsonRecord) => isFromCustomer(row) || readMessage(row).createdAt * MS_PER_SECOND < oldest.getTime();
	const rows = client.pages(request, { by: 'before', pageSize: MESSAGES_PER_PAGE, maxPages: MAX_MESSAGE_PAGES, until });
	return readLastWord(await rows.catch(noneIfGone));
}

/** @throws what went wrong, unless it is only that the conversation is not there any more */
function noneIfGone(error: unknown): JsonRecord[] {
	if (error instanceof ChatwootError && error.details.status === 404) return [];
	throw error;
}

function isDue(message: JsonRecord, conversation: JsonRecord, { newest, oldest, handledAttribute }: UnansweredWanted): boolean {
	const { id, createdAt } = readMessage(message);
	const at = createdAt * MS_PER_SECOND;
	const handled = handledAttribute === '' ? undefined : readConversation(conversation).customAttributes[handledAttribute];
	return at <= newest.getTime() && at >= oldest.getTime() && String(handled) !== String(id);
}
