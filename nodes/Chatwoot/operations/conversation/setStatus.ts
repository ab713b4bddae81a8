import { conversationField } from '../../fields';
import { unixSecondsOf } from '../../readInstant';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';

export const setStatus: Operation = {
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set the status of a conversation',
	description: 'Open, resolve, snooze a conversation or make it pending',
	fields: [
		conversationField,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
			{ name: 'Open', value: 'open' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Resolved', value: 'resolved' },
			{ name: 'Snoozed', value: 'snoozed' },
		],
			default: 'resolved',
		},
		{
			displayName: 'Snoozed Until',
			name: 'snoozedUntil',
			type: 'dateTime',
			default: '',
			description: 'Empty: until the customer writes again',
			displayOptions: { show: { status: ['snoozed'] } },
		},
	],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const status = textOf(parameter('status'));
		// Chatwoot reads text here as seconds, and an ISO date becomes 1970.
		const until = status === 'snoozed' ? unixSecondsOf(parameter('snoozedUntil'), 'Snoozed Until') : undefined;
		const body = { status, ...(until ? { snoozed_until: until } : {}) };
		const path = `/conversations/${id}/toggle_status`;
		await client.request({ method: 'POST', path, body, repeatable: true });
		return { conversationId: id, status, snoozedUntil: until ? new Date(until * 1000).toISOString() : null };
	},
};
