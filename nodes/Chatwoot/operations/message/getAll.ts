import type { INodeProperties } from 'n8n-workflow';

import { collectMessages } from '../../../shared/chatwoot/collectMessages';
import { conversationField, listFields, optionsField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf, requiredIdOf } from '../../operation';
import { limitOf } from '../collectRecords';
import { simplifyMessage } from '../../simplify';
import { outputOf, shaped } from '../outputOf';

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
	fields: [conversationField, ...listFields, simplifyField, optionsField([publicOnly])],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const wanted = {
			conversationId,
			limit: limitOf(call),
			publicOnly: collectionOf(call.parameter('options')).publicOnly === true,
		};
		const rows = await collectMessages(call.client, wanted);
		return rows.map((row) => shaped(call, outputOf(row, { messageId: row.id, conversationId }), simplifyMessage));
	},
};
