import { readRows } from '../../../shared/chatwoot/envelopes';
import type { ChatwootRequest, JsonRecord } from '../../../shared/chatwoot/types';
import { contactField, listFields, simplifyField } from '../../fields';
import type { Operation, OperationCall } from '../../operation';
import { requiredIdOf } from '../../operation';
import { readConditions } from '../../readConditions';
import { collectRecords, limitOf } from '../collectRecords';
import { simplifyConversation } from '../../simplify';
import { conversationOutput, shaped } from '../outputOf';
import { strangeAnswer } from '../../../shared/chatwoot/errors';

/** Chatwoot's list of a contact's conversations ends here and has no second page. */
export const MAX_LISTED = 20;

export const getConversations: Operation = {
	value: 'getConversations',
	name: 'Get Conversations',
	action: 'Get conversations of a contact',
	description: 'Read the conversations of a contact, those with the newest activity first',
	fields: [contactField, ...listFields, simplifyField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('contactId'), 'Contact');
		const limit = limitOf(call) ?? Infinity;
		const newest = await readNewest(call, id);
		const complete = newest.length < MAX_LISTED || limit <= MAX_LISTED;
		const rows = complete ? newest.slice(0, limit) : await readWithFilter(call, id);
		return rows.map((row) => shaped(call, conversationOutput(row), simplifyConversation));
	},
};

async function readNewest({ client }: OperationCall, contactId: number): Promise<JsonRecord[]> {
	const request: ChatwootRequest = { method: 'GET', path: `/contacts/${contactId}/conversations` };
	const rows = readRows(await client.request(request));
	if (rows) return rows;
	throw strangeAnswer(request, 'a list of conversations');
}

/** The filter knows pages. */
async function readWithFilter(call: OperationCall, contactId: number): Promise<JsonRecord[]> {
	const condition = { attribute_key: 'contact_id', filter_operator: 'equal_to', values: [contactId] };
	const body = { payload: readConditions([condition]) };
	return await collectRecords(call, { method: 'POST', path: '/conversations/filter', body, repeatable: true });
}
