import { isRecord } from '../../../shared/chatwoot/errors';
import { readMark, readMessage } from '../../../shared/chatwoot/readConversation';
import { isFromCustomer, isFromMachine, isFromPerson } from '../../../shared/chatwoot/readSpeaker';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { NOTICE_SOURCE } from '../notification/send';

/**
 * Whose word is the last among the newest messages of a conversation, in any order.
 *
 * @returns the customer's newest message when nobody has answered it; undefined when no answer and no customer is
 * among them
 */
export function readLastWord(rows: JsonRecord[]): JsonRecord | 'answered' | undefined {
	const newestFirst = rows.filter((row) => !isDeleted(row)).sort((a, b) => readMessage(b).id - readMessage(a).id);
	const message = newestFirst.find(isFromCustomer);
	const id = message ? readMessage(message).id : undefined;
	const since = id === undefined ? newestFirst : newestFirst.filter((row) => readMessage(row).id > id);
	return since.some((row) => isAnswer(row, id)) ? 'answered' : message;
}

/**
 * Whether somebody answered with it: a person, a bot, this package with more than a notice. A note counts when its
 * key begins with the message: so Gemini Reply says that it handed the message over.
 */
function isAnswer(row: JsonRecord, id: number | undefined): boolean {
	const mark = readMark(row);
	if (mark && id !== undefined && mark.key.split('/')[0] === String(id)) return true;
	if (row.private === true || isFromCustomer(row)) return false;
	// News of an order is no answer to what the customer asked.
	if (mark) return mark.source !== NOTICE_SOURCE;
	return isFromPerson(row) || isFromMachine(row);
}

function isDeleted({ content_attributes: attributes }: JsonRecord): boolean {
	return isRecord(attributes) && attributes.deleted === true;
}
