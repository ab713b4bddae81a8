import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { ChatwootRequest, JsonRecord } from '../../../shared/chatwoot/types';
import { listFields, searchTextField } from '../../fields';
import type { Operation, OperationCall } from '../../operation';
import { requiredTextOf } from '../../operation';
import { limitOf } from '../collectRecords';
import { outputOf } from '../outputOf';

const MESSAGES_PER_SEARCH_PAGE = 15;
/** Pages read before giving up: 3,000 messages. */
const MAX_SEARCH_PAGES = 200;

export const search: Operation = {
	value: 'search',
	name: 'Search',
	action: 'Search messages',
	description: 'Find messages that contain a text, in all conversations, the newest first',
	fields: [searchTextField, ...listFields],
	run: async (call) => {
		const q = requiredTextOf(call.parameter('query'), 'Text');
		const limit = limitOf(call) ?? Infinity;
		const rows: JsonRecord[] = [];
		for (let page = 1; rows.length < limit; page++) {
			if (page > MAX_SEARCH_PAGES) throw new Error('Too many messages contain this text. Turn Return All off and set a limit.');
			const found = await readPage(call, { q, page });
			rows.push(...found);
			if (found.length < MESSAGES_PER_SEARCH_PAGE) break;
		}
		const wanted = limit === Infinity ? rows : rows.slice(0, limit);
		return wanted.map((row) => outputOf(row, { messageId: row.id, conversationId: row.conversation_id }));
	},
};

async function readPage({ client }: OperationCall, query: { q: string; page: number }): Promise<JsonRecord[]> {
	const request: ChatwootRequest = { method: 'GET', path: '/search/messages', query };
	const answer = await client.request(request);
	const payload = isRecord(answer) && isRecord(answer.payload) ? answer.payload : {};
	if (Array.isArray(payload.messages)) return payload.messages.filter(isRecord);
	throw strangeAnswer(request, 'a list of messages');
}
