import type { INodeProperties } from 'n8n-workflow';

import { conversationField, listFields, optionsField } from '../../fields';
import { MESSAGES_PER_PAGE } from '../../../shared/chatwoot/findMark';
import { collectRecords } from '../collectRecords';
import type { Operation } from '../../operation';
import { collectionOf, requiredIdOf } from '../../operation';

const publicOnly: INodeProperties = {
	displayName: 'Public Only',
	name: 'publicOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out private notes and activities',
};

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Read the messages of a conversation, newest first',
	fields: [conversationField, ...listFields, optionsField([publicOnly])],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const options = collectionOf(call.parameter('options'));
		const query = options.publicOnly === true ? { filter_internal_messages: true } : {};
		const request = { method: 'GET', path: `/conversations/${id}/messages`, query } as const;
		return await collectRecords(call, request, { by: 'before', pageSize: MESSAGES_PER_PAGE });
	},
};
