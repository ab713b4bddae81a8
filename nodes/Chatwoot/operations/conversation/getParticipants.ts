import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { readMembers } from '../memberList';

export const getParticipants: Operation = {
	value: 'getParticipants',
	name: 'Get Participants',
	action: 'Get the participants of a conversation',
	description: 'Read the agents who follow a conversation',
	fields: [conversationField],
	run: async (call) => {
		const conversationId = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const path = `/conversations/${conversationId}/participants`;
		return await readMembers(call, { method: 'GET', path }, { conversationId });
	},
};
