import type { INodeProperties } from 'n8n-workflow';

import { MESSAGES_PER_PAGE } from '../../../shared/chatwoot/findMark';
import { conversationField, listFields, optionsField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf, requiredIdOf } from '../../operation';
import { limitOf } from '../collectRecords';
import { outputOf } from '../outputOf';

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
	description: 'Read the newest messages of a conversation, in the order they were written',
	fields: [conversationField, ...listFields, optionsField([publicOnly])],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const limit = limitOf(call) ?? Infinity;
		const filtered = collectionOf(call.parameter('options')).publicOnly === true;
		const query = filtered ? { filter_internal_messages: true } : {};
		const path = `/conversations/${conversationId}/messages`;
		// The newest page comes first, but each page begins with its oldest message: only whole pages may be cut.
		const whole = Math.ceil(limit / MESSAGES_PER_PAGE) * MESSAGES_PER_PAGE;
		const options = { by: 'before', pageSize: MESSAGES_PER_PAGE, limit: whole } as const;
		const rows = await call.client.pages({ method: 'GET', path, query }, options);
		const inOrder = [...rows].sort((a, b) => Number(a.id) - Number(b.id));
		return inOrder.slice(-limit).map((row) => outputOf(row, { conversationId }));
	},
};
