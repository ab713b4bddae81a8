import { conversationField, listFields } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { collectRecords } from '../collectRecords';
import { outputOf } from '../outputOf';

export const ATTACHMENTS_PER_PAGE = 100;

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many attachments',
	description: 'Read the files of a conversation, the newest first; an HTTP Request node fetches them from data_url',
	fields: [conversationField, ...listFields],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const path = `/conversations/${conversationId}/attachments`;
		const rows = await collectRecords(call, { method: 'GET', path }, { pageSize: ATTACHMENTS_PER_PAGE });
		return rows.map((row) => outputOf(row, { messageId: row.message_id, conversationId }));
	},
};
