import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { idFrom } from '../recordOperations';
import { macroKind } from './macroKind';

export const execute: Operation = {
	value: 'execute',
	name: 'Run on a Conversation',
	action: 'Run a macro on a conversation',
	description: 'Carry out the actions of a macro; Chatwoot does it a moment later. A macro that sends a message sends it again each time.',
	fields: [macroKind.field, conversationField],
	run: async (call) => {
		const macroId = idFrom(macroKind, call);
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const body = { conversation_ids: [conversationId] };
		await call.client.request({ method: 'POST', path: `/macros/${macroId}/execute`, body });
		return { success: true, macroId, conversationId };
	},
};
