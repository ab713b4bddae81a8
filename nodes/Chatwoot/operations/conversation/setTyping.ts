import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const setTyping: Operation = {
	value: 'setTyping',
	name: 'Set Typing',
	action: 'Show or hide the typing indicator',
	description: 'Show the customer that somebody is typing, or stop showing it. WhatsApp customers do not see it.',
	fields: [
		conversationField,
		{
			displayName: 'Typing',
			name: 'typing',
			type: 'boolean',
			default: true,
			description: 'Whether somebody is typing',
		},
		{
			displayName: 'Private Note',
			name: 'private',
			type: 'boolean',
			default: false,
			description: 'Whether a note is being typed, which only agents are shown',
		},
	],
	run: async ({ client, parameter }) => {
		const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const typing = parameter('typing') !== false;
		const body = { typing_status: typing ? 'on' : 'off', is_private: parameter('private') === true };
		const path = `/conversations/${conversationId}/toggle_typing_status`;
		await client.request({ method: 'POST', path, body, repeatable: true });
		return { success: true, conversationId, typing };
	},
};
