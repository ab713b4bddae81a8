import { conversationField, emailField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, requiredTextOf } from '../../operation';

export const sendTranscript: Operation = {
	value: 'sendTranscript',
	name: 'Send Transcript',
	action: 'Send the transcript of a conversation',
	description: 'Email all messages of a conversation to an address, each time this runs',
	fields: [conversationField, { ...emailField, required: true }],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const email = requiredTextOf(parameter('email'), 'Email');
		await client.request({ method: 'POST', path: `/conversations/${conversationId}/transcript`, body: { email } });
		return { success: true, conversationId, email };
	},
};
